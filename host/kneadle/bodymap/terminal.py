"""The body map as lines for a terminal: two views, a numbered list, what the chosen muscle is.

A line is a list of runs, text with a role each; whoever prints it gives roles their colours or,
under NO_COLOR, none.
"""

from collections.abc import Mapping
from itertools import groupby

from kneadle.bodymap.cells import BONE, NERVE, SPOT, Role, Run, cells
from kneadle.bodymap.layout import LIST_COLUMNS, Layout, layout
from kneadle.bodymap.listing import listing
from kneadle.bodymap.scene import Site, scene

Line = list[Run]


def lines(
    chosen: Site, width: int, height: int, refused: Mapping[Site, str] | None = None
) -> list[Line]:
    """At most `height` lines of at most `width` cells; a small window has the list only.

    `refused` gives the reason why a site is not for today.
    """
    room = layout(width, height)
    words = listing(chosen, refused or {}, LIST_COLUMNS - 1)
    if room is None:
        return [_cut(line, width) for line in words[:height]]
    body = [_names(room, chosen), *_drawing(room, chosen), _signs()]
    body += [[] for _ in range(height - len(body))]
    beside = [*words, *([] for _ in range(height - len(words)))]
    return [
        [*_filled(left, room.list_column), (" ", "space"), *right]
        for left, right in zip(body, beside[:height], strict=True)
    ]


def _cut(line: Line, width: int) -> Line:
    kept: Line = []
    for words, role in line:
        kept.append((words[: max(0, width - len(text(kept)))], role))
    return kept


def text(line: Line) -> str:
    return "".join(words for words, _ in line)


def _drawing(room: Layout, chosen: Site) -> list[Line]:
    back = cells(scene("back", [chosen]), room.back)
    side = cells(scene("side", [chosen], chosen[1]), room.side)
    return [
        _runs([*back.chars[row], *side.chars[row]], [*back.roles[row], *side.roles[row]])
        for row in range(room.back.rows)
    ]


def _runs(chars: list[str], roles: list[Role]) -> Line:
    paired = groupby(zip(chars, roles, strict=True), key=lambda cell: cell[1])
    return [("".join(char for char, _ in run), role) for role, run in paired]


def _names(room: Layout, chosen: Site) -> Line:
    back = f"left{'from behind':^{room.back.columns - 12}}right"
    side = f"{chosen[1]} side"
    return [(f"{back:^{room.back.columns}}{side:^{room.side.columns}}", "quiet")]


def _signs() -> Line:
    return [
        (f" {SPOT}", "spot"),
        (" look here  ", "quiet"),
        ("⢕", "muscle"),
        (" muscle  ", "quiet"),
        ("⢄", "felt"),
        (" felt  ", "quiet"),
        (f"{BONE}{NERVE}", "keep"),
        (" keep off", "quiet"),
    ]


def _filled(line: Line, width: int) -> Line:
    return [*line, (" " * (width - len(text(line))), "space")]
