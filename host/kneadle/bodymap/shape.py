"""One muscle in one view."""

from dataclasses import dataclass

from kneadle.bodymap.curve import Curve, Point, curve


@dataclass(frozen=True, slots=True)
class Shape:
    area: Curve
    label: Point  # where its sign stands
    spots: tuple[Point, ...]  # where to look with the ball
    felt: tuple[Curve, ...]  # where its points may be felt


def area(points: str) -> Curve:
    return curve(points, closed=True)
