"""The same puck from above, lid, plate and half ball taken off. Lengths in mm."""

from puck_section import BOARD, CELL, PRINT, STEEL
from sheet import Sheet

DIAGONALS = ((24, 24), (-24, 24), (-24, -24), (24, -24))


def draw() -> Sheet:
    page = Sheet((-78.0, -62.0), (80.0, 60.0))
    page.circle((0, 0), 50, PRINT)
    page.circle((0, 0), 46, "#ffffff")
    page.circle((0, 0), 15, STEEL)
    page.circle((0, 0), 12.5, CELL)
    page.circle((0, 0), 4, CELL)
    _boards(page)
    for x, y in DIAGONALS:
        page.circle((x, y), 4, PRINT)
        page.circle((x, y), 2, STEEL)
    _screws(page)
    page.circle((0, 0), 38, kind="hidden")
    page.line((-54, 0), (54, 0), kind="axis")
    page.line((0, -54), (0, 54), kind="axis")
    _sizes(page)
    _names(page)
    return page


def _boards(page: Sheet) -> None:
    page.box((17, -19), (38.5, 19), PRINT)
    page.box((18.5, -17.5), (37, 17.5), "#f3c9c9")
    page.box((-44, -9), (-23, 9), BOARD)
    page.box((-48, -4.5), (-40, 4.5), STEEL)
    page.box((-15, 17), (15, 42), BOARD)
    page.box((-12.5, -38), (12.5, -18), BOARD)
    page.circle((-34, -19), 5, STEEL)


def _screws(page: Sheet) -> None:
    """Of the lid: four M3, on Ø 90."""
    for x, y in ((22.5, 39), (-39, 22.5), (-22.5, -39), (39, -22.5)):
        page.circle((x, y), 3.2, PRINT)
        page.circle((x, y), 1.5, STEEL)


def _sizes(page: Sheet) -> None:
    page.width(-50, 50, -58, "Ø 100, wall 4", 0)
    page.width(-24, 24, 54.5, "48: four stops, M4 × 12", 24)
    page.height(-24, 24, -60, "48", -24)
    page.height(-19, 19, 60, "38", 38.5)
    page.width(17, 38.5, -48.5, "21.5", -19)


def _names(page: Sheet) -> None:
    page.leader((30, 5), (62, 34), "battery 8 × 20 × 35")
    page.leader((-46, 2), (-60, 32), "USB-C slot 10 × 5")
    page.leader((-30, 5), (-58, 42), "XIAO")
    page.leader((8, 38), (40, 52), "NAU7802 board")
    page.leader((6, -32), (46, -42), "MAX17048 board")
    page.leader((-36, -20), (-56, -36), "motor, on the wall")
    page.leader((4, 10), (52, 44), "load cell on steel")
    page.leader((-27, -27), (-52, -46), "edge of the plate Ø 76")
    page.leader((39, -22.5), (60, -32), "lid, M3 on Ø 90")
