"""A curve as Braille cells, two dots wide and four high, from the extremes of each dot column."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kneadle.samples import Floats

GAP_S = 0.5  # a longer pause between samples is drawn as a hole, not bridged

# Unicode's dot bits of one cell: four rows of a left and a right dot.
_BITS = np.array([[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]], np.uint16)
_EMPTY = 0x2800  # kept for blank cells: a plain space is narrower in some fallback fonts


@dataclass(frozen=True, slots=True, eq=False)
class Envelope:
    """Least and greatest value of each column, (n,); NaN where there was nothing."""

    low: Floats
    high: Floats


def envelope(t_s: Floats, y: Floats, first_column: int, columns: int, column_s: float) -> Envelope:
    """Columns sit at whole multiples of `column_s`, so a scrolling curve does not shimmer."""
    known = np.isfinite(y)
    t_s, y = t_s[known], y[known]
    edges = np.searchsorted(t_s, (first_column + np.arange(columns + 1)) * column_s)
    middles = (np.arange(columns, dtype=np.float64) + first_column + 0.5) * column_s
    low = _bridged(t_s, y, middles)
    high = low.copy()
    filled = np.flatnonzero(np.diff(edges))
    if len(filled):
        inside = slice(edges[0], edges[-1])
        starts = edges[filled] - edges[0]
        low[filled] = np.minimum.reduceat(y[inside], starts)
        high[filled] = np.maximum.reduceat(y[inside], starts)
    return Envelope(low, high)


def _bridged(t_s: Floats, y: Floats, at_s: Floats) -> Floats:
    """Values between samples that are near each other; slow sensors skip columns."""
    if len(t_s) < 2:
        return np.full(len(at_s), np.nan)
    right = np.searchsorted(t_s, at_s).clip(1, len(t_s) - 1)
    near = t_s[right] - t_s[right - 1] <= GAP_S
    within = (at_s >= t_s[0]) & (at_s <= t_s[-1])
    return np.where(near & within, np.interp(at_s, t_s, y), np.nan)


def curve(shape: Envelope, rows: int, top: float) -> NDArray[np.bool_]:
    """(4 * rows, n) dots of a line from 0 at the bottom to `top`; steps are joined."""
    low, high = shape.low.copy(), shape.high.copy()
    low[1:] = np.fmin(low[1:], np.where(np.isnan(low[1:]), np.nan, shape.high[:-1]))
    high[1:] = np.fmax(high[1:], np.where(np.isnan(high[1:]), np.nan, shape.low[:-1]))
    dot = np.arange(4 * rows)[:, None]
    on: NDArray[np.bool_] = (dot >= dot_row(high, rows, top)) & (dot <= dot_row(low, rows, top))
    return on


def dot_row(y: Floats | float, rows: int, top: float) -> Floats:
    """The dot row, counted from the top, of a value; NaN stays NaN and so is never lit."""
    last = 4 * rows - 1
    row: Floats = np.rint(last - np.clip(np.asarray(y) / top, 0.0, 1.0) * last)
    return row


def cells(dots: NDArray[np.bool_]) -> list[str]:
    """Lines of text from dots, (4 * rows, 2 * columns)."""
    rows, columns = dots.shape[0] // 4, dots.shape[1] // 2
    split = dots.reshape(rows, 4, columns, 2)
    codes = np.einsum("rycx,yx->rc", split, _BITS, dtype=np.uint32, casting="unsafe") + _EMPTY
    return [row.astype("<u4").tobytes().decode("utf-32-le") for row in codes]
