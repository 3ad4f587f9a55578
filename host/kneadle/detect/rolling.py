"""Rolling hard over the spot: deep strokes in quick succession (facts rows 20 and 21).

Half-cycles are found by a zigzag: a turning point counts once the force has come back from it
by the depth that makes a stroke aggressive. A stroke that leaves the ball is a dab: searching.
"""

from collections import deque
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kneadle.detect.bins import BINS_PER_S, Bin, Bins
from kneadle.detect.episode import Episode
from kneadle.detect.limits import Limits
from kneadle.events import Event

NEAR_SHARE = 0.1  # a stroke has begun once it has left its turning point by this much of itself
QUICK_SHARE = 0.8  # of a move must fall into the longest stroke, or it is slow, such as leaning on
GYRO_VALID_S = 1.0  # a Motion message speaks for the second around it


class Turn(NamedTuple):
    """An extreme of the force."""

    number: float  # of its bin
    t_s: float
    force_n: float


NOWHERE = Turn(0.0, 0.0, 0.0)


def _low(bin_: Bin) -> Turn:
    return Turn(bin_.number, (bin_.first_s + bin_.last_s) / 2, bin_.low_mn / 1000)


def _high(bin_: Bin) -> Turn:
    return Turn(bin_.number, (bin_.first_s + bin_.last_s) / 2, bin_.high_mn / 1000)


class Zigzag:
    """Counts the half-cycles in a row that are deep and quick enough, the present one included.

    A stroke that sets out from steady pressure begins where it left that pressure, not where the
    force turned long before.

    `least_n` is the least depth of any stroke: how deep this one must be, which takes a mean, is
    asked only beyond it.
    """

    def __init__(self, shortest: int, longest: int, least_n: float) -> None:
        self._shortest, self._longest = shortest, longest  # of a half-cycle, in bins
        self._least_n = least_n
        self._recent: deque[Bin] = deque(maxlen=2 * longest + 1)
        self.reset(landing=True)

    def reset(self, *, landing: bool) -> None:
        """`landing`: what sets out before it rested on the ball is a lean or a dab, no stroke."""
        self._landing = landing
        self._landed = NOWHERE
        self._recent.clear()
        self._from = self._to = NOWHERE
        self._rising = True
        self.done = 0  # half-cycles before the present one
        self.start_s = 0.0

    def step(self, bin_: Bin, depth_n: Callable[[], float]) -> None:
        self._recent.append(bin_)
        low_n, high_n = bin_.low_mn / 1000, bin_.high_mn / 1000
        ahead_n, back_n = (high_n, low_n) if self._rising else (low_n, high_n)
        back_by_n = abs(back_n - self._to.force_n)
        if self._to is NOWHERE:
            self._landed = self._from = _low(bin_)
            self._to = _high(bin_)
        elif back_by_n >= self._least_n and back_by_n >= (deep_n := depth_n()):
            self._turn(_low(bin_) if self._rising else _high(bin_), deep_n)
        elif ahead_n >= self._to.force_n if self._rising else ahead_n <= self._to.force_n:
            self._to = _high(bin_) if self._rising else _low(bin_)
            self._start_later()

    @property
    def extreme(self) -> Turn:
        """Where the present half-cycle has got to."""
        return self._to

    def in_a_row(self, depth_n: float) -> int:
        """None once the force has rested for as long as the longest stroke."""
        if self._recent[-1].number - self._to.number > self._longest:
            return 0
        length = self._to.number - self._from.number
        if self._landing and self._from.number - self._landed.number < self._longest:
            return 0
        deep = abs(self._to.force_n - self._from.force_n) >= depth_n
        return self.done + (deep and self._shortest <= length <= self._longest)

    def _turn(self, back: Turn, depth_n: float) -> None:
        """The force came back by a stroke's depth: a half-cycle is complete, another runs."""
        whole = self.in_a_row(depth_n) > self.done
        self.done = self.done + 1 if whole else 0
        self._landing = False
        if self.done == 0:
            self.start_s = self._to.t_s
        self._from, self._to, self._rising = self._to, back, not self._rising
        self._start_later()

    def _start_later(self) -> None:
        """One that follows no other, or has become too long, is a shorter one after a pause."""
        if self.done and self._to.number - self._from.number <= self._longest:
            return
        self.done = 0
        self._from = self._left_from()
        self.start_s = self._from.t_s

    def _left_from(self) -> Turn:
        """The last of the recent turns that is still near the one farthest from here."""
        turn = _low if self._rising else _high
        turns = [turn(bin_) for bin_ in self._recent]
        away_n = [abs(self._to.force_n - each.force_n) for each in turns]
        quick_n, whole_n = max(away_n[-self._longest - 1 :]), max(away_n)
        near_n = (1 - NEAR_SHARE) * (quick_n if quick_n >= QUICK_SHARE * whole_n else whole_n)
        return next(
            t for t, n in zip(reversed(turns), reversed(away_n), strict=True) if n >= near_n
        )


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
        over = bin_.closed_s - self.episode.last_s >= self.limits.rolling_clear_s
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
