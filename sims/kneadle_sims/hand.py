"""A scripted hand: what it does, in the order it does it, as force in continuous time."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from kneadle.samples import Floats
from kneadle_sims.body import STILL, Body
from kneadle_sims.label import Label
from kneadle_sims.labels import crossings, labels
from kneadle_sims.steps import Placed, Step, meant_n, place
from kneadle_sims.turning import turning_dps
from kneadle_sims.verbs import Verbs

FINE_HZ = 1000.0  # where crossings are looked for
USUAL_CEILING_N = 80.0  # before a personal one was measured: facts row 8


@dataclass(frozen=True)
class Hand(Verbs):
    """The same seed is the same person, at any sampling rate."""

    seed: int = 0
    steps: tuple[Step, ...] = ()
    body: Body | None = None  # None: the one that belongs to the seed

    def still(self) -> "Hand":
        """Without breath, tremor or pulse: exactly what was meant."""
        return replace(self, body=STILL)

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
        return self._who.bear(t_s, meant_n(self.script, t_s))

    def gyro_dps_at(self, t_s: Floats) -> Floats:
        """How fast the ball turns, about any axis. t_s (n,) to (n,)."""
        return turning_dps(self.script, t_s) + self._who.fidget_dps(t_s, meant_n(self.script, t_s))

    @property
    def _who(self) -> Body:
        return Body.of(self.seed) if self.body is None else self.body

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """As `labels_for` a ceiling that nobody has measured yet."""
        return self.labels_for(USUAL_CEILING_N)

    def labels_for(self, ceiling_n: float) -> tuple[Label, ...]:
        """The holds, spikes and aggressive rolling that were meant, by start."""
        return labels(self.script, self.force_at, ceiling_n)

    def crossings(self, ceiling_n: float) -> tuple[Label, ...]:
        """Where the ceiling is reached, by the force that truly reaches the ball."""
        return crossings(*self.force(FINE_HZ), ceiling_n)
