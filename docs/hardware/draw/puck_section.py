"""The reference puck, cut through the battery (right) and the board (left). Lengths in mm."""

from sheet import Sheet

PRINT, STEEL, RUBBER, CELL, BOARD = "#dfe7ef", "#b8bcc2", "#f2d9b8", "#c9c2e6", "#cfe8d2"


def draw() -> Sheet:
    page = Sheet((-78.0, -14.0), (80.0, 74.0))
    body(page)
    _stack(page)
    _electronics(page)
    _stops(page)
    half_ball(page)
    page.line((0, -8), (0, 71), kind="axis")
    _sizes(page)
    _names(page)
    return page


def body(page: Sheet) -> None:
    """Base cup with a USB slot on the left, lid, plunger plate."""
    page.polygon(
        [(-50, 0), (50, 0), (50, 28), (46, 28), (46, 6), (-46, 6), (-46, 28), (-50, 28)], PRINT
    )
    page.box((-50, -2), (50, 0), RUBBER)
    for side in (-1, 1):
        page.box((side * 36, 28), (side * 50, 32), PRINT)
    page.polygon(
        [
            (-38, 25),
            (38, 25),
            (38, 27),
            (35.5, 27),
            (35.5, 33),
            (-35.5, 33),
            (-35.5, 27),
            (-38, 27),
        ],
        PRINT,
    )


def half_ball(page: Sheet) -> None:
    page.dome((-32, 33), (32, 33), 32, RUBBER)
    page.box((-2.5, 25.5), (2.5, 47), STEEL)
    page.polygon([(-5, 25.5), (5, 25.5), (2.5, 28), (-2.5, 28)], STEEL)


def _stack(page: Sheet) -> None:
    page.box((-15, 6), (15, 8), STEEL)
    page.box((-12.5, 8), (12.5, 18), CELL)
    page.dome((-4, 18), (4, 18), 5, CELL)
    page.box((-10, 20), (10, 22), STEEL)
    page.box((-10, 22), (10, 25), RUBBER)


def _electronics(page: Sheet) -> None:
    page.box((17, 6), (38.5, 7.5), PRINT)
    page.box((17, 7.5), (18.5, 16.5), PRINT)
    page.box((37, 7.5), (38.5, 16.5), PRINT)
    page.box((18.5, 7.5), (37, 15.5), "#f3c9c9")
    page.box((17, 16.5), (38.5, 18), PRINT)
    page.box((-44, 10), (-23, 11.5), BOARD)
    page.box((-48, 11.5), (-40, 15), STEEL)
    page.box((-33, 6), (-30, 10), PRINT)


def _stops(page: Sheet) -> None:
    """Four, on the diagonals: seen behind the cut."""
    for x in (-24, 24):
        page.box((x - 4, 6), (x + 4, 22), kind="hidden")
        page.box((x - 2, 14), (x + 2, 24.6), kind="hidden")


def _sizes(page: Sheet) -> None:
    page.width(-50, 50, -9.5, "Ø 100", -2)
    page.width(-32, 32, 69, "half ball Ø 63 to 65", 33)
    page.height(0, 32, -60, "32", -50)
    page.height(33, 65, -60, "32", -32)
    page.height(0, 6, 56, "6", 50)
    page.height(28, 32, 56, "4", 50)
    page.height(25, 33, 64, "8", 38)
    page.height(8, 20, -68, "12", -12.5)


def _names(page: Sheet) -> None:
    page.leader((20, 50), (46, 62), "half ball, solid rubber")
    page.leader((-34, 30), (-44, 40), "plate, solid print")
    page.leader((48, 30), (58, 40), "lid, lip holds the plate")
    page.leader((-2, 38), (-30, 60), "screw 5 × 25 and glue")
    page.leader((9, 23.5), (46, 50), "pad Ø 20 × 3, 80-90 Shore A")
    page.leader((-9, 21), (-40, 50), "steel Ø 20 × 2")
    page.leader((10, 12), (24, -6.5), "load cell")
    page.leader((36, 12), (58, 13), "battery, boxed in")
    page.leader((-42, 10.7), (-54, -6.5), "XIAO")
    page.leader((24, 22), (58, 22), "stop M4 × 12, gap 0.4")
    page.leader((-14, 7), (-26, -6.5), "steel Ø 30 × 2")
