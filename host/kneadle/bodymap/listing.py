"""The list beside the drawing: muscles by number, the side, and what is known of the chosen one."""

from collections.abc import Mapping
from textwrap import wrap

from kneadle.bodymap.cells import Run
from kneadle.bodymap.scene import Site
from kneadle.bodymap.shapes import SIGNS
from kneadle.coach.muscles import KNOWN
from kneadle.muscles import MUSCLES, SIDES

REFUSED = "✕"
SIDE_ROW = len(MUSCLES) + 1  # of the list, from 0


def listing(chosen: Site, refused: Mapping[Site, str], width: int) -> list[list[Run]]:
    rows = [_muscle(name, chosen, refused) for name in MUSCLES]
    return [*rows, [], _sides(chosen, refused), [], *_facts(chosen, refused, width)]


def _muscle(name: str, chosen: Site, refused: Mapping[Site, str]) -> list[Run]:
    closed = [side for side in SIDES if (name, side) in refused]
    sign = f" {REFUSED} {closed[0] if len(closed) == 1 else 'both'}" if closed else ""
    mine = name == chosen[0]
    entry = f"{'►' if mine else ' '}{SIGNS[name]} {KNOWN[name].title}"
    return [(entry, "chosen" if mine else "text"), (sign, "refused")]


def _sides(chosen: Site, refused: Mapping[Site, str]) -> list[Run]:
    runs: list[Run] = [(" ", "space")]
    for side in SIDES:
        mine = side == chosen[1]
        runs.append((f"►{side}◄" if mine else f" {side} ", "chosen" if mine else "text"))
        runs.append((REFUSED if (chosen[0], side) in refused else " ", "refused"))
    return runs


def side_at(column: int) -> str | None:
    """Whose word stands in a column of the row of sides."""
    start = 1
    for side in SIDES:
        end = start + len(side) + 3  # its two brackets and the sign of a refusal
        if start <= column < end:
            return side
        start = end
    return None


def _facts(chosen: Site, refused: Mapping[Site, str], width: int) -> list[list[Run]]:
    muscle = KNOWN[chosen[0]]
    reason = refused.get(chosen)
    if reason is not None:
        return _paragraph(f"{REFUSED} Not today:", reason, width)
    return [
        *_paragraph("Spots:", muscle.spots, width),
        *_paragraph("Felt:", muscle.felt, width),
        *_paragraph("Ball:", muscle.reach, width),
        *_paragraph("Avoid:", muscle.avoid, width),
    ]


def _paragraph(name: str, words: str, width: int) -> list[list[Run]]:
    first, *more = wrap(f"{name} {words}", width)
    rest: list[list[Run]] = [[(line, "text")] for line in more]
    return [[(name, "heading"), (first[len(name) :], "text")], *rest]
