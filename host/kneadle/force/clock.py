"""Sample numbers to device time: wrap, repeats, late ones, losses, restarts.

Time is computed from the number, never added up, so it cannot drift with how blocks were cut.
"""

import math
from collections import deque
from dataclasses import dataclass

import numpy as np

from kneadle.samples import Floats, Hello, Ints

UNKNOWN_GAP_S = 2.0  # a ball that restarted was away for a time nobody measured: ends any hold
REMEMBERED_LOSSES = 64
NONE = np.empty(0)


def steps(x: Floats, before: float) -> Floats:
    """Each value less the one before it, (n,) to (n,); np.diff(prepend=) takes far longer."""
    out = np.empty(len(x))
    out[0] = x[0] - before
    np.subtract(x[1:], x[:-1], out=out[1:])
    return out


@dataclass(slots=True)
class ClockCounts:
    """Samples never received, received again, and received too late to be used."""

    lost: int = 0
    repeated: int = 0
    late: int = 0


class SampleClock:
    """Keeps each sample once, in order, and says when it was taken and what it vouches for."""

    def __init__(self, hello: Hello) -> None:
        self._hello = hello
        self._modulus = 1 << hello.tick_bits if hello.tick_bits < 63 else 0
        self._last: int | None = None
        self._origin: int | None = 0
        if self._modulus:
            self._origin = None if hello.origin is None else hello.origin.tick
        self.first_s: float | None = None
        self._last_s: float | None = None
        self._missing: deque[tuple[int, int]] = deque(maxlen=REMEMBERED_LOSSES)
        self._stale_run = 0
        self.counts = ClockCounts()

    @property
    def rate_hz(self) -> float:
        return self._hello.rate_hz

    def greet(self, hello: Hello) -> None:
        """The ball introduced itself again: the same run of numbers, or a new one?"""
        before = self._hello
        self._hello = hello
        if (before.boot_id, before.tick_hz) != (hello.boot_id, hello.tick_hz):
            self._restart()

    def take(self, tick: Ints, raw: Floats) -> tuple[Floats, Floats, Floats]:
        """Fresh samples as (t_s, raw, span_s), without those seen before or too late to use."""
        if len(tick) == 0:
            return NONE, NONE, NONE
        count = self._unwrap(tick)
        in_order = bool((count[1:] > count[:-1]).all())
        if in_order and (self._last is None or count[0] > self._last):
            self._stale_run = 0
            return self._timed(count, raw)
        if len(count) > 1:  # rare, and exact: what one by one would give
            one_by_one = (self.take(tick[i : i + 1], raw[i : i + 1]) for i in range(len(tick)))
            t_s, fresh, span_s = zip(*one_by_one, strict=True)
            return np.concatenate(t_s), np.concatenate(fresh), np.concatenate(span_s)
        if self._began_again(int(count[0])):
            return self.take(tick, raw)
        return NONE, NONE, NONE

    def seconds(self, tick: int) -> float:
        """Device time of a tick near the last sample; NaN before there was one."""
        if self._last is None:
            return math.nan
        count = int(self._unwrap(np.array([tick], dtype=np.int64))[0])
        return (count - (self._origin or 0)) / self._hello.tick_hz

    def _unwrap(self, tick: Ints) -> Ints:
        if not self._modulus:
            return tick
        anchor = int(tick[0]) if self._last is None else self._last
        half = self._modulus // 2
        first = anchor + (int(tick[0]) - anchor + half) % self._modulus - half
        ahead: Ints = ((tick - tick[0] + half) & (self._modulus - 1)) - half  # % divides: slow
        return first + ahead

    def _began_again(self, stale: int) -> bool:
        """Nothing but old numbers for a second: the ball restarted and its Hello was lost."""
        self._stale_run += 1
        if self._stale_run > self._hello.rate_hz:
            self._restart()
            return True
        late = any(start < stale < end for start, end in self._missing)
        self.counts.late += late
        self.counts.repeated += not late
        return False

    def _restart(self) -> None:
        self._last = None
        self._origin = None
        self._missing.clear()
        self._stale_run = 0

    def _timed(self, count: Ints, raw: Floats) -> tuple[Floats, Floats, Floats]:
        hello = self._hello
        if self._origin is None:
            away_s = 0.0 if self._last_s is None else self._last_s + UNKNOWN_GAP_S
            self._origin = int(count[0]) - round(away_s * hello.tick_hz)
        self._note_losses(count)
        t_s = (count - self._origin) / hello.tick_hz
        before_s = t_s[0] - 1 / hello.rate_hz if self._last_s is None else self._last_s
        span_s = steps(t_s, before_s)
        longest_s = (1.5 if hello.numbered else 3.0) / hello.rate_hz
        span_s[span_s > longest_s] = 1 / hello.rate_hz
        self._last, self._last_s = int(count[-1]), float(t_s[-1])
        if self.first_s is None:
            self.first_s = float(t_s[0])
        return t_s, raw, span_s

    def _note_losses(self, count: Ints) -> None:
        if not self._hello.numbered:
            return
        expected = int(count[0]) if self._last is None else self._last + 1
        if count[-1] - expected + 1 == len(count):
            return
        known = np.concatenate(([expected - 1], count))
        for i in (known[1:] - known[:-1] > 1).nonzero()[0]:
            self._missing.append((int(known[i]), int(known[i + 1])))
            self.counts.lost += int(known[i + 1] - known[i] - 1)
