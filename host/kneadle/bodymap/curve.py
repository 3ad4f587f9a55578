"""Smooth curves through a few points: what every drawing of the body is made of."""

from dataclasses import dataclass

Point = tuple[float, float]
Bezier = tuple[Point, Point, Point, Point]

STEPS = 8  # straight pieces a segment: fine enough for Braille dots of 3 mm


@dataclass(frozen=True, slots=True)
class Curve:
    """Goes through all its points (uniform Catmull-Rom). In cm: x to the right, y down."""

    points: tuple[Point, ...]
    closed: bool = False

    def mirrored(self) -> "Curve":
        return Curve(tuple((-x, y) for x, y in self.points), self.closed)

    def segments(self) -> list[Bezier]:
        points, n = self.points, len(self.points)
        last = n if self.closed else n - 1
        return [_segment(*(self._at(points, i + k, n) for k in (-1, 0, 1, 2))) for i in range(last)]

    def polyline(self) -> list[Point]:
        """Points along the curve; a closed one ends where it began."""
        line = [self.points[0]]
        for segment in self.segments():
            line += [_on(segment, step / STEPS) for step in range(1, STEPS + 1)]
        return line

    def _at(self, points: tuple[Point, ...], i: int, n: int) -> Point:
        return points[i % n] if self.closed else points[min(max(i, 0), n - 1)]


def _segment(before: Point, start: Point, end: Point, after: Point) -> Bezier:
    leave = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
    arrive = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
    return start, leave, arrive, end


def _on(segment: Bezier, share: float) -> Point:
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    x = sum(w * point[0] for w, point in zip(weights, segment, strict=True))
    y = sum(w * point[1] for w, point in zip(weights, segment, strict=True))
    return x, y


def curve(points: str, *, closed: bool = False) -> Curve:
    """From text like "4,19.2 8.6,20.8": x,y pairs, as in an SVG's `points`."""
    pairs = (pair.split(",") for pair in points.split())
    return Curve(tuple((float(x), float(y)) for x, y in pairs), closed)
