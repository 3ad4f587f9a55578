"""The last 20 s of force: holds and warnings are shaded and named by a glyph above."""

from dataclasses import dataclass
from math import ceil

import numpy as np
from rich.style import Style
from textual.strip import Strip

from kneadle.samples import Floats
from kneadle.screen.palette import HOLD_SHADE, QUIET, TEXT, WARNING_SHADE
from kneadle.screen.trail import WINDOW_S, Span
from kneadle.screen.widgets.braille import envelope
from kneadle.screen.widgets.force_rows import AXIS_CELLS, force_rows
from kneadle.screen.widgets.gauge import HEADROOM
from kneadle.screen.widgets.lines import Lines, line
from kneadle.telling import GLYPHS

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
    ceiling_n = np.full(2 * columns, value.ceiling_n)
    return force_rows(shape, rows, value.top_n, ceiling_n, shades)


def _time_axis(columns: int) -> str:
    """20 s ago at the left edge, now at the right one."""
    axis = [*(" " * (AXIS_CELLS - 1) + "└" + "─" * columns)]
    for ago_s in (20, 15, 10, 5):
        text = f"┴{ago_s} s ago"
        at = AXIS_CELLS + round(columns * (1 - ago_s / WINDOW_S))
        axis[at : at + len(text)] = text
    axis[-3:] = "now"
    return "".join(axis)
