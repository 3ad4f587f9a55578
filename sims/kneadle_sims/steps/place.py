"""Steps in their places, one after the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from kneadle.samples import Floats
from kneadle_sims.steps.step import Step


@dataclass(frozen=True, slots=True)
class Placed:
    """A step at its place in the script."""

    step: Step
    start_s: float
    from_n: float

    @property
    def end_s(self) -> float:
        return self.start_s + self.step.for_s


def place(steps: Iterable[Step], start_s: float = 0.0, force_n: float = 0.0) -> tuple[Placed, ...]:
    """From that moment and that force on."""
    placed: list[Placed] = []
    for step in steps:
        placed.append(Placed(step, start_s, force_n))
        start_s, force_n = start_s + step.for_s, step.end_n(force_n)
    return tuple(placed)


def meant_n(script: Sequence[Placed], t_s: Floats) -> Floats:
    """The force that was meant, before and after the script none. t_s (n,) to (n,)."""
    force_n = np.zeros_like(t_s)
    if len(t_s) == 0:
        return force_n
    first_s, last_s = t_s.min(), t_s.max()
    for placed in script:
        if placed.start_s > last_s or placed.end_s <= first_s:
            continue
        now = (t_s >= placed.start_s) & (t_s < placed.end_s)
        force_n[now] = placed.step.force_n(t_s[now] - placed.start_s, placed.from_n)
    return force_n
