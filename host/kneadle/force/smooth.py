"""The alarm chain: a causal 5-sample median, then a 2nd-order 10 Hz Butterworth low-pass.

Facts row 2: about 46 ms of delay at 80 Hz; n=2 because n=4 overshoots and would make false
ceiling hits. Both carry their state, so that how the stream was cut changes no bit. A jolt is
judged after the median already, 21 ms sooner: tremor is no 20 N; three readings will do for
that while the sensor makes no wild ones.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from scipy.signal import butter, sosfilt, sosfilt_zi

from kneadle.force.clock import steps
from kneadle.samples import Floats, Mask

CUTOFF_HZ = 10.0
ORDER = 2
# Below 50 Hz, of which an estimate may be short, five samples last too long.
LOWEST_FULL_RATE_HZ = 47.5
WILD_FOR_S = 1.0  # so long after a wild reading a jolt is judged by five readings, else by three


Piece = tuple[Floats, Floats, Floats]


class Jolts(NamedTuple):
    """The force that jolts are judged by, and of which moment each is: a median is late. (n,)"""

    of_s: Floats
    force_n: Floats


class Smoother:
    """Starts anew after a step longer than `longest_step_s`: old force says nothing then."""

    def __init__(self, rate_hz: float, longest_step_s: float) -> None:
        full = rate_hz >= LOWEST_FULL_RATE_HZ
        self._sos = butter(ORDER, CUTOFF_HZ, fs=rate_hz, output="sos") if full else None
        self._rest = None if self._sos is None else sosfilt_zi(self._sos)
        self._median, self._width = (median_of_5, 5) if full else (median_of_3, 3)
        self._wild_s = -np.inf  # when a reading was last found wild
        self._longest_step_s = longest_step_s
        self._last_s: float | None = None
        self._recent = np.empty((2, 0))
        self._state = np.empty(0)

    def restart(self) -> None:
        """The next sample stands for itself."""
        self._last_s = None

    def update(self, t_s: Floats, force_n: Floats, wild: Mask) -> tuple[Jolts, Floats]:
        """t_s, force_n: (n,) finite, n > 0. The force for jolts and the smoothed force, (n,).

        `wild`: where something else was read.
        """
        before_s = -np.inf if self._last_s is None else self._last_s
        starts = (steps(t_s, before_s) > self._longest_step_s).nonzero()[0]
        self._last_s = float(t_s[-1])
        bounds = sorted({0, *starts.tolist(), len(t_s)})
        pieces = []
        for start, end in pairwise(bounds):
            if start in starts:
                self._begin(float(t_s[start]), float(force_n[start]))
            pieces.append(self._filter(t_s[start:end], force_n[start:end], wild[start:end]))
        of_s, sooner_n, smooth_n = pieces[0] if len(pieces) == 1 else _joined(pieces)
        return Jolts(of_s, sooner_n), smooth_n

    def _begin(self, t_s: float, force_n: float) -> None:
        """As if it had been this force for ever: no transient at the start."""
        self._recent = np.full((2, self._width - 1), [[t_s], [force_n]])
        if self._rest is not None:
            self._state = self._rest * force_n

    def _filter(self, t_s: Floats, force_n: Floats, wild: Mask) -> Piece:
        extended = np.concatenate((self._recent, (t_s, force_n)), axis=1)
        self._recent = extended[:, 1 - self._width :]
        clean_n = self._median(extended[1])
        of_s, sooner_n = self._for_jolts(t_s, wild, extended, clean_n)
        if self._sos is None:
            return of_s, sooner_n, clean_n
        smooth_n, self._state = sosfilt(self._sos, clean_n, zi=self._state)
        return of_s, sooner_n, smooth_n

    def _for_jolts(
        self, t_s: Floats, wild: Mask, extended: Floats, clean_n: Floats
    ) -> tuple[Floats, Floats]:
        """Three readings are sooner than five, and enough while the sensor is sound."""
        n, late = len(t_s), self._width // 2
        sooner = extended[0, -n - 1 : -1], median_of_3(extended[1, -n - 2 :])
        if not wild.any() and t_s[0] - self._wild_s > WILD_FOR_S:
            return sooner
        wild_s = np.maximum.accumulate(np.where(wild, t_s, self._wild_s))
        self._wild_s = float(wild_s[-1])
        sound = t_s - wild_s > WILD_FOR_S
        later = extended[0, -n - late : -late], clean_n
        return np.where(sound, sooner[0], later[0]), np.where(sound, sooner[1], later[1])


def _joined(pieces: list[Piece]) -> Piece:
    of_s, sooner_n, smooth_n = (np.concatenate(each) for each in zip(*pieces, strict=True))
    return of_s, sooner_n, smooth_n


def median_of_3(x: Floats) -> Floats:
    """Running median, (n,) to (n - 2,)."""
    a, b, c = x[:-2], x[1:-1], x[2:]
    return np.maximum(np.minimum(a, b), np.minimum(np.maximum(a, b), c))


def median_of_5(x: Floats) -> Floats:
    """Running median, (n,) to (n - 4,): the smallest and largest of four pairs drop out.

    Ten element-wise minima and maxima; sorting a sliding window takes about ten times as long.
    """
    a, b, c, d, e = x[:-4], x[1:-3], x[2:-2], x[3:-1], x[4:]
    low = np.maximum(np.minimum(a, b), np.minimum(c, d))
    high = np.minimum(np.maximum(a, b), np.maximum(c, d))
    return np.maximum(np.minimum(low, e), np.minimum(np.maximum(low, e), high))
