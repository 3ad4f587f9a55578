"""Twentieths of a second: what hold, rolling and contact look at.

A bin gathers the samples whose time falls into the same 50 ms of device time, so that its
content depends on the samples alone and never on how they arrived. Sums are of whole
millinewtons and microseconds, which float64 adds exactly. Slow devices get a bin a sample;
empty bins do not exist.
"""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

import numpy as np

from kneadle.samples import Floats, ForceBlock

BINS_PER_S = 20
AT_ONCE = 256  # bins made for Python in one go: few calls, and none of them lives for long


class Bin(NamedTuple):
    """`span_us` is the time its valid samples vouch for; `closed_s` when the next bin began.

    `total_n` and `total_mn` add up all bins so far, this one included, so that the mean of any
    stretch is one subtraction away. Whole numbers are floats, as they come out of the columns.
    """

    number: float
    first_s: float
    last_s: float
    closed_s: float
    n: float
    sum_mn: float
    span_us: float
    sum_sq_mn2: float
    low_mn: float
    high_mn: float
    mean_n: float
    total_n: float
    total_mn: float


# As Bin(*row), which would run Python code for each of the 20 a second.
_bin = partial(tuple.__new__, Bin)


class Bins:
    """Many bins as columns, (13, n) in the order of Bin's fields; a Bin is made when asked for."""

    def __init__(self, columns: Floats) -> None:
        self.columns = columns

    def __len__(self) -> int:
        return len(self.columns[0])

    def __iter__(self) -> Iterator[Bin]:
        rows = self.columns.T
        for start in range(0, len(rows), AT_ONCE):
            yield from map(_bin, rows[start : start + AT_ONCE].tolist())

    def __getitem__(self, part: slice) -> "Bins":
        return Bins(self.columns[:, part])

    def column(self, name: str) -> Floats:
        column: Floats = self.columns[Bin._fields.index(name)]
        return column


class Binner:
    """Keeps the samples of the bin that is still open: six rows, as `_rows` makes them."""

    def __init__(self) -> None:
        self._open = np.empty((6, 0))
        self._totals = np.zeros((2, 1))

    def update(self, block: ForceBlock) -> Bins:
        """Bins completed by this block; the last one stays open until a later sample comes."""
        rows = np.concatenate((self._open, _rows(block)), axis=1)
        ends = (rows[0, 1:] != rows[0, :-1]).nonzero()[0] + 1
        if len(ends) == 0:
            self._open = rows
            return NO_BINS
        self._open = rows[:, ends[-1] :]
        return self._bins(rows[:, : ends[-1]], ends, rows[1, ends])

    def finish(self) -> Bins:
        """The bin that was still open, closed by the end of the session."""
        rows, self._open = self._open, np.empty((6, 0))
        if rows.shape[1] == 0:
            return NO_BINS
        return self._bins(rows, np.array([rows.shape[1]]), rows[1, -1:])

    def _bins(self, rows: Floats, ends: np.ndarray, closed_s: Floats) -> Bins:
        """Fills the columns in the order of Bin's fields."""
        starts = np.zeros(len(ends), dtype=np.int64)
        starts[1:] = ends[:-1]
        columns = np.empty((len(Bin._fields), len(ends)))
        columns[0], columns[1] = rows[0].take(starts), rows[1].take(starts)
        columns[2], columns[3] = rows[1].take(ends - 1), closed_s
        np.add.reduceat(rows[2:], starts, axis=1, out=columns[4:8])
        np.minimum.reduceat(rows[3], starts, out=columns[8])
        np.maximum.reduceat(rows[3], starts, out=columns[9])
        columns[10] = columns[5] / columns[4] / 1000
        np.add(columns[4:6].cumsum(axis=1), self._totals, out=columns[11:])
        self._totals = columns[11:, -1:].copy()
        return Bins(columns)


NO_BINS = Bins(np.empty((len(Bin._fields), 0)))


def _rows(block: ForceBlock) -> Floats:
    """Number of the bin, seconds, 1 (it is one sample), millinewtons, microseconds, mN squared."""
    rows = np.empty((6, len(block.t_s)))
    np.floor(block.t_s * BINS_PER_S, out=rows[0])
    rows[1] = block.t_s
    rows[2] = 1.0
    np.rint(block.force_n * 1000, out=rows[3])
    np.rint(block.span_s * 1e6 * block.valid, out=rows[4])
    np.multiply(rows[3], rows[3], out=rows[5])
    return rows
