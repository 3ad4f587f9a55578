"""One self-contained SVG picture: the body from behind and from the side, some muscles marked."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from html import escape

from kneadle.bodymap.body import definitions
from kneadle.bodymap.legend import KEY_ROWS, ROW, heading, key, told, words
from kneadle.bodymap.panel import height, panel, width
from kneadle.bodymap.scene import Site
from kneadle.bodymap.style import style_and_patterns
from kneadle.coach.muscles import KNOWN
from kneadle.muscles import SIDES

LEGEND_WIDTH = 92.0
NOT_A_MAP_OF_YOU = "A drawing to look things up, not anybody's anatomy."


def svg(marked: Collection[Site] = (), worked_s: Mapping[Site, float] | None = None) -> str:
    """Sites are (muscle, side), also of neighbours. `worked_s`: time under load, in seconds."""
    worked = dict(worked_s or {})
    legend = [*_legend(marked, worked)]
    tall = max(height(marked), legend_height(marked, worked))
    parts = [
        *panel(marked),
        f'<g transform="translate({width(marked):g} 8)">',
        *legend,
        "</g>",
    ]
    return page(width(marked) + LEGEND_WIDTH, tall, "Body map", description(marked, worked), parts)


def page(width: float, tall: float, title: str, described: str, parts: Iterable[str]) -> str:
    """`described` is what a screen reader says instead of the picture."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="kneadle-map" role="img"'
        f' aria-labelledby="kneadle-title kneadle-told" viewBox="0 0 {width:g} {tall:g}">'
    )
    names = (
        f'<title id="kneadle-title">{escape(title)}</title>\n'
        f'<desc id="kneadle-told">{escape(described)}</desc>'
    )
    paper = f'<rect class="k-paper" width="{width:g}" height="{tall:g}"/>'
    return (
        "\n".join([head, names, *style_and_patterns(), *definitions(), paper, *parts, "</svg>"])
        + "\n"
    )


def description(marked: Collection[Site], worked_s: Mapping[Site, float]) -> str:
    said = ["Hips and legs from behind and from the side."]
    for name, sides in _by_muscle(marked).items():
        sentences = told(KNOWN[name], worked_s)
        said += [f"{KNOWN[name].title}, {' and '.join(sides)}.", *sentences]
    return " ".join([*said, NOT_A_MAP_OF_YOU])


def _by_muscle(marked: Collection[Site]) -> dict[str, list[str]]:
    sides = {name: [side for side in SIDES if (name, side) in marked] for name in KNOWN}
    return {name: found for name, found in sides.items() if found}


def _rows(marked: Collection[Site], worked_s: Mapping[Site, float]) -> dict[str, list[str]]:
    """Lines of text below each heading; a bare map has the headings of all."""
    if not marked:
        return {name: [] for name in KNOWN}
    return {name: [*words(KNOWN[name], worked_s), ""] for name in _by_muscle(marked)}


def _legend(marked: Collection[Site], worked_s: Mapping[Site, float]) -> Iterator[str]:
    row = 0
    for name, lines in _rows(marked, worked_s).items():
        yield f'<g transform="translate(2 {row * ROW:g})">{heading(KNOWN[name])}</g>'
        for below, line in enumerate(lines, start=row + 1):
            yield f'<text xml:space="preserve" y="{below * ROW + 1.5:g}">{escape(line)}</text>'
        row += 1 + len(lines)
    yield f'<g transform="translate(0 {(row + 1) * ROW:g})">'
    yield from key()
    yield "</g>"


def legend_height(marked: Collection[Site], worked_s: Mapping[Site, float]) -> float:
    rows = sum(1 + len(lines) for lines in _rows(marked, worked_s).values())
    return 8 + (rows + 1 + KEY_ROWS) * ROW
