"""Where things stand on a terminal: two views of the body, and the list beside them."""

from dataclasses import dataclass

from kneadle.bodymap.curve import Point
from kneadle.bodymap.figure import View
from kneadle.bodymap.raster import Raster

LIST_COLUMNS = 30
BACK_CM, SIDE_CM, LEG_CM = 38.0, 29.0, 52.0  # what must be seen: both views, waist to thigh
TOP_CM, FOOT_CM = 4.0, 117.0
LEAST_COLUMNS, LEAST_ROWS = 40, 14  # below that a body is no longer recognised
AROUND_ROWS = 2  # names of the views above, what the signs mean below


@dataclass(frozen=True, slots=True)
class Layout:
    """The side view begins right after the back view, the list after that."""

    back: Raster
    side: Raster

    @property
    def list_column(self) -> int:
        return self.back.columns + self.side.columns

    def found(self, column: int, row: int) -> tuple[View, Point] | None:
        """The place in the body, in cm, that is drawn in a cell of the window."""
        row -= 1
        if not 0 <= row < self.back.rows or not 0 <= column < self.list_column:
            return None
        if column < self.back.columns:
            return "back", self.back.place(column, row)
        return "side", self.side.place(column - self.back.columns, row)


def layout(width: int, height: int) -> Layout | None:
    """None if there is no room to draw a body."""
    columns, rows = width - LIST_COLUMNS, height - AROUND_ROWS
    if columns < LEAST_COLUMNS or rows < LEAST_ROWS:
        return None
    dots_per_cm = min(2 * columns / (BACK_CM + SIDE_CM), 4 * rows / LEG_CM)
    rows = min(rows, round((FOOT_CM - TOP_CM) * dots_per_cm / 4))
    back = round(columns * BACK_CM / (BACK_CM + SIDE_CM))
    return Layout(
        _raster(back, rows, dots_per_cm, 0.0), _raster(columns - back, rows, dots_per_cm, 0.5)
    )


def _raster(columns: int, rows: int, dots_per_cm: float, middle_cm: float) -> Raster:
    left = middle_cm - columns / dots_per_cm
    return Raster(columns, rows, (left, TOP_CM), dots_per_cm)
