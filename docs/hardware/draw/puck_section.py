"""The reference puck, cut through the battery (right) and the board (left). Lengths in mm."""

from sheet import Sheet

PRINT, STEEL, RUBBER, CELL, BOARD = "#dfe7ef", "#b8bcc2", "#f2d9b8", "#c9c2e6", "#cfe8d2"
BATTERY, AIR = "#f3c9c9", "#ffffff"

FLOOR, PLATE, WALL, LID, TOP = 6.0, 29.0, 31.5, 31.8, 37.0  # heights; TOP is the plate's


def draw() -> Sheet:
    page = Sheet((-78.0, -14.0), (80.0, 77.0))
    body(page)
    _stack(page)
    _electronics(page)
    _stops(page)
    half_ball(page)
    page.line((0, -8), (0, 75), kind="axis")
    _sizes(page)
    _names(page)
    return page


def body(page: Sheet) -> None:
    """Base cup with a USB slot on the left, lid on rings of paper, plunger plate."""
    cup = [(-50, 0), (50, 0), (50, WALL), (46, WALL), (46, FLOOR), (-46, FLOOR), (-46, WALL)]
    page.polygon([*cup, (-50, WALL)], PRINT)
    page.box((-50, 9.2), (-46, 17.2), AIR)
    page.box((-50, -2), (50, 0), RUBBER)
    for side in (-1, 1):
        page.box((side * 36, LID), (side * 50, LID + 4), PRINT)
    half = [(39, PLATE), (39, PLATE + 2.5), (35.5, PLATE + 2.5), (35.5, TOP)]
    page.polygon([*half, *((-x, z) for x, z in reversed(half))], PRINT)


def half_ball(page: Sheet) -> None:
    page.dome((-32, TOP), (32, TOP), 32, RUBBER)
    page.box((-2.5, PLATE + 0.5), (2.5, PLATE + 25.5), STEEL)
    head = [(-5, PLATE + 0.5), (5, PLATE + 0.5), (2.5, PLATE + 3), (-2.5, PLATE + 3)]
    page.polygon(head, STEEL)


def _stack(page: Sheet) -> None:
    page.box((-15, 6), (15, 8), STEEL)
    page.box((-12.5, 8), (12.5, 19), CELL)
    page.dome((-4, 19), (4, 19), 5, CELL)
    page.box((-10, 21), (10, 23), STEEL)
    page.box((-10, 23), (10, PLATE), RUBBER)


def _electronics(page: Sheet) -> None:
    page.box((16, 6), (40, 7.5), PRINT)
    page.box((16, 7.5), (17.5, 16.5), PRINT)
    page.box((38.5, 7.5), (40, 16.5), PRINT)
    page.box((18, 7.5), (38, 15.5), BATTERY)
    page.box((16, 16.5), (40, 18), PRINT)
    page.box((-44, 10), (-23, 11.5), BOARD)
    page.box((-48, 11.5), (-40, 15), STEEL)
    page.box((-43, 6), (-24, 10), PRINT)
    page.box((-22.5, 6), (-20.5, 14), PRINT)


def _stops(page: Sheet) -> None:
    """Four, two on each side: seen behind the cut."""
    for x in (-20, 20):
        page.box((x - 5, 6), (x + 5, 24), kind="hidden")
        page.box((x - 2.8, 16), (x + 2.8, 24), kind="hidden")
        page.box((x - 2, 15), (x + 2, 27), kind="hidden")
        page.box((x - 5, 28), (x + 5, PLATE), kind="hidden")


def _sizes(page: Sheet) -> None:
    page.width(-50, 50, -9.5, "Ø 100", -2)
    page.width(-32, 32, 73, "half ball Ø 63 to 65", TOP)
    page.height(0, WALL, -60, "31.5", -50)
    page.height(TOP, 69, -60, "32", -32)
    page.height(0, FLOOR, 56, "6", 50)
    page.height(LID, LID + 4, 56, "4", 50)
    page.height(PLATE, TOP, 64, "8", 39)
    page.height(0, 21, -68, "21", -12.5)
    page.height(FLOOR, 24, 72, "18", 25)


def _names(page: Sheet) -> None:
    page.leader((20, 54), (46, 68), "half ball, solid rubber")
    page.leader((-34, 34), (-41, 47), "plate, solid print")
    page.leader((42, 34), (50, 47), "lid, on rings of paper: play 0.2")
    page.leader((-2, 44), (-32, 64), "screw 5 × 25 and glue")
    page.leader((9, 26), (44, 60), "pad Ø 20 × 6, 60-70 Shore A")
    page.leader((-9, 22), (-41, 56), "steel Ø 20 × 2")
    page.leader((10, 12), (24, -6.5), "load cell")
    page.leader((36, 12), (58, 10.5), "battery, boxed in")
    page.leader((-36, 10.7), (-54, -6.5), "XIAO on two ribs")
    page.leader((20, 26.5), (47, 53), "stop M4 × 12, gap about 1")
    page.leader((24, 28.5), (53, 40), "steel Ø 10 × 1")
    page.leader((-14, 7), (-22, -6.5), "steel Ø 30 × 2")
