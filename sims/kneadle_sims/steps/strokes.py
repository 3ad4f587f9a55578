"""What comes again and again: rolling over a spot, dabbing at it, squeezing."""

import math
from dataclasses import dataclass

import numpy as np

from kneadle.samples import Floats
from kneadle_sims.steps.step import ComesBack, Knots, LetsGo, Rise, let_go, swing, uneven_spans

BALL_RADIUS_M = 0.03185  # facts section 2
DPS_PER_M_S = math.degrees(1 / (2 * BALL_RADIUS_M))  # a body rolls at 2 w r: facts section 6


@dataclass(frozen=True, slots=True)
class Roll(ComesBack):
    """Back and forth in half-cycles of one stroke each; the first and the last join it on."""

    low_n: float
    high_n: float
    rate_hz: float
    for_s: float
    stroke_m: float = 0.1
    uneven: float = 0.0  # share by which strokes differ in length and depth
    seed: int = 0

    def force_n(self, t_s: Floats, from_n: float) -> Floats:
        return self.knots(from_n).at(t_s, swing)

    def rises(self, from_n: float) -> tuple[Rise, ...]:
        return self.knots(from_n).rises()

    def turn_dps(self, t_s: Floats) -> Floats:
        """How fast the ball turns: still at the end of each stroke. t_s (n,) to (n,)."""
        at_s = self._turns_s()
        i = np.clip(np.searchsorted(at_s, t_s, side="right") - 1, 0, len(at_s) - 2)
        span_s = at_s[i + 1] - at_s[i]
        speed_m_s = self.stroke_m * np.pi / 2 / span_s * np.sin(np.pi * (t_s - at_s[i]) / span_s)
        return np.asarray(DPS_PER_M_S * np.abs(speed_m_s))

    def knots(self, from_n: float) -> Knots:
        at_s = self._turns_s()
        force_n = np.where(np.arange(len(at_s)) % 2, self.high_n, self.low_n)
        # Apart from the draw of the lengths, or longer strokes would always be deeper ones.
        off = np.random.default_rng([self.seed, 1]).uniform(-0.5, 0.5, len(at_s))
        force_n = np.maximum(force_n + self.uneven * (self.high_n - self.low_n) * off, 0.0)
        force_n[[0, -1]] = from_n
        return Knots(at_s, force_n)

    def _turns_s(self) -> Floats:
        count = 2 * max(1, round(self.rate_hz * self.for_s))
        rng = np.random.default_rng([self.seed, 0])
        spans_s = uneven_spans(count, self.for_s / count, self.uneven, rng)
        return np.asarray(np.r_[0.0, np.cumsum(spans_s)])


@dataclass(frozen=True, slots=True)
class Dabs(LetsGo):
    """On and off the ball, `every_s` apart, off it for a third of the time."""

    count: int
    peak_n: float
    every_s: float
    uneven: float = 0.0
    seed: int = 0

    @property
    def for_s(self) -> float:
        return self.count * self.every_s

    def force_n(self, t_s: Floats, from_n: float) -> Floats:
        return self._knots().at(t_s) + let_go(t_s, from_n, self.for_s)

    def rises(self, from_n: float) -> tuple[Rise, ...]:
        return self._knots().rises()

    def _knots(self) -> Knots:
        rng = np.random.default_rng(self.seed)
        spans_s = np.repeat(uneven_spans(self.count, self.every_s, self.uneven, rng) / 3, 3)
        peaks_n = self.peak_n * (1.0 + self.uneven * rng.uniform(-1.0, 1.0, self.count))
        force_n = np.zeros(3 * self.count + 1)
        force_n[1::3] = peaks_n
        return Knots(np.r_[0.0, np.cumsum(spans_s)], force_n)
