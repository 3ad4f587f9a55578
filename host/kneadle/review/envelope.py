"""Lowest and highest force of each short stretch of time: for plots in which no spike is lost.

Made in one pass, in memory that does not grow: bins double as the recording gets longer.
"""

from dataclasses import dataclass

import numpy as np

from kneadle.samples import Floats, Ints

BINS = 60_000  # two values each: what the report draws at most
FIRST_STEP_S = 2**-10  # a power of two, so that a bin is exactly two of the bins before it doubled


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """t_s (where a bin begins), low_n, high_n: (n,), in order. Empty bins are left out.

    Neighbours lie `step_s` apart; where they lie farther, nothing was measured between them.
    """

    step_s: float
    t_s: Floats
    low_n: Floats
    high_n: Floats

    @property
    def start_s(self) -> float:
        return float(self.t_s[0]) if len(self.t_s) else 0.0

    @property
    def end_s(self) -> float:
        """Where the last bin ends."""
        return float(self.t_s[-1]) + self.step_s if len(self.t_s) else 0.0


class Envelope:
    """How the readings were cut into pieces changes nothing. Time must rise."""

    def __init__(self, bins: int = BINS) -> None:
        """`bins`: the most that are kept, 2 or more."""
        self.step_s = FIRST_STEP_S
        self._base: int | None = None  # the number of the first bin; bin k begins at k steps
        self._used = 0
        self._low_n, self._high_n = np.full(bins, np.inf), np.full(bins, -np.inf)

    def add(self, t_s: Floats, force_n: Floats) -> None:
        """(n,) each."""
        if len(t_s) == 0:
            return
        if self._base is None:
            self._base = int(np.floor(t_s[0] / self.step_s))
        while int(np.floor(t_s[-1] / self.step_s)) - self._base >= len(self._low_n):
            self._double()
        number = np.floor(t_s / self.step_s).astype(np.int64)
        starts = np.concatenate(([0], np.flatnonzero(np.diff(number)) + 1))
        low_n = np.minimum.reduceat(force_n, starts)
        high_n = np.maximum.reduceat(force_n, starts)
        self._merge(number[starts] - self._base, low_n, high_n)

    def columns(self) -> Columns:
        """All of it, as fine as it was kept."""
        there = np.flatnonzero(self._low_n[: self._used] <= self._high_n[: self._used])
        t_s = (there + (self._base or 0)).astype(np.float64) * self.step_s
        return Columns(self.step_s, t_s, self._low_n[there], self._high_n[there])

    def _merge(self, place: Ints, low_n: Floats, high_n: Floats) -> None:
        """Each place once."""
        self._low_n[place] = np.minimum(self._low_n[place], low_n)
        self._high_n[place] = np.maximum(self._high_n[place], high_n)
        self._used = max(self._used, int(place[-1]) + 1)

    def _double(self) -> None:
        kept = self.columns()
        self.step_s *= 2
        self._base = (self._base or 0) // 2
        self._used = 0
        self._low_n[:], self._high_n[:] = np.inf, -np.inf
        self.add(kept.t_s, kept.low_n)
        self.add(kept.t_s, kept.high_n)


def part(whole: Columns, start_s: float, end_s: float, most: int) -> Columns:
    """What lies between two times, in at most `most` columns (2 or more): to zoom and to pan."""
    first, last = np.searchsorted(whole.t_s + whole.step_s, [start_s, end_s], side="right")
    inside = slice(int(first), int(last) + 1)
    envelope = Envelope(most)
    envelope.step_s = whole.step_s
    envelope.add(whole.t_s[inside], whole.low_n[inside])
    envelope.add(whole.t_s[inside], whole.high_n[inside])
    return envelope.columns()
