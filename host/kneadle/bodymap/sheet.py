"""Every muscle in a picture of its own, all on one sheet: docs/bodymap.svg."""

from collections.abc import Iterator

from kneadle.bodymap.legend import heading, key, told
from kneadle.bodymap.panel import height, panel, width
from kneadle.bodymap.svg import NOT_A_MAP_OF_YOU, page
from kneadle.coach.muscles import KNOWN, NEIGHBOURS, WORKED, Muscle

CAPTION = 9.0
WIDTH = width([(WORKED[0].name, "right")])
# Column by column; what goes down to the foot leaves the rest of its column to the key.
COLUMNS = tuple(zip(WORKED, (*NEIGHBOURS[:2], None, NEIGHBOURS[2]), strict=True))


def sheet() -> str:
    parts = [part for column in range(len(COLUMNS)) for part in _column(column)]
    described = " ".join([*map(_described, KNOWN.values()), NOT_A_MAP_OF_YOU])
    tall = max(sum(_tall(muscle) for muscle in column if muscle) for column in COLUMNS)
    return page(
        WIDTH * len(COLUMNS), tall, "Where the muscles sit and may be felt", described, parts
    )


def _tall(muscle: Muscle) -> float:
    return CAPTION + height([(muscle.name, "right")])


def _described(muscle: Muscle) -> str:
    return " ".join([f"{muscle.title}.", *told(muscle, {})])


def _column(number: int) -> Iterator[str]:
    y = 0.0
    for muscle in COLUMNS[number]:
        yield f'<g transform="translate({number * WIDTH:g} {y:g})">'
        if muscle is None:
            yield '<g transform="translate(6 8)">'
            yield from key()
            yield "</g>"
        else:
            yield f'<g transform="translate(5 6)">{heading(muscle)}</g>'
            yield f'<g transform="translate(0 {CAPTION:g})">'
            yield from panel([(muscle.name, "right")])
            yield "</g>"
            y += _tall(muscle)
        yield "</g>"
