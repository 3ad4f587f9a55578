"""The sealed ball in its ring, and the box at the end of the tube. Lengths in mm."""

from puck_section import AIR, BATTERY, BOARD, PRINT, RUBBER, STEEL
from sheet import Sheet


def draw() -> Sheet:
    page = Sheet((-56.0, -22.0), (138.0, 84.0))
    page.line((-56, -4), (138, -4))
    for side in (-1, 1):
        page.polygon([(side * 20, -4), (side * 50, -4), (side * 50, 2), (side * 29, 13)], PRINT)
    page.circle((0, 33), 35, RUBBER)
    page.circle((0, 33), 32, AIR)
    _tube(page)
    _box(page)
    page.line((0, -8), (0, 74), kind="axis")
    _sizes(page)
    _names(page)
    return page


def _tube(page: Sheet) -> None:
    """From the ball by the T-piece to the box; the syringe's branch with its clamp upwards."""
    page.line((35, 33), (52, 33), (62, 24), (71, 24), kind="part")
    page.box((33, 31), (40, 35), STEEL)
    page.line((47, 33), (47, 52), kind="part")
    page.box((45, 31.5), (49, 35), STEEL)
    page.box((44.5, 41), (49.5, 43), STEEL)
    page.box((44, 52), (50, 70), AIR)
    page.box((44, 62), (50, 63.5), STEEL)


def _box(page: Sheet) -> None:
    page.box((76, -4), (126, 31), PRINT)
    page.box((79, -1), (123, 28), AIR)
    page.box((71, 22.5), (79, 25.5), STEEL)
    page.box((81, 18), (98, 26), BOARD)
    page.box((100, 18), (121, 22), BOARD)
    page.box((79.5, -1), (122.5, 11), PRINT)
    page.box((82, 0.5), (120, 8.5), BATTERY)


def _sizes(page: Sheet) -> None:
    page.width(-35, 35, 78, "ball Ø 70, wall 2 to 3", 33)
    page.width(-50, 50, -16, "ring Ø 100, hole Ø 58 at the top", -4)
    page.height(-4, 13, -53, "17", -29)
    page.width(76, 126, 36, "50, depth 80", 31)
    page.height(-4, 31, 131, "35", 126)


def _names(page: Sheet) -> None:
    page.leader((58, 27.6), (66, 50), "silicone tube, bore 2 to 2.5, 300 to 500 long")
    page.leader((37, 32), (44, 19), "barb, glued in, wire tie")
    page.leader((45.5, 34), (42, 49), "T-piece")
    page.leader((45, 42), (41, 58), "clamp")
    page.leader((49, 66), (58, 66), "syringe 20 ml, taken off in use")
    page.leader((88, 22), (84, 44), "MPRLS")
    page.leader((116, 20), (118, 43), "XIAO")
    page.leader((100, 4), (104, -12), "battery, boxed in")
