"""Four FSRs under the plate of the same puck; stops between them. Lengths in mm."""

from puck_section import BATTERY, BOARD, FLOOR, PLATE, PRINT, RUBBER, TOP, body, half_ball
from sheet import Sheet

DECK = 19.0  # height of its underside


def draw() -> Sheet:
    page = Sheet((-78.0, -14.0), (80.0, 77.0))
    body(page)
    page.box((16, FLOOR), (40, 18), PRINT)
    page.box((18, 7.5), (38, 15.5), BATTERY)
    page.box((-44, 10), (-23, 11.5), BOARD)
    page.box((-45.5, DECK), (45.5, DECK + 5), PRINT)
    for side in (-1, 1):
        page.box((side * 18 - 3, FLOOR), (side * 18 + 3, DECK), kind="hidden")
        page.box((side * 18 - 9, DECK + 5), (side * 18 + 9, DECK + 5.5), "#333333")
        page.box((side * 18 - 6, DECK + 5.5), (side * 18 + 6, DECK + 10), RUBBER)
        page.box((side * 34 - 2, DECK + 5), (side * 34 + 2, DECK + 9.7), PRINT)
    half_ball(page)
    page.line((0, -8), (0, 75), kind="axis")
    _sizes(page)
    _names(page)
    return page


def _sizes(page: Sheet) -> None:
    page.width(-50, 50, -9.5, "Ø 100", -2)
    page.width(-32, 32, 73, "half ball Ø 63 to 65", TOP)
    page.width(-18, 18, -5, "36: four FSRs, each above a post", FLOOR)
    page.height(FLOOR, DECK, 62, "13", 21)
    page.height(DECK, DECK + 5, 56, "5", 45.5)
    page.height(0, 31.5, -60, "31.5", -50)


def _names(page: Sheet) -> None:
    page.leader((20, 27), (48, 56), "pad Ø 12 × 4.5, 40 Shore A")
    page.leader((-24, DECK + 5.3), (-50, 56), "FSR 402")
    page.leader((-34, 26), (-50, 47), "stop, gap 0.3")
    page.leader((42, 21.5), (52, 46), "deck Ø 91, notched")
    page.leader((36, 12), (54, 4), "battery, boxed in")
    page.leader((-36, 10.7), (-54, -6.5), "XIAO")
    page.leader((30, PLATE + 1.5), (50, 51), "plate, lid: the reference puck's")
