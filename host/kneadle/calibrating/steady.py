"""Is the load steady? Judged by the raw counts of the last second, whatever they mean."""

from dataclasses import dataclass

import numpy as np

from kneadle.force.last_second import LENGTH_S, LastSecond
from kneadle.samples import Floats

ENOUGH = 0.6  # of the readings of a second
LOOK_EVERY_S = 0.1  # a weight is put down in less than a second: looking less often would miss it
SIGMAS = 4.0
SETTLES_S = 2.0  # facts section 4: an FSR settles in seconds; the tail of a movement is over too
STEADY_SHARE = 0.05  # of the load: the variation of a force held steady (facts section 3, 4 %)


@dataclass(frozen=True, slots=True)
class NoData:
    """Too few readings in the last second."""


@dataclass(frozen=True, slots=True)
class Moving:
    """Or not yet still for long enough."""


@dataclass(frozen=True, slots=True)
class Still:
    """`sd_counts` is the noise of one reading."""

    mean_counts: float
    sd_counts: float


Steadiness = NoData | Moving | Still


@dataclass(frozen=True, slots=True)
class Second:
    """The halves of a second, in counts: by how much they differ, and would by noise alone.

    That needs no unit, and holds for filtered sensors too; means of few readings scatter more.
    """

    mean: float
    apart: float
    noise: float
    scatter: float


def look(raw: Floats, rate_hz: float) -> Second | None:
    """raw (n,) of a second; None when there is too little of it."""
    if len(raw) < max(ENOUGH * rate_hz * LENGTH_S, 4):
        return None
    first, second = np.array_split(raw, 2)
    noise = float(np.sqrt((first.var(ddof=1) + second.var(ddof=1)) / 2))
    scatter = noise * max(1.0, SIGMAS * (2 / len(second)) ** 0.5)
    apart = abs(float(second.mean() - first.mean()))
    return Second(float(raw.mean()), apart, noise, max(scatter, 1.0))  # converters round


class Steady:
    """Follows the readings: `now` is Still once it has settled.

    `moved` remembers whether the load was seen to move since the last reading was taken.
    """

    def __init__(self, rate_hz: float) -> None:
        self._rate_hz = rate_hz
        self._last_second = LastSecond()
        self._zero_counts: float | None = None
        self._taken_counts: float | None = None
        self._still_since_s: float | None = None
        self.moved = False
        self.now: Steadiness = NoData()

    def keep(self, t_s: Floats, raw: Floats) -> None:
        """t_s, raw: (n,), n > 0."""
        looks = np.flatnonzero(np.diff(np.floor(t_s / LOOK_EVERY_S))) + 1
        pieces = zip(np.split(t_s, looks), np.split(raw, looks), strict=True)
        for piece_s, piece in pieces:
            self._last_second.keep(piece_s, piece)
            second = look(self._last_second.raw(), self._rate_hz)
            self.moved |= second is not None and second.apart > second.scatter
            self.now = self._settled(second, float(piece_s[-1]))

    def fresh(self) -> Still | None:
        """Another load at rest: it moved since the last one was taken, and reads otherwise."""
        if not isinstance(self.now, Still):
            return None
        if self._taken_counts is None:
            return self.now
        differs = abs(self.now.mean_counts - self._taken_counts) > SIGMAS * self.now.sd_counts
        return self.now if self.moved and differs else None

    def take(self, reading: Still, *, zero_counts: float) -> None:
        """This reading was taken. `zero_counts` is the one without load."""
        self._taken_counts, self._zero_counts = reading.mean_counts, zero_counts
        self.moved = False

    def _settled(self, second: Second | None, t_s: float) -> Steadiness:
        """Still only when it has been so for a while."""
        if second is None or second.apart > self._allowed(second):
            self._still_since_s = None
            return NoData() if second is None else Moving()
        if self._still_since_s is None:
            self._still_since_s = t_s
        if t_s - self._still_since_s < SETTLES_S:
            return Moving()
        return Still(second.mean, second.noise)

    def _allowed(self, second: Second) -> float:
        """A hand that holds down a kitchen scale is never quite still."""
        load = 0.0 if self._zero_counts is None else abs(second.mean - self._zero_counts)
        return max(second.scatter, STEADY_SHARE * load)
