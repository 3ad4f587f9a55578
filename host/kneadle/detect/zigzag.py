"""Half-cycles of the force, found by a zigzag.

A turning point counts once the force has come back from it by the depth that makes a stroke
aggressive.
"""

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from kneadle.detect.bins import Bin

NEAR_SHARE = 0.1  # a stroke has begun once it has left its turning point by this much of itself
QUICK_SHARE = 0.8  # of a move must fall into the longest stroke, or it is slow, such as leaning on


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
