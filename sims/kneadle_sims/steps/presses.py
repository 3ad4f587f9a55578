"""Staying off the ball, leaning on, staying, relaxing, letting go."""

import math
from dataclasses import dataclass

import numpy as np

from kneadle.samples import Floats
from kneadle_sims.steps.step import WAYS, ComesBack, LetsGo, NeverRises, Rise, Way, let_go


@dataclass(frozen=True, slots=True)
class Rest(LetsGo, NeverRises):
    for_s: float

    def force_n(self, t_s: Floats, from_n: float) -> Floats:
        return let_go(t_s, from_n, self.for_s)


@dataclass(frozen=True, slots=True)
class Ramp:
    """Leaning on, pressing harder, easing off, letting go."""

    to_n: float
    for_s: float
    way: Way = "smooth"

    def force_n(self, t_s: Floats, from_n: float) -> Floats:
        return from_n + (self.to_n - from_n) * WAYS[self.way](t_s / self.for_s)

    def end_n(self, from_n: float) -> float:
        return self.to_n

    def rises(self, from_n: float) -> tuple[Rise, ...]:
        if self.to_n <= from_n:
            return ()
        return (Rise(0.0, self.for_s, from_n, self.to_n, self.way),)


@dataclass(frozen=True, slots=True)
class Stay(ComesBack, NeverRises):
    for_s: float

    def force_n(self, t_s: Floats, from_n: float) -> Floats:
        return np.full_like(t_s, from_n)


@dataclass(frozen=True, slots=True)
class Relax(NeverRises):
    """Tissue gives way or a grip tires: down to the share `to`, fast first, then ever slower."""

    to: float
    for_s: float
    tau_s: float

    def force_n(self, t_s: Floats, from_n: float) -> Floats:
        gone = -np.expm1(-t_s / self.tau_s) / -math.expm1(-self.for_s / self.tau_s)
        return from_n * (1.0 - (1.0 - self.to) * gone)

    def end_n(self, from_n: float) -> float:
        return from_n * self.to
