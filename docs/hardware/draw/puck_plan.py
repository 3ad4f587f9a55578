"""The same puck from above, lid, plate and half ball taken off. Lengths in mm."""

from math import cos, radians, sin

from puck_section import AIR, BATTERY, BOARD, CELL, PRINT, STEEL
from sheet import Point, Sheet

STOPS = ((20, 27.5), (-20, 27.5), (-20, -27.5), (20, -27.5))
BOSSES = (45, 135, 225, 315)  # of the lid, degrees, on Ø 90
INSIDE = 46.0


def draw() -> Sheet:
    page = Sheet((-84.0, -64.0), (86.0, 64.0))
    page.circle((0, 0), 50, PRINT)
    page.circle((0, 0), INSIDE, AIR)
    page.circle((0, 0), 15, STEEL)
    page.circle((0, 0), 12.5, CELL)
    page.circle((0, 0), 4, CELL)
    _boards(page)
    for x, y in STOPS:
        page.circle((x, y), 5, PRINT)
        page.circle((x, y), 2, STEEL)
    for degrees in BOSSES:
        page.circle(_at(45, degrees), 4, PRINT)
        page.circle(_at(45, degrees), 1.5, STEEL)
    _in_the_wall(page)
    page.circle((0, 0), 39, kind="hidden")
    page.line((-54, 0), (54, 0), kind="axis")
    page.line((0, -54), (0, 54), kind="axis")
    _sizes(page)
    _names(page)
    return page


def _at(radius: float, degrees: float) -> Point:
    return radius * cos(radians(degrees)), radius * sin(radians(degrees))


def _boards(page: Sheet) -> None:
    page.box((16, -21.5), (40, 21.5), PRINT)
    page.box((17.5, -20), (38.5, 20), AIR)
    page.box((18, -19), (38, 19), BATTERY)
    page.box((-50, -6.5), (-45.5, 6.5), AIR)
    page.box((-44, -9), (-23, 9), BOARD)
    page.box((-48, -4.5), (-40, 4.5), STEEL)
    page.box((-22.5, -9), (-20.5, 9), PRINT)
    page.box((-12.7, 17), (12.7, 42.4), BOARD)
    page.box((-12.7, -40), (12.7, -18), BOARD)


def _in_the_wall(page: Sheet) -> None:
    """Motor, button, light and switch, each at its angle, from the wall inwards."""
    for degrees, wide, deep, outside in ((205, 10, 3, 46), (152, 9, 16, 50), (240, 10, 6, 50)):
        out, across = _at(1, degrees), _at(1, degrees + 90)
        corners = [
            (r * out[0] + w * across[0], r * out[1] + w * across[1])
            for r, w in (
                (outside, wide / 2),
                (outside, -wide / 2),
                (INSIDE - deep, -wide / 2),
                (INSIDE - deep, wide / 2),
            )
        ]
        page.polygon(corners, STEEL)
    page.circle(_at(46, 120), 1.6, STEEL)


def _sizes(page: Sheet) -> None:
    page.width(-50, 50, -60, "Ø 100, wall 4", 0)
    page.width(-20, 20, 57, "40: four stops, M4 × 12", 27.5)
    page.height(-27.5, 27.5, -62, "55", -20)
    page.height(-20, 20, 60, "40 inside", 38.5)
    page.width(17.5, 38.5, -51, "21 inside", -20)


def _names(page: Sheet) -> None:
    page.leader((30, 5), (66, 32), "battery 8 × 20 × 38")
    page.leader((-49, 2), (-66, 14), "USB-C slot 13 × 8")
    page.leader((-30, 5), (-66, 22), "XIAO")
    page.leader(_at(44, 152), (-66, 38), "button")
    page.leader(_at(46, 120), (-52, 54), "light")
    page.leader((8, 38), (44, 56), "NAU7802 board")
    page.leader((6, -34), (50, -44), "MAX17048 board")
    page.leader(_at(44.5, 205), (-66, -32), "motor, on the wall")
    page.leader(_at(44, 240), (-56, -54), "switch")
    page.leader((4, 10), (56, 48), "load cell on steel")
    page.leader(_at(39, 216), (-62, -42), "edge of the plate Ø 78")
    page.leader(_at(45, 315), (62, -38), "lid, M3 on Ø 90")
