"""Which muscle and side a click on the terminal's map means."""

from math import dist

from kneadle.bodymap.curve import Point
from kneadle.bodymap.figure import View
from kneadle.bodymap.layout import layout
from kneadle.bodymap.listing import SIDE_ROW, side_at
from kneadle.bodymap.scene import Site, scene
from kneadle.muscles import MUSCLES

REACH_CM = 8.0  # a click farther from every sign means nothing


def picked(chosen: Site, width: int, height: int, column: int, row: int) -> Site | None:
    """`chosen` says what is shown now; `column` and `row` count from the map's corner."""
    room = layout(width, height)
    if room is not None and (found := room.found(column, row)) is not None:
        return _nearest(chosen, *found)
    return _listed(chosen, column - (room.list_column + 1 if room else 0), row)


def _nearest(chosen: Site, view: View, at: Point) -> Site | None:
    placed = [one for one in scene(view, [chosen], chosen[1]).muscles if one.muscle in MUSCLES]
    nearest = min(placed, key=lambda one: dist(one.shape.label, at))
    if dist(nearest.shape.label, at) > REACH_CM:
        return None
    return nearest.muscle, nearest.side


def _listed(chosen: Site, column: int, row: int) -> Site | None:
    if column < 0:
        return None
    if row < len(MUSCLES):
        return MUSCLES[row], chosen[1]
    side = side_at(column) if row == SIDE_ROW else None
    return None if side is None else (chosen[0], side)
