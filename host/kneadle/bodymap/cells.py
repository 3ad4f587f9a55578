"""A scene as cells of a terminal: characters, each with the role that gives it its look.

Without colour it says the same: a muscle is dense, what may be felt is sparse, signs are signs.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from kneadle.bodymap.curve import Curve
from kneadle.bodymap.raster import Dots, Raster, any_in_cell, braille, either
from kneadle.bodymap.scene import Scene

Role = Literal[
    "space",
    "outline",
    "bone",
    "felt",
    "muscle",
    "spot",
    "keep",
    "sign",
    "text",
    "quiet",
    "heading",
    "chosen",
    "refused",
]
Run = tuple[str, Role]
SPOT, BONE, NERVE = "●", "▲", "¦"


@dataclass(slots=True)
class Cells:
    chars: list[list[str]]
    roles: list[list[Role]]

    def put(self, column: int, row: int, char: str, role: Role) -> None:
        if 0 <= row < len(self.chars) and 0 <= column < len(self.chars[row]):
            self.chars[row][column] = char
            self.roles[row][column] = role


def cells(drawn: Scene, raster: Raster) -> Cells:
    body = raster.fill(drawn.outline)
    layers: list[tuple[Role, Dots]] = [
        ("bone", _lines(raster, drawn.bones) & _pattern(raster, 1, 2) & body),
        ("felt", _felt(raster, drawn) & body),
        ("muscle", _muscle(raster, drawn) & body),
        ("outline", _lines(raster, (drawn.outline, *drawn.folds))),
    ]
    dots = either(*(layer for _, layer in layers))
    roles: list[list[Role]] = [["space"] * raster.columns for _ in range(raster.rows)]
    for role, layer in layers:
        for row, column in np.argwhere(any_in_cell(layer)).tolist():
            roles[row][column] = role
    drawing = Cells(braille(dots), roles)
    _signs(drawing, drawn, raster)
    return drawing


def _lines(raster: Raster, curves: tuple[Curve, ...]) -> Dots:
    return either(raster.blank(), *map(raster.line, curves))


def _felt(raster: Raster, drawn: Scene) -> Dots:
    zones = [raster.fill(zone) for placed in drawn.marked for zone in placed.shape.felt]
    return either(raster.blank(), *zones) & _pattern(raster, 3, 4)


def _muscle(raster: Raster, drawn: Scene) -> Dots:
    areas = [placed.shape.area for placed in drawn.marked]
    dense = either(raster.blank(), *map(raster.fill, areas))
    return (dense & _pattern(raster, 1, 2)) | _lines(raster, tuple(areas))


def _pattern(raster: Raster, slant: int, every: int) -> Dots:
    y, x = np.indices((4 * raster.rows, 2 * raster.columns))
    on: Dots = (x + slant * y) % every == 0
    return on


def _signs(drawing: Cells, drawn: Scene, raster: Raster) -> None:
    """The less a sign may be hidden, the later it is put."""
    for nerve in drawn.nerves:
        for row, column in _one_a_row(raster, nerve).items():
            drawing.put(column, row, NERVE, "keep")
    for placed in drawn.muscles:
        if not placed.marked and placed.sign.isdigit():
            drawing.put(*raster.cell(placed.shape.label), placed.sign, "quiet")
    for bone in drawn.keep_off:
        drawing.put(*raster.cell(bone.at), BONE, "keep")
    for placed in drawn.marked:
        drawing.put(*raster.cell(placed.shape.label), placed.sign, "sign")
        for spot in placed.shape.spots:
            drawing.put(*raster.cell(spot), SPOT, "spot")


def _one_a_row(raster: Raster, curve: Curve) -> dict[int, int]:
    """The column by row: a line that leans must not look like a hatch."""
    crossed = np.argwhere(any_in_cell(raster.line(curve)))
    return {int(row): int(column) for row, column in crossed}
