"""One view of the body with some muscles marked, in that view's own centimetres.

Both drawings, SVG and terminal, are made from this; neither knows a coordinate of its own.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kneadle.bodymap.curve import Curve, Point
from kneadle.bodymap.figure import FIGURES, KeepOff, View
from kneadle.bodymap.shape import Shape
from kneadle.bodymap.shapes import SHAPES, SIGNS
from kneadle.muscles import SIDES

Site = tuple[str, str]  # muscle, side


@dataclass(frozen=True, slots=True)
class Placed:
    """A muscle on its side of the drawing."""

    muscle: str
    side: str
    sign: str
    shape: Shape
    marked: bool


@dataclass(frozen=True, slots=True)
class Scene:
    view: View
    outline: Curve  # open at the top, where the drawing ends
    folds: tuple[Curve, ...]
    bones: tuple[Curve, ...]
    nerves: tuple[Curve, ...]
    keep_off: tuple[KeepOff, ...]
    muscles: tuple[Placed, ...]

    @property
    def marked(self) -> tuple[Placed, ...]:
        return tuple(placed for placed in self.muscles if placed.marked)


def scene(view: View, marked: Collection[Site], side: str = "right") -> Scene:
    """`side`: whose side the side view shows; the back view has both."""
    figure = FIGURES[view]
    sides = SIDES if view == "back" else (side,)
    return Scene(
        view,
        _both_halves(figure.outline) if view == "back" else _turned(figure.outline, sides[0]),
        tuple(_turned(curve, side) for side in sides for curve in figure.folds),
        tuple(_turned(curve, side) for side in sides for curve in figure.bones),
        tuple(_turned(figure.nerve, side) for side in sides),
        tuple(KeepOff(bone.name, _at(bone.at, side)) for side in sides for bone in figure.keep_off),
        tuple(_placed(view, sides, marked)),
    )


def _placed(view: View, sides: tuple[str, ...], marked: Collection[Site]) -> Iterator[Placed]:
    for side in sides:
        for name, shapes in SHAPES.items():
            if view in shapes:
                shape = _facing(shapes[view], side)
                yield Placed(name, side, SIGNS[name], shape, (name, side) in marked)


def _facing(shape: Shape, side: str) -> Shape:
    return Shape(
        _turned(shape.area, side),
        _at(shape.label, side),
        tuple(_at(spot, side) for spot in shape.spots),
        tuple(_turned(zone, side) for zone in shape.felt),
    )


def _turned(curve: Curve, side: str) -> Curve:
    return curve if side == "right" else curve.mirrored()


def _at(point: Point, side: str) -> Point:
    return point if side == "right" else (-point[0], point[1])


def _both_halves(right: Curve) -> Curve:
    """Down the right, up the left; the last point of a half lies on the midline."""
    return Curve(right.points + right.mirrored().points[-2::-1])
