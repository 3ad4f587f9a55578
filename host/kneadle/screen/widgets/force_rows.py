"""The rows of a plot of force: the curve, the ceiling as a dotted line, an axis at the left."""

from collections.abc import Iterable, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from rich.style import Style
from textual.strip import Strip

from kneadle.samples import Floats
from kneadle.screen.palette import BAD, QUIET, TRACE
from kneadle.screen.widgets.braille import Envelope, cells, curve, dot_row
from kneadle.screen.widgets.lines import line

AXIS_CELLS = 7
NONE = -1  # above all rows


def force_rows(
    shape: Envelope, rows: int, top_n: float, ceiling_n: Floats, shades: Sequence[Style]
) -> list[Strip]:
    """`shape` and `ceiling_n` are of dot columns, two for each of `shades`; the label at the axis
    is of the last ceiling; where a ceiling is NaN there was none.
    """
    dots = curve(shape, rows, top_n)
    there = np.isfinite(ceiling_n)
    ceiling_dot = np.where(there, dot_row(ceiling_n, rows, top_n), NONE).astype(np.int64)
    calm = _calm(dots, ceiling_dot)
    # Dotted, so that it is no part of the curve.
    at = 2 * np.flatnonzero(there[::2])
    dots[ceiling_dot[at], at] = True
    labels = _labels(float(ceiling_n[-1]), rows, int(ceiling_dot[-1]) // 4)
    return [
        _row(label, text, zip(shades, row, strict=True))
        for label, text, row in zip(labels, cells(dots), calm.tolist(), strict=True)
    ]


def _calm(dots: NDArray[np.bool_], ceiling_dot: NDArray[np.int64]) -> NDArray[np.bool_]:
    """(rows, cells): where the curve has its everyday colour, for it stays under the ceiling.

    One colour has to do for a cell, and the ceiling's own cells are many newtons high.
    """
    rows, columns = dots.shape[0] // 4, dots.shape[1] // 2
    lowest = ceiling_dot.reshape(columns, 2).max(axis=1) // 4
    below = np.arange(rows)[:, None] > lowest
    inside = dots.reshape(rows, 4, columns, 2).any(axis=(1, 3))
    above = dots & (np.arange(dots.shape[0])[:, None] <= ceiling_dot)
    over = above.any(axis=0).reshape(columns, 2).any(axis=1)
    calm: NDArray[np.bool_] = below | (inside & ~over)
    return calm


def _row(label: str, text: str, looks: Iterable[tuple[Style, bool]]) -> Strip:
    parts, at = [(label, QUIET)], 0
    for (shade, calm), run in groupby(looks):
        end = at + len(list(run))
        parts.append((text[at:end], (TRACE if calm else BAD) + shade))
        at = end
    return line(*parts)


def _labels(ceiling_n: float, rows: int, ceiling_row: int) -> list[str]:
    labels = [" " * (AXIS_CELLS - 1) + "│"] * rows
    labels[-1] = f"{0:{AXIS_CELLS - 2}} ┤"
    if ceiling_row >= 0:
        labels[ceiling_row] = f"{f'▼{ceiling_n:.0f}':>{AXIS_CELLS - 2}} ┤"
    return labels
