"""The sealed ball in its ring, and the box at the end of the tube. Lengths in mm."""

from puck_section import BOARD, PRINT, RUBBER, STEEL
from sheet import Sheet


def draw() -> Sheet:
    page = Sheet((-56.0, -22.0), (138.0, 84.0))
    page.line((-56, -4), (138, -4))
    for side in (-1, 1):
        page.polygon([(side * 20, -4), (side * 50, -4), (side * 50, 2), (side * 29, 13)], PRINT)
    page.circle((0, 33), 35, RUBBER)
    page.circle((0, 33), 32, "#ffffff")
    page.line((35, 33), (52, 33), (62, 24), (71, 24), kind="part")
    page.box((33, 31), (40, 35), STEEL)
    _box(page)
    page.line((0, -8), (0, 74), kind="axis")
    _sizes(page)
    _names(page)
    return page


def _box(page: Sheet) -> None:
    page.box((76, -4), (126, 31), PRINT)
    page.box((79, -1), (123, 28), "#ffffff")
    page.box((71, 22.5), (79, 25.5), STEEL)
    page.box((81, 18), (98, 26), BOARD)
    page.box((100, 18), (121, 22), BOARD)
    page.box((81, 0), (116, 8), "#f3c9c9")


def _sizes(page: Sheet) -> None:
    page.width(-35, 35, 78, "ball Ø 70, wall 2 to 3", 33)
    page.width(-50, 50, -16, "ring Ø 100, hole Ø 58 at the top", -4)
    page.height(-4, 13, -53, "17", -29)
    page.width(76, 126, 36, "50, depth 80", 31)
    page.height(-4, 31, 131, "35", 126)


def _names(page: Sheet) -> None:
    page.leader((56, 29.5), (60, 56), "silicone tube, bore 2 to 2.5, 300 to 500 long")
    page.leader((37, 33.5), (54, 66), "barb, glued in, wire tie")
    page.leader((88, 22), (84, 46), "MPRLS")
    page.leader((116, 20), (118, 43), "XIAO")
    page.leader((100, 4), (104, -12), "battery, boxed in")
