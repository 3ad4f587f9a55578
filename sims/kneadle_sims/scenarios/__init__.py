"""Scenarios by name: those that are one thing, those that come by the seed, each with a trouble."""

import re
from collections.abc import Callable
from dataclasses import replace

from kneadle.errors import KneadleError
from kneadle_sims.scenario import Scenario
from kneadle_sims.scenarios import basics
from kneadle_sims.scenarios.demo import demo
from kneadle_sims.scenarios.robust import TROUBLES, nobody
from kneadle_sims.scenarios.script import random_hand, script
from kneadle_sims.scenarios.standard import standard

SCENARIOS: dict[str, Callable[[], Scenario]] = {
    "demo": demo,
    "steady": basics.steady,
    "rough-rolling": basics.rough_rolling,
    "slip": basics.slip,
    "too-hard": basics.too_hard,
    "lost-link": basics.lost_link,
    "flat-rolling": basics.flat_rolling,
    "wrap": basics.wrap,
    "fsr": basics.fsr,
    "relative": basics.relative,
    "air-ball": basics.air_ball,
    "unplugged": basics.unplugged,
}
SEEDED: dict[str, Callable[[int], Scenario]] = {
    "standard": standard,
    "script": script,
    "nobody": nobody,
}
PATTERNS = (
    "standard-17: a session made up from seed 17 (any number does); script-17: a simpler one",
    "nobody-17: a minute in which nobody touches a ball full of faults",
    "NAME-TROUBLE, such as standard-17-glitches or demo-loss; the troubles are",
    f"  {', '.join(TROUBLES)}",
)

__all__ = ["PATTERNS", "SCENARIOS", "SEEDED", "TROUBLES", "demo", "find", "random_hand", "script"]

_SEEDED = re.compile(r"([a-z]+)-([0-9]{1,9})")


def find(name: str) -> Scenario:
    """Raises KneadleError."""
    plain, _, trouble = name.rpartition("-")
    if plain and trouble in TROUBLES:
        return replace(TROUBLES[trouble](find(plain)), name=name)
    if name in SCENARIOS:
        return SCENARIOS[name]()
    seeded = _SEEDED.fullmatch(name)
    if seeded and seeded[1] in SEEDED:
        return SEEDED[seeded[1]](int(seeded[2]))
    raise KneadleError(
        f"There is no scenario named {name!r}.",
        f"Choose one of: {', '.join(SCENARIOS)}, standard-17, nobody-3, standard-17-glitches;"
        " `kneadle-sim list` explains them.",
    )
