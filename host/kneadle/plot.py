"""A recording as one SVG picture: force, ceiling, holds shaded, warnings marked."""

from collections.abc import Iterator
from html import escape
from itertools import pairwise

import numpy as np

from kneadle.analyze import Analysis
from kneadle.detect.limits import Limits
from kneadle.samples import Floats
from kneadle.telling import GLYPHS, NAMES, minutes
from kneadle.view import Update

COLUMNS = 2000  # more than a wide screen has pixels across the plot
FIRST_STEP_S = 0.01
WIDTH, HEIGHT = 1200, 420
BLUE = "#1f5fa8"
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 48, 40


class Envelope:
    """Lowest and highest force a column, in memory that does not grow: steps double as needed."""

    def __init__(self) -> None:
        self.step_s = FIRST_STEP_S
        self._columns: dict[int, tuple[float, float]] = {}

    def add(self, update: Update) -> None:
        if len(update.t_s) == 0:
            return
        key = np.floor(update.t_s / self.step_s).astype(np.int64)
        starts = np.concatenate(([0], np.flatnonzero(np.diff(key)) + 1))
        low_n = np.minimum.reduceat(update.force_n, starts)
        high_n = np.maximum.reduceat(update.force_n, starts)
        for number, low, high in zip(key[starts], low_n, high_n, strict=True):
            self._merge(int(number), float(low), float(high))
        while len(self._columns) > COLUMNS:
            self._double()

    def columns(self) -> tuple[Floats, Floats, Floats]:
        """t_s, lowest and highest force_n, (n,) each, in order of time."""
        rows = [(number * self.step_s, *span) for number, span in sorted(self._columns.items())]
        t_s, low_n, high_n = np.array(rows, dtype=np.float64).reshape(-1, 3).T
        return t_s, low_n, high_n

    def _merge(self, number: int, low_n: float, high_n: float) -> None:
        low, high = self._columns.get(number, (low_n, high_n))
        self._columns[number] = (min(low, low_n), max(high, high_n))

    def _double(self) -> None:
        self.step_s *= 2
        columns, self._columns = self._columns, {}
        for number, (low_n, high_n) in columns.items():
            self._merge(number // 2, low_n, high_n)


class _Scale:
    def __init__(self, start_s: float, end_s: float, low_n: float, high_n: float) -> None:
        self.start_s, self.end_s, self.low_n, self.high_n = start_s, end_s, low_n, high_n
        self._per_s = (WIDTH - LEFT - RIGHT) / max(end_s - start_s, 1e-9)
        self._per_n = (HEIGHT - TOP - BOTTOM) / max(high_n - low_n, 1e-9)

    def x(self, t_s: float) -> float:
        return round(LEFT + (t_s - self.start_s) * self._per_s, 1)

    def y(self, force_n: float) -> float:
        return round(HEIGHT - BOTTOM - (force_n - self.low_n) * self._per_n, 1)


def svg(analysis: Analysis, envelope: Envelope, limits: Limits) -> str:
    t_s, low_n, high_n = envelope.columns()
    top_n = 1.1 * max(float(high_n.max(initial=0.0)), limits.ceiling_n)
    bottom_n = min(0.0, float(low_n.min(initial=0.0)))
    start_s = float(t_s[0]) if len(t_s) else 0.0
    scale = _Scale(start_s, max(analysis.last_s, start_s + 1e-3), bottom_n, top_n)
    parts = [
        *_frame(analysis.name, scale),
        *_holds(analysis, scale),
        *_ceiling(limits.ceiling_n, scale),
        *_force(analysis, envelope, scale),
        *_warnings(analysis, scale),
    ]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
    style = ' font-family="system-ui, sans-serif" font-size="13">'
    return "\n".join([head + style, *parts, "</svg>"]) + "\n"


def _frame(name: str, scale: _Scale) -> Iterator[str]:
    yield f"<title>{escape(name)}</title>"
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
    yield f'<text x="{LEFT}" y="20" font-weight="bold">{escape(name)}</text>'
    for force_n in np.arange(0, scale.high_n, _round_step(scale.high_n)):
        y = scale.y(float(force_n))
        yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#dddddd"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{force_n:.0f} N</text>'
    for t_s in np.linspace(scale.start_s, scale.end_s, 7):
        label = minutes(float(t_s))
        x, y = scale.x(float(t_s)), HEIGHT - BOTTOM + 20
        yield f'<text x="{x}" y="{y}" text-anchor="middle">{label}</text>'


def _round_step(top_n: float) -> float:
    """The first round number that needs no more than seven lines."""
    return next((step for step in (5, 10, 20, 50, 100, 200, 500) if top_n / step <= 7), top_n)


def _holds(analysis: Analysis, scale: _Scale) -> Iterator[str]:
    for hold in analysis.holds:
        x, width = scale.x(hold.start_s), scale.x(hold.end_s) - scale.x(hold.start_s)
        height = HEIGHT - TOP - BOTTOM
        yield (
            f'<rect x="{x}" y="{TOP}" width="{width:.1f}" height="{height}" fill="#cfe8d5">'
            f"<title>hold, {hold.held_s:.1f} s at {hold.mean_n:.0f} N</title></rect>"
        )
        yield f'<text x="{x + 4}" y="{TOP + 16}">{hold.held_s:.0f} s</text>'


def _ceiling(ceiling_n: float, scale: _Scale) -> Iterator[str]:
    y = scale.y(ceiling_n)
    yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#b3261e" stroke-dasharray="8 5"/>'
    yield f'<text x="{WIDTH - RIGHT - 4}" y="{y - 5}" text-anchor="end">ceiling</text>'


def _force(analysis: Analysis, envelope: Envelope, scale: _Scale) -> Iterator[str]:
    """Broken at each gap: where nothing was measured, nothing is drawn."""
    t_s, low_n, high_n = envelope.columns()
    gaps = [gap.end_s for gap in analysis.warnings if gap.kind == "gap"]
    edges = [0, *np.searchsorted(t_s + envelope.step_s, gaps, side="right"), len(t_s)]
    for start, end in pairwise(sorted(edges)):
        columns = list(zip(t_s, low_n, high_n, strict=True))[start:end]
        there = [f"{scale.x(t)} {scale.y(high)}" for t, _, high in columns]
        back = [f"{scale.x(t)} {scale.y(low)}" for t, low, _ in reversed(columns)]
        if columns:
            yield f'<path d="M{"L".join(there + back)}Z" fill="{BLUE}" stroke="{BLUE}"/>'


def _warnings(analysis: Analysis, scale: _Scale) -> Iterator[str]:
    """A glyph each above the plot; its tooltip says which and how hard."""
    for warning in analysis.warnings:
        x, y = scale.x(warning.warned_at_s), TOP - 6
        words = f"{NAMES[warning.kind]} at {minutes(warning.warned_at_s)}"
        yield (
            f'<text x="{x}" y="{y}" text-anchor="middle" fill="#b3261e" font-size="16">'
            f"{escape(GLYPHS[warning.kind])}<title>{escape(words)}</title></text>"
        )
