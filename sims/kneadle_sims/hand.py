"""A scripted hand: what it does, in the order it does it, as force in continuous time."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from kneadle.samples import Floats
from kneadle_sims.body import STILL, Body
from kneadle_sims.labels import crossings, labels
from kneadle_sims.steps import (
    Bump,
    Dabs,
    Label,
    Placed,
    Ramp,
    Rest,
    Roll,
    Stay,
    Step,
    meant_n,
    place,
)

DIP_EDGE_S = 0.25
FINE_HZ = 1000.0  # where crossings are looked for


@dataclass(frozen=True)
class Hand:
    """Every verb returns a new hand. The same seed is the same person, at any sampling rate."""

    seed: int = 0
    steps: tuple[Step, ...] = ()
    body: Body | None = None  # None: the one that belongs to the seed

    def still(self) -> "Hand":
        """Without breath, tremor or pulse: exactly what was meant."""
        return replace(self, body=STILL)

    def rest(self, for_s: float) -> "Hand":
        return self.then(Rest(for_s))

    def lean_on(self, to_n: float, *, over_s: float) -> "Hand":
        return self.then(Ramp(to_n, over_s))

    def press_to(self, to_n: float, *, over_s: float) -> "Hand":
        """Harder or less hard: `lean_on(54).press_to(45)` overshoots and relaxes."""
        return self.then(Ramp(to_n, over_s))

    def hold(self, *, for_s: float) -> "Hand":
        return self.then(Stay(for_s))

    def dip(self, *, to: float, for_s: float) -> "Hand":
        """Down to the share `to` of the force and back, `for_s` in all."""
        edge_s = min(DIP_EDGE_S, for_s / 2)
        return self.then(Bump(to * self.now_n, edge_s, for_s - 2 * edge_s, edge_s))

    def spike(self, *, to_n: float, rise_s: float = 0.12, back_s: float = 0.4) -> "Hand":
        """A slip onto the ball, caught at once."""
        return self.then(Bump(to_n, rise_s, 0.05, back_s))

    def roll(self, *, low_n: float, high_n: float, rate_hz: float, for_s: float) -> "Hand":
        return self.then(Roll(low_n, high_n, rate_hz, for_s))

    def dabs(self, count: int, peak_n: float, *, every_s: float = 1.5) -> "Hand":
        return self.then(Dabs(count, peak_n, every_s))

    def release(self, *, over_s: float = 0.4) -> "Hand":
        return self.then(Ramp(0.0, over_s))

    def then(self, step: Step) -> "Hand":
        return replace(self, steps=(*self.steps, step))

    @cached_property
    def script(self) -> tuple[Placed, ...]:
        return place(self.steps)

    @property
    def duration_s(self) -> float:
        return self.script[-1].end_s if self.script else 0.0

    @property
    def now_n(self) -> float:
        """The force meant where the script now ends."""
        if not self.script:
            return 0.0
        return self.script[-1].step.end_n(self.script[-1].from_n)

    def force(self, rate_hz: float) -> tuple[Floats, Floats]:
        """(t_s, force_n), both (n,), from t=0 up to the end of the script."""
        count = math.ceil(self.duration_s * rate_hz - 1e-6)
        t_s = np.arange(count) / rate_hz
        return t_s, self.force_at(t_s)

    def force_at(self, t_s: Floats) -> Floats:
        """The force at any moments; none before and after the script. t_s (n,) to (n,)."""
        body = Body.of(self.seed) if self.body is None else self.body
        return body.bear(t_s, meant_n(self.script, t_s))

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """The holds, spikes and aggressive rolling that were meant, by start."""
        return labels(self.script)

    def crossings(self, ceiling_n: float) -> tuple[Label, ...]:
        """Where the ceiling is reached, by the force that truly reaches the ball."""
        return crossings(*self.force(FINE_HZ), ceiling_n)
