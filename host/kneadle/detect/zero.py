"""What the empty ball reads, found and followed as a shop scale does it.

Zero is set by the first quiet second, and from then on followed whenever a second was near it
and as still as an empty ball: down at once, up by a little at a time and never far. A larger
shift, such as a press may leave behind, is taken soon after a press once it has lasted as still
as that, for a body that touches the ball has a pulse; downwards also later, if it lasts longer.
Source: initial zero-setting and zero-tracking of scales (OIML R 76); sizes are ours.
"""

import math
from collections import deque
from functools import reduce

import numpy as np

from kneadle.detect.limits import Limits
from kneadle.detect.quarters import NOTHING, PER_S, Quarter, quarters
from kneadle.events import Event, Quality
from kneadle.samples import Floats

TOLD_FROM_N = 1.0  # smaller moves of the zero are nobody's business
STILL_SD = 1.15  # times the noise of the first quiet second
STILL_MORE_N = 0.03
UP_N_PER_S = 0.2  # slower than any hand leans on
ENOUGH = 0.78  # of the readings of a second: more than three quarters of it
LEFT_FOR = 7  # quarters at one level, after a press
SUNK_FOR = 14  # a handle that somebody lifted read 8 N less for 3.3 s (a recording)
SOON = 20  # quarters after a press
SAME_N = 0.1  # and three times the noise: farther apart, two quarters are of two levels
ODD_IN_A_ROW = 2  # quarters that what is left of a wild reading may disturb


class ZeroTracker:
    """`noise_n` is the standard deviation of the empty ball; None until a quiet second was seen."""

    def __init__(self, limits: Limits, rate_hz: float) -> None:
        self.limits = limits
        self._enough = ENOUGH * rate_hz
        self._last: deque[Quarter] = deque(maxlen=PER_S)
        self.restart()

    def restart(self) -> None:
        self.zero_n = self.told_n = self._set_n = 0.0
        self.first: tuple[float, float] | None = None  # when zero was set, and at what
        self.noise_n: float | None = None
        self.known_s = math.inf  # from when on the noise is known
        self._level_n = math.inf  # that seems to last, for so many quarters
        self._lasting = self._odd = 0
        self._since_press = SOON
        self._last.clear()
        self._open = NOTHING

    def update(self, t_s: Floats, force_n: Floats) -> tuple[Floats, list[Event]]:
        """The zero for each sample, (n,), and the news of it. t_s, force_n: (n,), n > 0."""
        quarter = np.floor(t_s * PER_S)
        starts = np.concatenate(([0], (quarter[1:] != quarter[:-1]).nonzero()[0] + 1))
        zero_n, events = np.empty(len(t_s)), []
        for row, start in zip(quarters(quarter, force_n, starts), starts, strict=True):
            if row.number == self._open.number:
                self._open = self._open.and_(row)
            else:
                events += self._close(float(t_s[start]))
                self._open = row
            zero_n[start:] = self.zero_n
        return zero_n, events

    def _close(self, t_s: float) -> list[Event]:
        """A quarter is complete: does the second that ends with it say where zero is?"""
        self._last.append(self._open)
        since = self._open.number - PER_S
        lately = (quarter for quarter in self._last if quarter.number > since)
        second = reduce(Quarter.and_, lately, NOTHING)
        if second.n < self._enough:
            return []
        if self.noise_n is None:
            self._begin(second, t_s)
        else:
            self._follow(second, self.noise_n)
        if abs(self.zero_n - self.told_n) < TOLD_FROM_N:
            return []
        self.told_n = self.zero_n
        return [Quality(t_s, "zeroed", f"The empty ball reads {self.zero_n:+.1f}: taken as zero.")]

    def _begin(self, second: Quarter, t_s: float) -> None:
        low_n, high_n = second.low_mn / 1000, second.high_mn / 1000
        moves = high_n - low_n >= self.limits.contact_on_n
        if moves or max(-low_n, high_n) >= self.limits.hold_min_n:
            return
        self.zero_n = self._set_n = second.mean_n
        self.noise_n, self.known_s = second.sd_n, t_s
        self.first = t_s, second.mean_n

    def _follow(self, second: Quarter, noise_n: float) -> None:
        self._watch(self._last[-1], noise_n)
        off_n = second.mean_n - self.zero_n
        near_n = self.limits.contact_off_share * self.limits.contact_on_n
        near = abs(off_n) <= near_n
        self._since_press = 0 if off_n >= self.limits.hold_min_n else self._since_press + 1
        if near:
            self._since_press = SOON  # it is empty, and its zero right: what comes next is a touch
        if near and _still(second, noise_n):
            self.zero_n = min(self.zero_n + min(off_n, UP_N_PER_S / PER_S), self._set_n + near_n)
        elif not near and self._shifted(self._level_n - self.zero_n):
            self.zero_n = self._set_n = self._level_n

    def _shifted(self, by_n: float) -> bool:
        """Up only soon after a press: who touches the ball lightly and long is somebody."""
        if self._since_press < SOON:
            return self._lasting >= LEFT_FOR and by_n <= self.limits.zero_rise_n
        return self._lasting >= SUNK_FOR and by_n < 0

    def _watch(self, quarter: Quarter, noise_n: float) -> None:
        """How long it has been at one level, as still as the empty ball."""
        still = _still(quarter, noise_n)
        same = abs(quarter.mean_n - self._level_n) <= SAME_N + 3 * noise_n
        if still and same:
            self._lasting, self._odd = self._lasting + 1, 0
        elif not still and self._odd < ODD_IN_A_ROW:
            self._odd += 1
        else:
            self._level_n, self._lasting, self._odd = quarter.mean_n, int(still), 0


def _still(some: Quarter, noise_n: float) -> bool:
    return some.sd_n <= STILL_SD * noise_n + STILL_MORE_N
