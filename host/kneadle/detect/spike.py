"""A sudden slip: the force jumps above the level before it (facts row 19).

The level before is the highest force of the three seconds before the rise, so that coming back
from a dip, or the next stroke of a rhythm, is no spike; the longer ago, the less it counts, for
a level may sink. A single-sample glitch never gets here: the alarm chain takes it out.
"""

import numpy as np
from scipy.ndimage import minimum_filter1d

from kneadle.detect.episode import Episode
from kneadle.detect.limits import Limits
from kneadle.events import Event
from kneadle.samples import Floats

PEAK_WITHIN_S = 0.25  # the peak reported is the highest force of this long after the warning
NEAR_SHARE = 0.1  # of the rise: below it, it has hardly begun
JITTER = 1.5  # stamped samples may come closer than the rate says


class SpikeDetector:
    def __init__(self, limits: Limits, rate_hz: float) -> None:
        self.limits = limits
        self.episode = Episode("spike")
        self._gap_s = limits.longest_step_s(rate_hz)
        self._window = int(limits.spike_window_s * rate_hz * JITTER) + 4
        self._t_s = self._of_s = self._force_n = np.empty(0)
        self._silent_until_s = -np.inf

    def update(self, t_s: Floats, of_s: Floats, force_n: Floats) -> list[Event]:
        """`of_s`: the moment that each force is of, a little before it is known. (n,) each."""
        seen = len(self._t_s)
        self._t_s = np.concatenate((self._t_s, t_s))
        self._of_s = np.concatenate((self._of_s, of_s))
        self._force_n = np.concatenate((self._force_n, force_n))
        events = self._close() if self.episode.active else []
        for i in self._candidates(seen):
            events += self._judge(int(i))
        self._forget()
        return events

    def restart(self, t_s: float) -> list[Event]:
        """Forget the force so far."""
        self._t_s = self._of_s = self._force_n = np.empty(0)
        return self.finish(t_s)

    def finish(self, t_s: float) -> list[Event]:
        return [self.episode.end(t_s)] if self.episode.active else []

    def _candidates(self, seen: int) -> np.ndarray:
        """New samples that stand high enough above the lowest just before them."""
        rise_n = self.limits.spike_rise_n
        recent = self._force_n[max(0, seen - self._window) :]
        if recent.max() - recent.min() < rise_n:
            return np.empty(0, dtype=np.int64)
        origin = (self._window - 1) // 2  # the window ends at the sample: nothing from the future
        low_n = minimum_filter1d(self._force_n, self._window, origin=origin, mode="nearest")
        high = (self._force_n - low_n >= rise_n).nonzero()[0]
        return high[high >= seen]

    def _judge(self, i: int) -> list[Event]:
        now_s, now_n = float(self._t_s[i]), float(self._force_n[i])
        if now_s < self._silent_until_s:
            return []
        window_from, before_from = self._after_gaps(i)
        rise_n = self.limits.spike_rise_n
        if now_n - self._level_n(before_from, window_from, i) < rise_n:
            return []
        low = window_from + int(self._force_n[window_from : i + 1].argmin())
        if now_n - self._force_n[low] < rise_n:
            return []
        self._silent_until_s = now_s + self.limits.spike_refractory_s
        start_s = self._onset_s(low, i)
        return [self.episode.begin(now_s, start_s, now_n), *self._close()]

    def _level_n(self, start: int, end: int, i: int) -> float:
        """What the force was before; infinite where nobody knows."""
        sunk_n_per_s = self.limits.spike_level_falls * self.limits.spike_rise_n
        ago_s = self._t_s[i] - self._t_s[start:end]
        sunk_n = self._force_n[start:end] - sunk_n_per_s * ago_s
        return float(sunk_n.max()) if end > start else np.inf

    def _onset_s(self, low: int, i: int) -> float:
        """The last sample that had risen by less than a tenth of the rise so far."""
        rise_n = self._force_n[low : i + 1] - self._force_n[low]
        hardly = (rise_n <= NEAR_SHARE * rise_n[-1]).nonzero()[0]
        return float(self._t_s[low + hardly[-1]])

    def _after_gaps(self, i: int) -> tuple[int, int]:
        """Where the rise may begin, and the level before it; never across missing data.

        Samples may be missing: that a force is late by some of them must not make a rise longer.
        """
        from_s = self._of_s[i] - self.limits.spike_window_s
        window_from = int(self._of_s.searchsorted(from_s))
        before_from = int(self._of_s.searchsorted(from_s - self.limits.spike_before_s))
        seen_s = self._t_s[before_from : i + 1]
        gaps = (seen_s[1:] - seen_s[:-1] > self._gap_s).nonzero()[0]
        if len(gaps):
            before_from += int(gaps[-1]) + 1
        return max(window_from, before_from), before_from

    def _close(self) -> list[Event]:
        """Follow the peak for a moment after the warning, then say it is over."""
        warned_at_s = self.episode.warned_at_s
        first = int(self._t_s.searchsorted(warned_at_s))
        later = int(self._t_s.searchsorted(warned_at_s + PEAK_WITHIN_S, side="right"))
        self.episode.go_on(
            float(self._t_s[later - 1]), float(self._force_n[first:later].max(initial=0.0))
        )
        return [self.episode.end(float(self._t_s[later]))] if later < len(self._t_s) else []

    def _forget(self) -> None:
        keep_s = self.limits.spike_window_s + self.limits.spike_before_s
        start = int(self._of_s.searchsorted(self._of_s[-1] - keep_s))
        self._t_s, self._of_s, self._force_n = (
            each[start:] for each in (self._t_s, self._of_s, self._force_n)
        )
