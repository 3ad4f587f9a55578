"""Microsecond ticks for text lines: from the sketch's own time, or from when they came."""

from kneadle.wire.lines import Line

TICK_HZ = 1_000_000.0

WRAP = 2.0**32  # millis() and micros() count in 32 bits
# How far after a wrap the next line may be: 4 s of micros(), over an hour of millis().
WRAP_SLACK = WRAP / 1000

# Further behind than this the sketch stalled, or lines were lost: say so with a jump.
STALL_S = 0.5
# A rate learned in a second is a per cent off; this long a pull keeps it within STALL_S
# without bending the spacing of samples by more than a few per cent.
PULL_S = 10.0
CATCH_UP = 0.5  # of the learned step, while samples that came in a lump are ahead of their time


class SketchTime:
    """Two columns: the sketch says when. `first` is at tick 0."""

    def __init__(self, us_per_unit: float, first: Line) -> None:
        self._us_per_unit = us_per_unit
        self._origin = self._last = first.values[0]

    def restarted(self, line: Line) -> bool:
        return steps_back(self._last, line.values[0])

    def tick(self, line: Line) -> int:
        now = line.values[0]
        if now < self._last:
            self._origin -= WRAP
        self._last = now
        return round((now - self._origin) * self._us_per_unit)


class ArrivalTime:
    """One column: lines are counted at the learned rate, which gives way to the host's clock."""

    def __init__(self, rate_hz: float, first: Line) -> None:
        self._period_s = 1 / rate_hz
        self._origin_s = first.arrived_s
        self._last_s = -self._period_s

    def restarted(self, line: Line) -> bool:
        return False  # a count without a time cannot tell

    def tick(self, line: Line) -> int:
        arrived_s = line.arrived_s - self._origin_s
        behind_s = arrived_s - (self._last_s + self._period_s)
        if behind_s > STALL_S:
            self._last_s = arrived_s
        elif behind_s < -STALL_S:
            self._last_s += self._period_s * CATCH_UP
        else:
            self._last_s += self._period_s * (1 + behind_s / PULL_S)
        return round(self._last_s * TICK_HZ)


def elapsed(before: float, after: float) -> float:
    """The step between two times, in the sketch's unit, over a wrap too."""
    return after - before + (WRAP if after < before else 0)


def steps_back(before: float, after: float) -> bool:
    """Whether a sketch's time went back, other than by wrapping."""
    return after < before and not 0 <= elapsed(before, after) < WRAP_SLACK
