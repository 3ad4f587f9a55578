"""Scenarios by name."""

from collections.abc import Callable

from kneadle.errors import KneadleError
from kneadle_sims.scenario import Scenario
from kneadle_sims.scenarios.basics import fsr, steady, unplugged, wrap
from kneadle_sims.scenarios.demo import demo
from kneadle_sims.scenarios.script import random_hand, script

SCENARIOS: dict[str, Callable[[], Scenario]] = {
    "demo": demo,
    "steady": steady,
    "wrap": wrap,
    "fsr": fsr,
    "unplugged": unplugged,
}

__all__ = ["SCENARIOS", "demo", "find", "random_hand", "script"]


def find(name: str) -> Scenario:
    if name not in SCENARIOS:
        raise KneadleError(
            f"There is no scenario named {name!r}.",
            f"Choose one of: {', '.join(SCENARIOS)}.",
        )
    return SCENARIOS[name]()
