"""Rolling hard over the spot: deep strokes in quick succession (facts rows 20 and 21).

A stroke that leaves the ball is a dab: searching.
"""

from collections import deque
from collections.abc import Sequence

from kneadle.detect.bins import BINS_PER_S, Bin, Bins
from kneadle.detect.episode import Episode
from kneadle.detect.lasting import lasted
from kneadle.detect.limits import Limits
from kneadle.detect.zigzag import Zigzag
from kneadle.events import Event

GYRO_VALID_S = 1.0  # a Motion message speaks for the second around it


class RollingDetector:
    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.episode = Episode("rolling")
        self._zigzag = Zigzag(
            round(limits.rolling_half_min_s * BINS_PER_S),
            round(limits.rolling_half_max_s * BINS_PER_S),
            limits.rolling_n,
        )
        # One more than a mean is taken over: its totals are what came before.
        self._remembered = int(limits.rolling_mean_s * BINS_PER_S) + 1
        self._recent: deque[Bin] = deque(maxlen=self._remembered)
        self._in_a_row = 0
        self._fast_until_s = self._last_s = float("-inf")

    def restart(self) -> None:
        """There is a new zero: no stroke goes across."""
        self._zigzag.reset(landing=False)
        self._recent.clear()
        self._in_a_row = 0

    def motion(self, t_s: float, gyro_dps: float) -> None:
        """What the IMU said, valid for a second."""
        fast = gyro_dps > self.limits.rolling_gyro_dps
        self._fast_until_s = t_s + GYRO_VALID_S if fast else float("-inf")

    def step(self, bin_: Bin, *, pressed: bool, free: bool) -> Sequence[Event]:
        """`pressed` is debounced contact; `free` says that this bin touched no load."""
        more = self._goes_on(bin_, free=free)
        fast = pressed and bin_.last_s <= self._fast_until_s
        if not (more or fast):
            return self._clear(bin_) if self.episode.active else ()
        force_n = bin_.high_mn / 1000
        if self.episode.active:
            self.episode.go_on(bin_.last_s, force_n)
            return ()
        start_s = bin_.last_s - GYRO_VALID_S if fast and not more else self._zigzag.start_s
        return [self.episode.begin(bin_.closed_s, start_s, force_n)]

    def rest(self, bins: Bins) -> None:
        """Any number of free bins at once, after another free one and while nothing goes on."""
        self._recent.extend(bins[-self._remembered :])
        self._last_s = self._recent[-1].last_s

    def finish(self, t_s: float) -> list[Event]:
        return [self.episode.end(t_s)] if self.episode.active else []

    def _clear(self, bin_: Bin) -> Sequence[Event]:
        over = lasted(self.episode.last_s, bin_.closed_s, self.limits.rolling_clear_s)
        return self.finish(bin_.closed_s) if over else ()

    def _goes_on(self, bin_: Bin, *, free: bool) -> bool:
        """Another stroke of enough in a row, or the present one goes further."""
        before, self._in_a_row = self._in_a_row, self._strokes(bin_, free=free)
        if self._in_a_row < self.limits.rolling_half_cycles:
            return False
        return self._in_a_row > before or self._zigzag.extreme.number == bin_.number

    def _strokes(self, bin_: Bin, *, free: bool) -> int:
        """In a row; 0 while they are too few, whatever becomes of the present one."""
        zigzag = self._zigzag
        missing = bin_.first_s - self._last_s > self.limits.gap_s
        self._last_s = bin_.last_s
        self._recent.append(bin_)
        if missing or free:
            zigzag.reset(landing=free)
            return 0
        zigzag.step(bin_, self._depth_n)
        enough = zigzag.done + 1 >= self.limits.rolling_half_cycles
        return zigzag.in_a_row(self._depth_n()) if enough else 0

    def _depth_n(self) -> float:
        """What makes a stroke aggressive, by the mean force of the last four seconds."""
        recent, now = self._recent, self._recent[-1]
        n, mn = now.total_n, now.total_mn
        if len(recent) == self._remembered:
            n, mn = n - recent[0].total_n, mn - recent[0].total_mn
        return max(self.limits.rolling_n, self.limits.rolling_share * (mn / n / 1000))
