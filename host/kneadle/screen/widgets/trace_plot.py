"""The last 20 s of force: holds and warnings are shaded and named by a glyph above."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from math import ceil

import numpy as np
from numpy.typing import NDArray
from rich.style import Style
from textual.strip import Strip

from kneadle.samples import Floats
from kneadle.screen.palette import BAD, HOLD_SHADE, QUIET, TEXT, TRACE, WARNING_SHADE
from kneadle.screen.trail import WINDOW_S, Span
from kneadle.screen.widgets.braille import cells, curve, dot_row, envelope
from kneadle.screen.widgets.gauge import HEADROOM
from kneadle.screen.widgets.lines import Lines, line
from kneadle.telling import GLYPHS

AXIS_CELLS = 7
HOLD_GLYPH = "═"


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    now_s: float
    t_s: Floats
    force_n: Floats
    spans: tuple[Span, ...]
    ceiling_n: float

    @property
    def top_n(self) -> float:
        """The ceiling and its headroom; in quarters of the ceiling when the force went higher."""
        most = float(np.fmax.reduce(self.force_n, initial=0.0)) / self.ceiling_n
        return self.ceiling_n * max(HEADROOM, ceil(4 * most) / 4)


class TracePlot(Lines[Trace]):
    """Redrawn when the picture has moved by one dot column, about 13 times a second."""

    def __init__(self, value: Trace, *, id: str) -> None:
        super().__init__(value, id=id)
        self._drawn: object = None

    def show(self, value: Trace) -> None:
        seen = (_last_column(value, self.size.width - AXIS_CELLS), value.spans, value.ceiling_n)
        if seen != self._drawn:
            self._drawn = seen
            super().show(value)

    def draw(self, value: Trace, width: int, height: int) -> list[Strip]:
        columns, rows = width - AXIS_CELLS, height - 2
        if columns < 2 or rows < 1:
            return []
        shades = _shades(value, columns)
        lane = line((" " * AXIS_CELLS, QUIET), ("".join(_lane(value, columns)), TEXT))
        return [lane, *_plot(value, columns, rows, shades), line((_time_axis(columns), QUIET))]


def _last_column(value: Trace, columns: int) -> int:
    return int(value.now_s / _column_s(columns))


def _column_s(columns: int) -> float:
    return WINDOW_S / (2 * max(1, columns))


def _cell(value: Trace, t_s: float, columns: int) -> int:
    """The cell of a moment, which may lie outside of the picture."""
    dots_ago = _last_column(value, columns) - int(t_s / _column_s(columns))
    return columns - 1 - dots_ago // 2


def _cells_of(value: Trace, span: Span, columns: int) -> range:
    end_s = value.now_s if span.end_s is None else span.end_s
    first, last = (_cell(value, t_s, columns) for t_s in (span.start_s, end_s))
    return range(max(0, first), min(columns, last + 1))


def _shades(value: Trace, columns: int) -> list[Style]:
    shades = [Style.null()] * columns
    # Holds first: a warning within a hold must stay visible.
    for span in sorted(value.spans, key=lambda span: span.kind != "hold"):
        for cell in _cells_of(value, span, columns):
            shades[cell] = HOLD_SHADE if span.kind == "hold" else WARNING_SHADE
    return shades


def _lane(value: Trace, columns: int) -> list[str]:
    lane = [" "] * columns
    for span in value.spans:
        if span.kind == "hold":
            for cell in _cells_of(value, span, columns):
                lane[cell] = HOLD_GLYPH
    for span in value.spans:
        cell = _cell(value, span.told_s, columns)
        if span.kind != "hold" and 0 <= cell < columns:
            lane[cell] = GLYPHS[span.kind]
    return lane


def _plot(value: Trace, columns: int, rows: int, shades: list[Style]) -> list[Strip]:
    first = _last_column(value, columns) - 2 * columns + 1
    shape = envelope(value.t_s, value.force_n, first, 2 * columns, _column_s(columns))
    dots = curve(shape, rows, value.top_n)
    ceiling_dot = int(dot_row(value.ceiling_n, rows, value.top_n))
    calm = _calm(dots, ceiling_dot)
    dots[ceiling_dot, ::2] = True  # dotted, so that it is no part of the curve
    labels = _labels(value, rows, ceiling_dot // 4)
    return [
        _row(label, text, zip(shades, row, strict=True))
        for label, text, row in zip(labels, cells(dots), calm.tolist(), strict=True)
    ]


def _calm(dots: NDArray[np.bool_], ceiling_dot: int) -> NDArray[np.bool_]:
    """(rows, cells): where the curve has its everyday colour, for it stays under the ceiling.

    One colour has to do for a cell, and the ceiling's own cells are many newtons high.
    """
    rows, columns = dots.shape[0] // 4, dots.shape[1] // 2
    below = np.arange(rows) > ceiling_dot // 4
    inside = dots.reshape(rows, 4, columns, 2).any(axis=(1, 3))
    over = dots[: ceiling_dot + 1].any(axis=0).reshape(columns, 2).any(axis=1)
    calm: NDArray[np.bool_] = below[:, None] | (inside & ~over)
    return calm


def _row(label: str, text: str, looks: Iterable[tuple[Style, bool]]) -> Strip:
    parts, at = [(label, QUIET)], 0
    for (shade, calm), run in groupby(looks):
        end = at + len(list(run))
        parts.append((text[at:end], (TRACE if calm else BAD) + shade))
        at = end
    return line(*parts)


def _labels(value: Trace, rows: int, ceiling_row: int) -> list[str]:
    labels = [" " * (AXIS_CELLS - 1) + "│"] * rows
    labels[-1] = f"{0:{AXIS_CELLS - 2}} ┤"
    labels[ceiling_row] = f"{f'▼{value.ceiling_n:.0f}':>{AXIS_CELLS - 2}} ┤"
    return labels


def _time_axis(columns: int) -> str:
    """20 s ago at the left edge, now at the right one."""
    axis = [*(" " * (AXIS_CELLS - 1) + "└" + "─" * columns)]
    for ago_s in (20, 15, 10, 5):
        text = f"┴{ago_s} s ago"
        at = AXIS_CELLS + round(columns * (1 - ago_s / WINDOW_S))
        axis[at : at + len(text)] = text
    axis[-3:] = "now"
    return "".join(axis)
