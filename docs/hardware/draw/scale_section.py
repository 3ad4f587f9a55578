"""Four cells of a bathroom scale between two boards. Lengths in mm."""

from puck_section import AIR, CELL, PRINT, RUBBER, STEEL
from sheet import Sheet

WOOD = "#ead9bd"


def draw() -> Sheet:
    page = Sheet((-86.0, -16.0), (90.0, 76.0))
    page.box((-65, 0), (65, 12), WOOD)
    page.box((-65, -2), (65, 0), RUBBER)
    for side in (-1, 1):
        _cell(page, side * 45)
    page.box((-65, 22), (65, 34), WOOD)
    page.dome((-32, 34), (32, 34), 32, RUBBER)
    page.box((-2.5, 24), (2.5, 48), STEEL)
    page.polygon([(-5, 22), (5, 22), (2.5, 25), (-2.5, 25)], STEEL)
    page.line((0, -8), (0, 72), kind="axis")
    _sizes(page)
    page.leader((50, 30), (56, 52), "top board, plywood")
    page.leader((45, 20), (62, 44), "cell's button, up")
    page.leader((-55, 16.5), (-60, 42), "cell 34 × 34")
    page.leader((-30, 13.5), (-36, 52), "frame: holds the rim only")
    page.leader((-45, 13.5), (-70, 6), "hollow")
    return page


def _cell(page: Sheet, x: float) -> None:
    """Its rim on the frame, nothing below its tongue."""
    page.box((x - 19.5, 12), (x + 19.5, 17), PRINT)
    page.box((x - 12, 12), (x + 12, 15), AIR)
    page.box((x - 17, 15), (x + 17, 18), CELL)
    page.box((x - 5, 18), (x + 5, 22), STEEL)


def _sizes(page: Sheet) -> None:
    page.width(-65, 65, -11, "130 square", -2)
    page.width(-45, 45, -6, "90 between the cells", 15)
    page.width(-32, 32, 70, "half ball Ø 63 to 65", 34)
    page.height(0, 12, 72, "12", 65)
    page.height(12, 22, 78, "10", 65)
    page.height(22, 34, 72, "12", 65)
    page.height(0, 66, -78, "66", -32)
