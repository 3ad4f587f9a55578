"""Twentieths of a second: what hold, rolling and contact look at.

A bin gathers the samples whose time falls into the same 50 ms of device time, so that its
content depends on the samples alone and never on how they arrived. Sums are of whole
millinewtons and microseconds, which float64 adds exactly. Slow devices get a bin a sample;
empty bins do not exist.
"""

from typing import NamedTuple

import numpy as np

from kneadle.samples import Floats, ForceBlock

BINS_PER_S = 20


class Bin(NamedTuple):
    """`span_us` is the time its valid samples vouch for; `closed_s` when the next bin began."""

    number: int
    first_s: float
    last_s: float
    closed_s: float
    n: int
    span_us: int
    sum_mn: int
    sum_sq_mn2: int
    low_mn: int
    high_mn: int

    @property
    def mean_n(self) -> float:
        return self.sum_mn / self.n / 1000


class Binner:
    """Keeps the samples of the bin that is still open: four rows, as `_rows` makes them."""

    def __init__(self) -> None:
        self._open = np.empty((4, 0))

    def update(self, block: ForceBlock) -> list[Bin]:
        """Bins completed by this block; the last one stays open until a later sample comes."""
        rows = np.concatenate((self._open, _rows(block)), axis=1)
        key = np.floor(rows[0] * BINS_PER_S)
        ends = (key[1:] != key[:-1]).nonzero()[0] + 1
        if len(ends) == 0:
            self._open = rows
            return []
        self._open = rows[:, ends[-1] :]
        return _bins(rows[:, : ends[-1]], key, ends, rows[0, ends])

    def finish(self) -> list[Bin]:
        """The bin that was still open, closed by the end of the session."""
        rows, self._open = self._open, np.empty((4, 0))
        if rows.shape[1] == 0:
            return []
        key = np.floor(rows[0] * BINS_PER_S)
        return _bins(rows, key, np.array([rows.shape[1]]), rows[0, -1:])


def _rows(block: ForceBlock) -> Floats:
    """Seconds, valid microseconds, millinewtons and their squares."""
    rows = np.empty((4, len(block.t_s)))
    rows[0] = block.t_s
    np.rint(block.span_s * 1e6 * block.valid, out=rows[1])
    np.rint(block.force_n * 1000, out=rows[2])
    np.multiply(rows[2], rows[2], out=rows[3])
    return rows


def _bins(rows: Floats, key: Floats, ends: np.ndarray, closed_s: Floats) -> list[Bin]:
    starts = np.concatenate(([0], ends[:-1]))
    span_us, sum_mn, sum_sq_mn2 = np.add.reduceat(rows[1:], starts, axis=1)
    columns = (
        key[starts],
        rows[0, starts],
        rows[0, ends - 1],
        closed_s,
        ends - starts,
        span_us,
        sum_mn,
        sum_sq_mn2,
        np.minimum.reduceat(rows[2], starts),
        np.maximum.reduceat(rows[2], starts),
    )
    return [Bin(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]
