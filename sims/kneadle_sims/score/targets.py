"""What issue 3 asks for on the standard suite, beside what is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kneadle_sims.label import LabelKind
from kneadle_sims.score.summary import Summary

F1_AT_LEAST: dict[LabelKind, float] = {
    "hold": 0.99,
    "spike": 0.98,
    "rolling": 0.99,
    "ceiling": 0.99,
}
F1_LOSS_AT_MOST = 0.03


@dataclass(frozen=True, slots=True)
class Target:
    """`value` is None where there was nothing to measure."""

    name: str
    value: float | None
    relation: Literal[">=", "<="]
    bound: float
    unit: str = ""

    @property
    def met(self) -> bool:
        if self.value is None:
            return False
        return self.value >= self.bound if self.relation == ">=" else self.value <= self.bound


def standard_targets(summary: Summary) -> Iterator[Target]:
    kinds = summary.kinds
    for kind, bound in F1_AT_LEAST.items():
        yield Target(f"{kind} F1", kinds[kind].f1, ">=", bound)
    yield Target("hold duration error, median", kinds["hold"].median_s, "<=", 0.3, "s")
    yield Target("hold duration error, p90", kinds["hold"].tail_s, "<=", 0.8, "s")
    yield Target("spike time to warn, median", kinds["spike"].median_s, "<=", 0.12, "s")
    yield Target("rolling time to warn, median", kinds["rolling"].median_s, "<=", 1.5, "s")
    yield Target("ceiling time to warn, p95", kinds["ceiling"].tail_s, "<=", 0.25, "s")
    yield Target("ceilings missed", kinds["ceiling"].missed, "<=", 0)
    yield Target("false warnings per loaded hour", summary.false_per_h, "<=", 1.0)


def robust_targets(
    losses: dict[str, float | None], nobody: Summary, whole: Summary
) -> Iterator[Target]:
    for name, loss in losses.items():
        yield Target(f"largest loss of F1, {name}", loss, "<=", F1_LOSS_AT_MOST)
    yield Target("holds started with nobody there", nobody.holds_started, "<=", 0)
    yield Target("time credited without data", whole.without_data_s, "<=", 0.0, "s")
