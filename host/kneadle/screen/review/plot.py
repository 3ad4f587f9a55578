"""A part of a session: the force, its holds and warnings, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

import numpy as np
from rich.style import Style
from textual.strip import Strip

from kneadle.review.envelope import Columns
from kneadle.samples import Floats
from kneadle.screen.palette import BOLD, HOLD_SHADE, QUIET, TEXT, WARNING_SHADE
from kneadle.screen.review.clock import clock
from kneadle.screen.review.looked import Looked
from kneadle.screen.review.window import Window
from kneadle.screen.trail import Span
from kneadle.screen.widgets.braille import Envelope, envelope
from kneadle.screen.widgets.force_rows import AXIS_CELLS, force_rows
from kneadle.screen.widgets.lines import cut, line
from kneadle.screen.widgets.trace_plot import HOLD_GLYPH
from kneadle.telling import GLYPHS

LABEL_CELLS = 10  # of a time and of the space to the next
STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200)
DAY_S = 86_400
HERE = "↑"


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """`top_n` is the highest of the scale, `here_s` the moment that was jumped to."""

    looked: Looked
    window: Window
    top_n: float
    caption: str
    here_s: float | None = None


def draw(value: Shown, width: int, height: int) -> list[Strip]:
    columns, rows = width - AXIS_CELLS, height - 3
    if columns < 2 or rows < 1:
        return []
    picture, window = value.looked.picture, value.window
    spans = [moment.span for moment in value.looked.moments]
    much = window.long_s / (2 * columns) >= 2 * picture.coarse.step_s
    shape = _shape(picture.coarse if much else picture.columns, window, 2 * columns)
    ceiling_n = _ceilings_n(picture.ceilings, window, 2 * columns)
    shades = _shades(spans, window, columns)
    return [
        line((cut(value.caption, width), BOLD)),
        line((" " * AXIS_CELLS, QUIET), ("".join(_lane(spans, window, columns)), TEXT)),
        *force_rows(shape, rows, value.top_n, ceiling_n, shades),
        line(("".join(_axis(value, columns)), QUIET)),
    ]


def _shape(all_: Columns, window: Window, columns: int) -> Envelope:
    """Of dot columns; each reading's bin belongs to the one in which it begins."""
    column_s = window.long_s / columns
    first = round(window.start_s / column_s)
    near = slice(*np.searchsorted(all_.t_s, _beside(window, all_.step_s)).tolist())
    t_s = all_.t_s[near]
    low = envelope(t_s, all_.low_n[near], first, columns, column_s).low
    high = envelope(t_s, all_.high_n[near], first, columns, column_s).high
    return Envelope(low, high)


def _beside(window: Window, step_s: float) -> tuple[float, float]:
    """A little more than is shown, so that the line enters from the edges."""
    more_s = 1.0 + step_s
    return window.start_s - more_s, window.end_s + more_s


def _ceilings_n(steps: tuple[tuple[float, float], ...], window: Window, columns: int) -> Floats:
    """NaN before the first."""
    at_s = window.start_s + np.arange(columns) * window.long_s / columns
    begins_s = np.array([t_s for t_s, _ in steps])
    ceiling_n = np.array([np.nan, *(n for _, n in steps)])
    found: Floats = ceiling_n[np.searchsorted(begins_s, at_s, side="right")]
    return found


def _cell(t_s: float, window: Window, columns: int) -> int:
    """Which may lie outside of the picture."""
    return int((t_s - window.start_s) // (window.long_s / columns))


def _cells_of(span: Span, window: Window, columns: int) -> range:
    end_s = span.start_s if span.end_s is None else span.end_s
    first, last = (_cell(t_s, window, columns) for t_s in (span.start_s, end_s))
    return range(max(0, first), min(columns, last + 1))


def _shades(spans: list[Span], window: Window, columns: int) -> list[Style]:
    shades = [Style.null()] * columns
    # Holds first: a warning within a hold must stay visible.
    for span in sorted(spans, key=lambda span: span.kind != "hold"):
        for cell in _cells_of(span, window, columns):
            shades[cell] = HOLD_SHADE if span.kind == "hold" else WARNING_SHADE
    return shades


def _lane(spans: list[Span], window: Window, columns: int) -> list[str]:
    lane = [" "] * columns
    for span in spans:
        if span.kind == "hold":
            for cell in _cells_of(span, window, columns):
                lane[cell] = HOLD_GLYPH
    for span in spans:
        cell = _cell(span.told_s, window, columns)
        if span.kind != "hold" and 0 <= cell < columns:
            lane[cell] = GLYPHS[span.kind]
    return lane


def _axis(value: Shown, columns: int) -> list[str]:
    window = value.window
    axis = [*(" " * (AXIS_CELLS - 1) + "└" + "─" * columns)]
    for t_s in ticks_s(window, columns // LABEL_CELLS):
        at = AXIS_CELLS + max(0, _cell(t_s, window, columns))
        text = f"┴{clock(t_s)}"
        if at + len(text) <= len(axis):
            axis[at : at + len(text)] = text
    if value.here_s is not None and 0 <= (here := _cell(value.here_s, window, columns)) < columns:
        axis[AXIS_CELLS + here] = HERE
    return axis


def ticks_s(window: Window, most: int) -> Iterator[float]:
    """Round times within the window, not many more than `most`."""
    most = max(most, 1)
    days = DAY_S * ceil(window.long_s / most / DAY_S)
    step_s = next((s for s in STEPS_S if window.long_s / s <= most), days)
    first = -int(-window.start_s // step_s)
    yield from (float(k * step_s) for k in range(first, int(window.end_s // step_s) + 1))
