"""The force of a session in a few bytes a column: lowest and highest, as whole numbers of a step.

A bin is never shorter than the time between two readings, so that a bin without one is a hole.
"""

from base64 import b64encode
from dataclasses import dataclass

import numpy as np

from kneadle.review.envelope import Columns, part
from kneadle.samples import Floats

STEP_N = 0.01  # ours: finer than any sensor here
TOP = 32_000  # of 32,767 in two bytes; the rest is for bins without a reading
EMPTY_LOW, EMPTY_HIGH = 32_767, -32_768


@dataclass(frozen=True, slots=True)
class Packed:
    """Bin k begins at `start_s` + k * `step_s`. `low_high` is base64 of two's complement 16-bit
    integers, little-endian, lowest and highest of each bin in turn, in steps of `step_n`; where
    lowest is above highest, nothing was measured.
    """

    start_s: float
    step_s: float
    step_n: float
    bins: int
    low_high: str


def packed(columns: Columns) -> Packed:
    if len(columns.t_s) == 0:
        return Packed(0.0, columns.step_s, STEP_N, 0, "")
    columns = _no_finer_than_readings(columns)
    place = np.rint((columns.t_s - columns.t_s[0]) / columns.step_s).astype(np.int64)
    step_n = _step_n(columns)
    both = np.empty((int(place[-1]) + 1, 2), dtype="<i2")
    both[:] = EMPTY_LOW, EMPTY_HIGH
    both[place, 0] = np.floor(columns.low_n / step_n)
    both[place, 1] = np.ceil(columns.high_n / step_n)
    coded = b64encode(both.tobytes()).decode("ascii")
    return Packed(float(columns.t_s[0]), columns.step_s, step_n, len(both), coded)


def _no_finer_than_readings(columns: Columns) -> Columns:
    if len(columns.t_s) < 2:
        return columns
    between_s = float(np.median(np.diff(columns.t_s)))
    if between_s < 1.5 * columns.step_s:
        return columns
    start_s, end_s = float(columns.t_s[0]), float(columns.t_s[-1])
    return part(columns, start_s, end_s, max(2, int((end_s - start_s) / between_s)))


def _step_n(columns: Columns) -> float:
    largest_n = max(_largest(columns.low_n), _largest(columns.high_n))
    return max(STEP_N, largest_n / TOP)


def _largest(force_n: Floats) -> float:
    return float(np.abs(force_n).max(initial=0.0))
