"""Rolling hard over the spot: deep strokes in quick succession (facts rows 20 and 21).

Half-cycles are found by a zigzag: a turning point counts once the force has come back from it
by the depth that makes a stroke aggressive. A stroke that leaves the ball is a dab: searching.
"""

from collections import deque
from dataclasses import dataclass

from kneadle.detect.bins import BINS_PER_S, Bin
from kneadle.detect.episode import Episode
from kneadle.detect.limits import Limits
from kneadle.events import Event

NEAR_SHARE = 0.1  # a stroke has begun once it has left its turning point by this much of itself
GYRO_VALID_S = 1.0  # a Motion message speaks for the second around it


@dataclass(slots=True)
class Turn:
    """An extreme of the force."""

    number: int  # of its bin
    t_s: float
    force_n: float


NOWHERE = Turn(0, 0.0, 0.0)


class Zigzag:
    """Counts the half-cycles in a row that are deep and quick enough, the present one included.

    A stroke that sets out from steady pressure begins at its lowest force of the last second,
    not where the force turned long before.
    """

    def __init__(self, shortest: int, longest: int) -> None:
        self._shortest, self._longest = shortest, longest  # of a half-cycle, in bins
        self._recent: deque[tuple[Turn, Turn]] = deque(maxlen=longest + 1)
        self.reset()

    def reset(self) -> None:
        self._recent.clear()
        self._from = self._to = NOWHERE
        self._rising = True
        self._done = 0
        self.start_s = 0.0

    def step(self, low: Turn, high: Turn, depth_n: float) -> int:
        """The number of half-cycles in a row once this bin is counted."""
        self._recent.append((low, high))
        ahead, back = (high, low) if self._rising else (low, high)
        if self._to is NOWHERE:
            self._from, self._to = back, ahead
        elif self._depth_n(self._to, back) >= depth_n:
            self._turn(back, depth_n)
        elif self._further(ahead):
            self._to = ahead
            self._start_later()
        return self._in_a_row(depth_n)

    @property
    def extreme(self) -> Turn:
        """Where the present half-cycle has got to."""
        return self._to

    def _turn(self, back: Turn, depth_n: float) -> None:
        """The force came back by a stroke's depth: a half-cycle is complete, another runs."""
        whole = self._in_a_row(depth_n) > self._done
        self._done = self._done + 1 if whole else 0
        if self._done == 0:
            self.start_s = self._to.t_s
        self._from, self._to, self._rising = self._to, back, not self._rising
        self._start_later()

    def _start_later(self) -> None:
        """One that follows no other, or has become too long, is a shorter one after a pause."""
        if self._done and self._to.number - self._from.number <= self._longest:
            return
        self._done = 0
        self._from = self._left_from()
        self.start_s = self._from.t_s

    def _left_from(self) -> Turn:
        """The last of the recent turns that is still near the one farthest from here."""
        seen = [low if self._rising else high for low, high in self._recent]
        deepest_n = max(self._depth_n(turn, self._to) for turn in seen)
        near_n = (1 - NEAR_SHARE) * deepest_n
        return next(t for t in reversed(seen) if self._depth_n(t, self._to) >= near_n)

    def _further(self, ahead: Turn) -> bool:
        return (
            ahead.force_n >= self._to.force_n if self._rising else ahead.force_n <= self._to.force_n
        )

    def _depth_n(self, start: Turn, end: Turn) -> float:
        return abs(end.force_n - start.force_n)

    def _in_a_row(self, depth_n: float) -> int:
        length = self._to.number - self._from.number
        deep = self._depth_n(self._from, self._to) >= depth_n
        return self._done + (deep and length >= self._shortest)


class RollingDetector:
    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.episode = Episode("rolling")
        self._zigzag = Zigzag(
            round(limits.rolling_half_min_s * BINS_PER_S),
            round(limits.rolling_half_max_s * BINS_PER_S),
        )
        self._recent: deque[tuple[int, int]] = deque()
        self._recent_n = self._recent_mn = 0
        self._in_a_row = 0
        self._fast_until_s = self._last_s = float("-inf")

    def motion(self, t_s: float, gyro_dps: float) -> None:
        """What the IMU said, valid for a second."""
        fast = gyro_dps > self.limits.rolling_gyro_dps
        self._fast_until_s = t_s + GYRO_VALID_S if fast else float("-inf")

    def step(self, bin_: Bin, *, pressed: bool, free: bool) -> list[Event]:
        """`pressed` is debounced contact; `free` says that this bin touched no load."""
        more = self._goes_on(bin_, self._strokes(bin_, free=free))
        fast = pressed and bin_.last_s <= self._fast_until_s
        if not (more or fast):
            return self._clear(bin_)
        force_n = bin_.high_mn / 1000
        if self.episode.active:
            self.episode.go_on(bin_.last_s, force_n)
            return []
        start_s = bin_.last_s - GYRO_VALID_S if fast and not more else self._zigzag.start_s
        return [self.episode.begin(bin_.closed_s, start_s, force_n)]

    @property
    def since_s(self) -> float | None:
        return self.episode.start_s if self.episode.active else None

    def finish(self, t_s: float) -> list[Event]:
        return [self.episode.end(t_s)] if self.episode.active else []

    def _clear(self, bin_: Bin) -> list[Event]:
        if not self.episode.active:
            return []
        over = bin_.closed_s - self.episode.last_s >= self.limits.rolling_clear_s
        return self.finish(bin_.closed_s) if over else []

    def _goes_on(self, bin_: Bin, strokes: int) -> bool:
        another, self._in_a_row = strokes > self._in_a_row, strokes
        further = self._zigzag.extreme.number == bin_.number
        return strokes >= self.limits.rolling_half_cycles and (another or further)

    def _strokes(self, bin_: Bin, *, free: bool) -> int:
        mean_n = self._mean_n(bin_)
        missing = bin_.first_s - self._last_s > self.limits.gap_s
        self._last_s = bin_.last_s
        if missing or free:
            self._zigzag.reset()
            return 0
        depth_n = max(self.limits.rolling_n, self.limits.rolling_share * mean_n)
        t_s = (bin_.first_s + bin_.last_s) / 2
        low = Turn(bin_.number, t_s, bin_.low_mn / 1000)
        high = Turn(bin_.number, t_s, bin_.high_mn / 1000)
        return self._zigzag.step(low, high, depth_n)

    def _mean_n(self, bin_: Bin) -> float:
        self._recent.append((bin_.n, bin_.sum_mn))
        self._recent_n += bin_.n
        self._recent_mn += bin_.sum_mn
        if len(self._recent) > self.limits.rolling_mean_s * BINS_PER_S:
            n, sum_mn = self._recent.popleft()
            self._recent_n -= n
            self._recent_mn -= sum_mn
        return self._recent_mn / self._recent_n / 1000
