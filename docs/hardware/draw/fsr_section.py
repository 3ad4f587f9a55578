"""Four FSRs under the plate of the same puck; stops between them. Lengths in mm."""

from puck_section import PRINT, RUBBER, body, half_ball
from sheet import Sheet


def draw() -> Sheet:
    page = Sheet((-78.0, -14.0), (80.0, 74.0))
    body(page)
    page.box((-45.5, 15), (45.5, 20), PRINT)
    for side in (-1, 1):
        page.box((side * 22 - 3, 6), (side * 22 + 3, 15), PRINT)
        page.box((side * 22 - 9, 20), (side * 22 + 9, 20.5), "#333333")
        page.box((side * 22 - 6, 20.5), (side * 22 + 6, 25), RUBBER)
        page.box((side * 34 - 2, 20), (side * 34 + 2, 24.7), PRINT)
    half_ball(page)
    page.line((0, -8), (0, 71), kind="axis")
    _sizes(page)
    _names(page)
    return page


def _sizes(page: Sheet) -> None:
    page.width(-50, 50, -9.5, "Ø 100", -2)
    page.width(-32, 32, 69, "half ball Ø 63 to 65", 33)
    page.width(-22, 22, -5, "44: four FSRs in a square, each above a post", 6)
    page.height(15, 20, 58, "5", 45.5)
    page.height(0, 32, -60, "32", -50)


def _names(page: Sheet) -> None:
    page.leader((24, 23), (52, 50), "pad Ø 12 × 4.5, 40 Shore A")
    page.leader((-27, 20.3), (-52, 46), "FSR 402")
    page.leader((-34, 22), (-52, 39), "stop, gap 0.3")
    page.leader((42, 17.5), (54, 40), "deck Ø 91")
    page.leader((34, 10), (56, 8), "boards and battery below")
