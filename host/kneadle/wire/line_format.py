"""What a sketch's lines mean, learned from about their first second."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import isfinite
from statistics import fmean, median

from kneadle.samples import Calibration, Hello, Identity, Relative
from kneadle.wire.line_time import TICK_HZ, ArrivalTime, SketchTime, elapsed, steps_back
from kneadle.wire.lines import Line

LEARN_S = 1.0
FEWEST_LINES = 10
# Longer than any serial buffer and any second of text at 115200 baud: stop waiting for the clock.
MOST_LINES = 5000
# An Arduino that resets when its port opens is silent for a second or two: what came before
# that belongs to another run. Sketches slower than this are too slow to coach by.
SILENCE_S = 0.8

# 10- and 12-bit analogue, 16- and 24-bit converters; then whatever 32 bits hold.
FULL_SCALES = (1023, 4095, 65535, 8388607, 2147483647)


@dataclass(frozen=True, slots=True)
class Format:
    """What was learned. `us_per_unit` turns the sketch's own time into microseconds."""

    rate_hz: float
    calibration: Calibration
    us_per_unit: float | None = None  # None: a single column, without a time

    @property
    def timed(self) -> bool:
        return self.us_per_unit is not None

    @property
    def columns(self) -> int:
        return 2 if self.timed else 1

    def clock(self, first: Line) -> SketchTime | ArrivalTime:
        if self.us_per_unit is None:
            return ArrivalTime(self.rate_hz, first)
        return SketchTime(self.us_per_unit, first)

    def hello(self, boot_id: int) -> Hello:
        known = self.calibration
        full_counts = known.full_counts if isinstance(known, Relative) else None
        return Hello(
            device="Text lines",
            sensor="newtons" if full_counts is None else "counts",
            rate_hz=self.rate_hz,
            tick_hz=TICK_HZ,
            calibration=known,
            tick_bits=64,
            full_scale_counts=full_counts,
            boot_id=boot_id,
        )


def follows(before: Line, after: Line) -> bool:
    """Whether two neighbouring lines can belong to the same run of the same sketch."""
    if len(before.values) != len(after.values) or after.arrived_s - before.arrived_s > SILENCE_S:
        return False
    return len(after.values) == 1 or not steps_back(before.values[0], after.values[0])


def enough(lines: Sequence[Line], following: Line) -> bool:
    if not FEWEST_LINES <= len(lines) < MOST_LINES:
        return len(lines) >= MOST_LINES
    first_s, last_s = lines[0].arrived_s, lines[-1].arrived_s
    # Lines come in lumps: half a lump would bend the rate.
    return last_s - first_s >= LEARN_S and following.arrived_s > last_s


def learn(lines: Sequence[Line]) -> Format | None:
    """None when these cannot be readings: a "time" that stands still, a value that never is one."""
    if len(lines[0].values) == 2:
        return _timed(lines)
    values = [line.values[0] for line in lines if isfinite(line.values[0])]
    if not values:
        return None
    decimal = any(line.decimal for line in lines)
    return Format(_arrival_rate_hz(lines), Identity() if decimal else _counts(values))


def spread(lines: Sequence[Line], rate_hz: float) -> list[Line]:
    """The lines as if each had come when it was taken: they come in lumps, the last one on time."""
    end_s = lines[-1].arrived_s
    last = len(lines) - 1
    return [replace(line, arrived_s=end_s - (last - k) / rate_hz) for k, line in enumerate(lines)]


def _counts(values: Sequence[float]) -> Relative:
    zero_counts = median(values)
    largest = max(abs(value) for value in values)
    # Strictly above zero: between zero and full scale there must be something to press.
    fits = (full for full in FULL_SCALES if full >= largest and full > zero_counts)
    return Relative(zero_counts, float(next(fits, 2 * largest)))


def _arrival_rate_hz(lines: Sequence[Line]) -> float:
    """Lines over time, leaving out the first lump: what it waited for is not known."""
    first_s, last_s = lines[0].arrived_s, lines[-1].arrived_s
    later = sum(line.arrived_s > first_s for line in lines)
    if not later:
        return len(lines) / LEARN_S  # all at one instant: a guess as good as any
    return _rounded(later / (last_s - first_s))


def _timed(lines: Sequence[Line]) -> Format | None:
    times = [line.values[0] for line in lines]
    steps = [elapsed(before, after) for before, after in pairwise(times)]
    moving = [step for step in steps if step > 0]
    if not moving:
        return None
    typical = median(moving)
    us_per_unit = _us_per_unit(typical)
    if typical * us_per_unit < 1:
        return None
    # The mean is finer than a median of whole milliseconds; steps over a gap are left out.
    mean_step = fmean(step for step in steps if step < 2 * typical)
    return Format(_rounded(TICK_HZ / (mean_step * us_per_unit)), Identity(), us_per_unit)


def _us_per_unit(step: float) -> float:
    """The step tells the unit: no sketch prints slower than 0.9 s or faster than 0.9 ms."""
    if step < 0.9:
        return 1e6
    return 1e3 if step < 900 else 1.0


def _rounded(rate_hz: float) -> float:
    return float(f"{rate_hz:.3g}")
