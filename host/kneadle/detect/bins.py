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
    """Whole numbers are floats too. `span_us` is the time its valid samples vouch for;
    `closed_s` when the next bin began. `total_n` and `total_mn` add up all bins so far, this
    one included, so that the mean of any stretch is one subtraction away.
    """

    number: float
    first_s: float
    last_s: float
    closed_s: float
    n: float
    span_us: float
    sum_mn: float
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
        return self.columns.shape[1]

    def __iter__(self) -> Iterator[Bin]:
        rows = self.columns.T
        for start in range(0, len(rows), AT_ONCE):
            yield from map(_bin, rows[start : start + AT_ONCE].tolist())

    def __getitem__(self, part: slice) -> "Bins":
        return Bins(self.columns[:, part])

    def column(self, name: str) -> Floats:
        return self.columns[Bin._fields.index(name)]


class Binner:
    """Keeps the samples of the bin that is still open: four rows, as `_rows` makes them."""

    def __init__(self) -> None:
        self._open = np.empty((4, 0))
        self._total_n = self._total_mn = 0.0

    def update(self, block: ForceBlock) -> Bins:
        """Bins completed by this block; the last one stays open until a later sample comes."""
        rows = np.concatenate((self._open, _rows(block)), axis=1)
        key = np.floor(rows[0] * BINS_PER_S)
        ends = (key[1:] != key[:-1]).nonzero()[0] + 1
        if len(ends) == 0:
            self._open = rows
            return NO_BINS
        self._open = rows[:, ends[-1] :]
        return self._bins(rows[:, : ends[-1]], key, ends, rows[0, ends])

    def finish(self) -> Bins:
        """The bin that was still open, closed by the end of the session."""
        rows, self._open = self._open, np.empty((4, 0))
        if rows.shape[1] == 0:
            return NO_BINS
        key = np.floor(rows[0] * BINS_PER_S)
        return self._bins(rows, key, np.array([rows.shape[1]]), rows[0, -1:])

    def _bins(self, rows: Floats, key: Floats, ends: np.ndarray, closed_s: Floats) -> Bins:
        starts = np.concatenate(([0], ends[:-1]))
        columns = np.empty((len(Bin._fields), len(ends)))
        number, first_s, last_s, closed, n, _, sum_mn, _, low, high, mean_n, *totals = columns
        number[:], first_s[:], last_s[:] = key[starts], rows[0, starts], rows[0, ends - 1]
        closed[:], n[:] = closed_s, ends - starts
        np.add.reduceat(rows[1:], starts, axis=1, out=columns[5:8])
        np.minimum.reduceat(rows[2], starts, out=low)
        np.maximum.reduceat(rows[2], starts, out=high)
        mean_n[:] = sum_mn / n / 1000
        total_n, total_mn = totals
        total_n[:], total_mn[:] = n.cumsum() + self._total_n, sum_mn.cumsum() + self._total_mn
        self._total_n, self._total_mn = float(total_n[-1]), float(total_mn[-1])
        return Bins(columns)


NO_BINS = Bins(np.empty((len(Bin._fields), 0)))


def _rows(block: ForceBlock) -> Floats:
    """Seconds, valid microseconds, millinewtons and their squares."""
    rows = np.empty((4, len(block.t_s)))
    rows[0] = block.t_s
    np.rint(block.span_s * 1e6 * block.valid, out=rows[1])
    np.rint(block.force_n * 1000, out=rows[2])
    np.multiply(rows[2], rows[2], out=rows[3])
    return rows
