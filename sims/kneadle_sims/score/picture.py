"""One session drawn: what was meant as bars, above what Kneadle made of it."""

from collections.abc import Iterator, Sequence
from html import escape

from kneadle.analyze import Analysis, analyze
from kneadle.detect.limits import Limits
from kneadle.plot import BLUE, HEIGHT, LEFT, RIGHT, WIDTH, of_analysis
from kneadle.review.trace import Drawn
from kneadle_sims import stream
from kneadle_sims.scenario import Scenario
from kneadle_sims.score.marks import Mark, marks
from kneadle_sims.score.verdict import KINDS

ROW, TOP = 18, 24
STRIP = TOP + ROW * len(KINDS)


def picture(name: str, scenario: Scenario, wrong: str = "") -> str:
    """SVG: bars are labels, hollow ones open; below them the plot of `kneadle analyze`.

    `wrong` says in words what went wrong.
    """
    limits, drawn = Limits(ceiling_n=scenario.ceiling_n), Drawn()
    analysis = analyze(stream.messages(scenario), limits, name, drawn.see)
    below = of_analysis(analysis, drawn).replace(
        "<svg ", f'<svg y="{STRIP}" width="{WIDTH}" height="{HEIGHT}" ', 1
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT + STRIP}"'
    style = ' font-family="system-ui, sans-serif" font-size="13">'
    return (
        "\n".join([head + style, *_strip(analysis, marks(scenario), wrong), below, "</svg>"]) + "\n"
    )


def _strip(analysis: Analysis, asked: Sequence[Mark], wrong: str) -> Iterator[str]:
    first_s = analysis.first_s or 0.0
    per_s = (WIDTH - LEFT - RIGHT) / max(analysis.last_s - first_s, 1e-3)
    yield f'<rect width="{WIDTH}" height="{STRIP}" fill="#ffffff"/>'
    said = f". Wrong: {wrong}" if wrong else ""
    yield f'<text x="{LEFT}" y="16">meant (hollow: open){escape(said)}</text>'
    for row, kind in enumerate(KINDS):
        y = TOP + ROW * row
        yield f'<text x="{LEFT - 4}" y="{y + 12}" text-anchor="end">{kind}</text>'
        for mark in asked:
            if mark.kind == kind:
                yield _bar(mark, LEFT + (mark.start_s - first_s) * per_s, y, per_s)


def _bar(mark: Mark, x: float, y: int, per_s: float) -> str:
    width = max((mark.end_s - mark.start_s) * per_s, 3.0)
    words = f"{mark.kind} {mark.start_s:.2f}-{mark.end_s:.2f} s, {mark.peak_n:.0f} N"
    return (
        f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{ROW - 5}" stroke="{BLUE}"'
        f' fill="{BLUE if mark.sure else "none"}"><title>{escape(words)}</title></rect>'
    )
