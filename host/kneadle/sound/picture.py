"""The eight sounds as one SVG picture: pitch over time, measured in the samples."""

from collections.abc import Iterator
from math import isnan, log2

from kneadle.sound.heard import HOP_S, moments
from kneadle.sound.meanings import Meaning, rank
from kneadle.sound.tones import render

COLUMNS, ROWS = 4, 2
CELL_WIDTH, CELL_HEIGHT, TITLE = 230, 150, 24
PX_PER_S, PX_PER_OCTAVE = 160.0, 38.0
LOWEST_HZ = 220.0
CALM, URGENT = "#1f5fa8", "#b3261e"


def svg() -> str:
    width, height = COLUMNS * CELL_WIDTH, ROWS * CELL_HEIGHT
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
    style = ' font-family="system-ui, sans-serif" font-size="13">'
    paper = f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
    cells = (line for place, meaning in enumerate(Meaning) for line in _cell(place, meaning))
    return "\n".join([head + style, "<title>The eight sounds</title>", paper, *cells, "</svg>\n"])


def _cell(place: int, meaning: Meaning) -> Iterator[str]:
    left, top = place % COLUMNS * CELL_WIDTH + 12, place // COLUMNS * CELL_HEIGHT
    bottom = top + CELL_HEIGHT - 14
    sound = render(meaning)
    yield f'<text x="{left}" y="{top + TITLE}">{meaning.name.lower().replace("_", " ")}</text>'
    yield f'<path d="M{left} {bottom}h{CELL_WIDTH - 24}" stroke="#dddddd"/>'
    colour = URGENT if rank(meaning) else CALM
    for moment in moments(sound):
        if not isnan(moment.pitch_hz):
            x = left + moment.t_s * PX_PER_S
            y = bottom - 8 - log2(moment.pitch_hz / LOWEST_HZ) * PX_PER_OCTAVE
            size = f'width="{HOP_S * PX_PER_S + 0.5:.1f}" height="5"'
            yield f'<rect x="{x:.1f}" y="{y:.1f}" {size} fill="{colour}"/>'
