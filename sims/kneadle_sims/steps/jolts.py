"""What disturbs a press: dips, slips, coughs, a shift of weight."""

from dataclasses import dataclass

import numpy as np

from kneadle.samples import Floats
from kneadle_sims.steps.step import ComesBack, Knots, Rise, uneven_spans


@dataclass(frozen=True, slots=True)
class Bump(ComesBack):
    """To `to_n` in `rise_s`, back in `back_s`: a slip when it is fast, a dip when it is lower."""

    to_n: float
    rise_s: float
    stay_s: float
    back_s: float

    @property
    def for_s(self) -> float:
        return self.rise_s + self.stay_s + self.back_s

    def force_n(self, t_s: Floats, from_n: float) -> Floats:
        return self._knots(from_n).at(t_s)

    def rises(self, from_n: float) -> tuple[Rise, ...]:
        return self._knots(from_n).rises()

    def _knots(self, from_n: float) -> Knots:
        there_s = self.rise_s + self.stay_s
        if self.stay_s == 0.0:
            at_s, force_n = [0.0, self.rise_s, self.for_s], [from_n, self.to_n, from_n]
        else:
            at_s = [0.0, self.rise_s, there_s, self.for_s]
            force_n = [from_n, self.to_n, self.to_n, from_n]
        return Knots(np.array(at_s), np.array(force_n))


@dataclass(frozen=True, slots=True)
class Cough(ComesBack):
    """A few quick jolts on top of the force, `jolt_s` each, the first the largest."""

    jolts: int
    by_n: float
    jolt_s: float
    seed: int = 0

    @property
    def for_s(self) -> float:
        return self.jolts * self.jolt_s

    def force_n(self, t_s: Floats, from_n: float) -> Floats:
        return self._knots(from_n).at(t_s)

    def rises(self, from_n: float) -> tuple[Rise, ...]:
        return self._knots(from_n).rises()

    def _knots(self, from_n: float) -> Knots:
        rng = np.random.default_rng(self.seed)
        spans_s = uneven_spans(2 * self.jolts, self.jolt_s / 2, 0.3, rng)
        force_n = np.full(2 * self.jolts + 1, from_n)
        force_n[1::2] += self.by_n * np.r_[1.0, rng.uniform(0.4, 0.9, self.jolts - 1)]
        return Knots(np.r_[0.0, np.cumsum(spans_s)], force_n)


@dataclass(frozen=True, slots=True)
class Shift:
    """Weight moves: to and fro about the way to a new level, less each time."""

    to_n: float
    wobble_n: float
    for_s: float

    def force_n(self, t_s: Floats, from_n: float) -> Floats:
        return self._knots(from_n).at(t_s)

    def end_n(self, from_n: float) -> float:
        return self.to_n

    def rises(self, from_n: float) -> tuple[Rise, ...]:
        return self._knots(from_n).rises()

    def _knots(self, from_n: float) -> Knots:
        off_n = self.wobble_n * np.array([0.0, -1.0, 0.7, -0.4, 0.0])
        way = np.array([0.0, 0.3, 0.7, 1.0, 1.0])
        force_n = np.maximum(from_n + (self.to_n - from_n) * way + off_n, 0.0)
        return Knots(np.linspace(0.0, self.for_s, 5), force_n)
