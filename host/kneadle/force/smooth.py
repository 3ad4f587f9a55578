"""The alarm chain: a causal 5-sample median, then a 2nd-order 10 Hz Butterworth low-pass.

Facts row 2: about 46 ms of delay at 80 Hz; n=2 because n=4 overshoots and would make false
ceiling hits. Both carry their state, so that how the stream was cut changes no bit. A jolt is
judged after the median already, 21 ms sooner: tremor is no 20 N.
"""

import numpy as np
from scipy.signal import butter, sosfilt, sosfilt_zi

from kneadle.force.clock import steps
from kneadle.samples import Floats

CUTOFF_HZ = 10.0
ORDER = 2
# Below 50 Hz, of which an estimate may be short, five samples last too long.
LOWEST_FULL_RATE_HZ = 47.5
FIVE_FROM_HZ = 75.0  # below it a jolt is judged by three readings: five would tell it 40 ms late


class Smoother:
    """Starts anew after a step longer than `longest_step_s`: old force says nothing then."""

    def __init__(self, rate_hz: float, longest_step_s: float) -> None:
        full = rate_hz >= LOWEST_FULL_RATE_HZ
        self._sos = butter(ORDER, CUTOFF_HZ, fs=rate_hz, output="sos") if full else None
        self._rest = None if self._sos is None else sosfilt_zi(self._sos)
        self._median, self._width = (median_of_5, 5) if full else (median_of_3, 3)
        self._short = rate_hz < FIVE_FROM_HZ
        self.lag = 1 if self._short else 2  # samples by which the force for jolts is late
        self._longest_step_s = longest_step_s
        self._last_s: float | None = None
        self._recent = np.empty(0)
        self._state = np.empty(0)

    def restart(self) -> None:
        """The next sample stands for itself."""
        self._last_s = None

    def update(self, t_s: Floats, force_n: Floats) -> tuple[Floats, Floats]:
        """t_s, force_n: (n,) finite. The force for jolts and the smoothed force, (n,) each."""
        if len(t_s) == 0:
            return force_n, force_n
        before_s = -np.inf if self._last_s is None else self._last_s
        starts = (steps(t_s, before_s) > self._longest_step_s).nonzero()[0]
        self._last_s = float(t_s[-1])
        if len(starts) == 0:
            return self._filter(force_n)
        pieces = [self._filter(force_n[: starts[0]])] if starts[0] else []
        for start, end in zip(starts, [*starts[1:], len(t_s)], strict=True):
            self._begin(force_n[start])
            pieces.append(self._filter(force_n[start:end]))
        clean_n, smooth_n = zip(*pieces, strict=True)
        return np.concatenate(clean_n), np.concatenate(smooth_n)

    def _begin(self, force_n: float) -> None:
        """As if it had been this force for ever: no transient at the start."""
        self._recent = np.full(self._width - 1, force_n)
        if self._rest is not None:
            self._state = self._rest * force_n

    def _filter(self, force_n: Floats) -> tuple[Floats, Floats]:
        extended = np.concatenate((self._recent, force_n))
        self._recent = extended[-(self._width - 1) :]
        clean = self._median(extended)
        soon = median_of_3(extended[self._width - 3 :]) if self._short else clean
        if self._sos is None:
            return soon, clean
        smoothed, self._state = sosfilt(self._sos, clean, zi=self._state)
        return soon, smoothed


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
