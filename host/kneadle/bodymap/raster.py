"""Curves as dots of a terminal: two across and four down in each cell, about square."""

from dataclasses import dataclass
from itertools import pairwise
from math import ceil

import numpy as np
from numpy.typing import NDArray

from kneadle.bodymap.curve import Curve, Point

Dots = NDArray[np.bool_]

# Unicode's dot bits of one cell: four rows of a left and a right dot.
_BITS = np.array([[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]], np.uint16)
_EMPTY = 0x2800


@dataclass(frozen=True, slots=True)
class Raster:
    """`columns` by `rows` cells; the dot in the upper left corner lies at `corner`, in cm."""

    columns: int
    rows: int
    corner: Point
    dots_per_cm: float

    def cell(self, at: Point) -> tuple[int, int]:
        """Column and row, which may lie outside."""
        x, y = self._dot(at)
        return int(x // 2), int(y // 4)

    def place(self, column: int, row: int) -> Point:
        """The middle of a cell, in cm."""
        x, y = self.corner
        return x + (2 * column + 1) / self.dots_per_cm, y + (4 * row + 2) / self.dots_per_cm

    def blank(self) -> Dots:
        return np.zeros((4 * self.rows, 2 * self.columns), np.bool_)

    def line(self, curve: Curve) -> Dots:
        on = self.blank()
        for (x0, y0), (x1, y1) in pairwise(map(self._dot, curve.polyline())):
            steps = max(2, 2 * round(max(abs(x1 - x0), abs(y1 - y0))))
            x = np.floor(np.linspace(x0, x1, steps)).astype(int)
            y = np.floor(np.linspace(y0, y1, steps)).astype(int)
            inside = (x >= 0) & (x < on.shape[1]) & (y >= 0) & (y < on.shape[0])
            on[y[inside], x[inside]] = True
        return on

    def fill(self, curve: Curve) -> Dots:
        """Dots inside of the curve, by crossings counted along each row."""
        on = self.blank()
        x = np.arange(on.shape[1]) + 0.5
        corners = [self._dot(point) for point in curve.polyline()]
        for (x0, y0), (x1, y1) in pairwise([*corners, corners[0]]):
            first, last = (max(0, ceil(edge - 0.5)) for edge in sorted((y0, y1)))
            for y in range(first, min(last, len(on))):  # only rows that the piece crosses
                on[y] ^= x < x0 + (y + 0.5 - y0) * (x1 - x0) / (y1 - y0)
        return on

    def _dot(self, at: Point) -> Point:
        x, y = self.corner
        return (at[0] - x) * self.dots_per_cm, (at[1] - y) * self.dots_per_cm


def either(*layers: Dots) -> Dots:
    on: Dots = np.logical_or.reduce(layers)
    return on


def braille(dots: Dots) -> list[list[str]]:
    """A character for each cell; a space where no dot is on."""
    split = dots.reshape(dots.shape[0] // 4, 4, dots.shape[1] // 2, 2)
    codes = np.einsum("rycx,yx->rc", split, _BITS, dtype=np.uint32, casting="unsafe")
    return [[chr(_EMPTY + code) if code else " " for code in row] for row in codes.tolist()]


def any_in_cell(dots: Dots) -> Dots:
    """(rows, columns): whether some dot of a cell is on."""
    split = dots.reshape(dots.shape[0] // 4, 4, dots.shape[1] // 2, 2)
    found: Dots = np.logical_or.reduce(split, axis=(1, 3))
    return found
