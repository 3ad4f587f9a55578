"""A recording as one SVG picture: force, ceiling, holds shaded, warnings marked."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from math import inf

import numpy as np

from kneadle.analyze import Analysis
from kneadle.events import HoldEnded, WarningEnded
from kneadle.review.ceilings import CeilingStep
from kneadle.review.envelope import Columns, part
from kneadle.review.hold import HoldNumbers
from kneadle.review.session import is_relative
from kneadle.review.trace import Drawn
from kneadle.telling import GLYPHS, NAMES, minutes, unit_of

COLUMNS = 1200  # as many as there is room for
WIDTH, HEIGHT = 1200, 420
BLUE = "#1f5fa8"
GREEN = "#cfe8d5"
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 48, 40
TALL = HEIGHT - TOP - BOTTOM
ROOM = 12.0  # for a word or a sign


class _Scale:
    def __init__(self, start_s: float, end_s: float, low_n: float, high_n: float) -> None:
        self.start_s, self.end_s, self.low_n, self.high_n = start_s, end_s, low_n, high_n
        self._per_s = (WIDTH - LEFT - RIGHT) / max(end_s - start_s, 1e-9)
        self._per_n = (HEIGHT - TOP - BOTTOM) / max(high_n - low_n, 1e-9)

    def x(self, t_s: float) -> float:
        return round(LEFT + (t_s - self.start_s) * self._per_s, 1)

    def y(self, force_n: float) -> float:
        return round(HEIGHT - BOTTOM - (force_n - self.low_n) * self._per_n, 1)


def of_analysis(analysis: Analysis, drawn: Drawn) -> str:
    """`drawn` has seen all of it."""
    unit = unit_of(relative=is_relative(analysis.events))
    shown = drawn.columns(), drawn.ceilings, analysis.holds, analysis.warnings, unit
    return svg(analysis.name, *shown)


def svg(
    name: str,
    columns: Columns,
    ceilings: Sequence[CeilingStep],
    holds: Iterable[HoldEnded | HoldNumbers],
    warnings: Sequence[WarningEnded],
    unit: str,
) -> str:
    """`ceilings` in order of time; `unit` of every force."""
    columns = part(columns, columns.start_s, columns.end_s, COLUMNS)
    top_n = 1.1 * max([float(columns.high_n.max(initial=0.0)), *(n for _, n in ceilings)])
    bottom_n = min(0.0, float(columns.low_n.min(initial=0.0)))
    end_s = max(columns.end_s, columns.start_s + 1e-3)
    scale = _Scale(columns.start_s, end_s, bottom_n, top_n)
    parts = [
        *_frame(name, scale, unit),
        *_holds(holds, scale, unit),
        *_ceiling(ceilings, scale),
        *_force(columns, warnings, scale),
        *_warnings(warnings, scale),
    ]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
    style = ' font-family="system-ui, sans-serif" font-size="13">'
    return "\n".join([head + style, *parts, "</svg>"]) + "\n"


def _frame(name: str, scale: _Scale, unit: str) -> Iterator[str]:
    yield f"<title>{escape(name)}</title>"
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
    yield f'<text x="{LEFT}" y="20" font-weight="bold">{escape(name)}</text>'
    for force_n in np.arange(0, scale.high_n, _round_step(scale.high_n)):
        y = scale.y(float(force_n))
        yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#dddddd"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{force_n:.0f} {unit}</text>'
    for t_s in np.linspace(scale.start_s, scale.end_s, 7):
        label = minutes(float(t_s))
        x, y = scale.x(float(t_s)), HEIGHT - BOTTOM + 20
        yield f'<text x="{x}" y="{y}" text-anchor="middle">{label}</text>'


def _round_step(top_n: float) -> float:
    """The first round number that needs no more than seven lines."""
    return next((step for step in (5, 10, 20, 50, 100, 200, 500) if top_n / step <= 7), top_n)


def _holds(holds: Iterable[HoldEnded | HoldNumbers], scale: _Scale, unit: str) -> Iterator[str]:
    """Each with its words where there is room for them; of a whole day they are only shaded."""
    slim: list[str] = []
    for hold in holds:
        x, width = scale.x(hold.start_s), scale.x(hold.end_s) - scale.x(hold.start_s)
        if width < ROOM:
            slim.append(f"M{x} {TOP}h{width:.1f}v{TALL}h{-width:.1f}")
            continue
        yield (
            f'<rect x="{x}" y="{TOP}" width="{width:.1f}" height="{TALL}" fill="{GREEN}">'
            f"<title>hold, {hold.held_s:.1f} s at {hold.mean_n:.0f} {unit}</title></rect>"
        )
        yield f'<text x="{x + 4}" y="{TOP + 16}">{hold.held_s:.0f} s</text>'
    if slim:
        yield f'<path class="holds" d="{"".join(slim)}" fill="{GREEN}"/>'


def _ceiling(ceilings: Sequence[CeilingStep], scale: _Scale) -> Iterator[str]:
    """Each until the next."""
    if not ceilings:
        return
    first, *later = [(scale.x(t_s), scale.y(ceiling_n)) for t_s, ceiling_n in ceilings]
    steps = "".join(f"H{x}V{y}" for x, y in later)
    path = f"M{max(first[0], LEFT)} {first[1]}{steps}H{WIDTH - RIGHT}"
    yield f'<path class="ceiling" d="{path}" fill="none" stroke="#b3261e" stroke-dasharray="8 5"/>'
    last_y = [first, *later][-1][1]
    yield f'<text x="{WIDTH - RIGHT - 4}" y="{last_y - 5}" text-anchor="end">ceiling</text>'


def _force(columns: Columns, warnings: Iterable[WarningEnded], scale: _Scale) -> Iterator[str]:
    """Broken at each gap: where nothing was measured, nothing is drawn."""
    gaps = [gap.end_s for gap in warnings if gap.kind == "gap"]
    ends_s = columns.t_s + columns.step_s
    edges = [0, *np.searchsorted(ends_s, gaps, side="right"), len(ends_s)]
    all_ = list(zip(columns.t_s, columns.low_n, columns.high_n, strict=True))
    for start, end in pairwise(sorted(edges)):
        run = all_[start:end]
        there = [f"{scale.x(t)} {scale.y(high)}" for t, _, high in run]
        back = [f"{scale.x(t)} {scale.y(low)}" for t, low, _ in reversed(run)]
        if run:
            yield f'<path d="M{"L".join(there + back)}Z" fill="{BLUE}" stroke="{BLUE}"/>'


def _warnings(warnings: Iterable[WarningEnded], scale: _Scale) -> Iterator[str]:
    """A glyph each above the plot, with a tooltip; of a kind only one where they would overlap."""
    last: dict[str, float] = {}
    for warning in warnings:
        x, y = scale.x(warning.warned_at_s), TOP - 6
        if x - last.get(warning.kind, -inf) < ROOM / 2:
            continue
        last[warning.kind] = x
        words = f"{NAMES[warning.kind]} at {minutes(warning.warned_at_s)}"
        yield (
            f'<text x="{x}" y="{y}" text-anchor="middle" fill="#b3261e" font-size="16">'
            f"{escape(GLYPHS[warning.kind])}<title>{escape(words)}</title></text>"
        )
