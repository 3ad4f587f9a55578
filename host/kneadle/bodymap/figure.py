"""The body that muscles are drawn on: outlines, landmarks to feel for, and what to keep off.

Centimetres of a made-up grown person of middle size. Back view: x from the midline, to the
person's right. Side view: x from the trochanter, forwards. y is down from the last rib and is
the same in both views.
"""

from dataclasses import dataclass
from typing import Literal

from kneadle.bodymap.curve import Curve, Point, curve

View = Literal["back", "side"]
VIEWS: tuple[View, ...] = ("back", "side")


@dataclass(frozen=True, slots=True)
class KeepOff:
    """Bone under little flesh."""

    name: str
    at: Point


@dataclass(frozen=True, slots=True)
class Figure:
    """Of the back view the right half; the left one is its mirror image."""

    outline: Curve
    folds: tuple[Curve, ...]  # what one sees: cleft, gluteal fold, crease of the knee
    bones: tuple[Curve, ...]  # what one feels for: crest, last rib, sacrum
    keep_off: tuple[KeepOff, ...]
    nerve: Curve


BACK = Figure(
    outline=curve(
        "13.6,-5 13,2 12.7,7.5 13.8,13 15.6,19 17.2,25 17.9,31 17.7,37 17,44 15.8,53 "
        "14.2,62 13,69 13,74 13.6,81 12.8,90 11,99 10.4,105 10.9,108.5 11.4,113 9.6,115.6 "
        "6.9,115.4 5.9,112.5 6.4,108 6.3,104 5,95 3.7,86 3.4,79 4.1,72 3.9,67 2.9,59 1.8,50 "
        "0.9,43 0,39.6"
    ),
    folds=(
        curve("0,24.5 0,30 0,35 0,39.6"),
        curve("0.4,38.9 3,40.6 7,40.4 11,38.6 13.6,36"),
        curve("5.2,71.4 8.4,72 11.8,70.8"),
    ),
    bones=(
        curve("4.5,18 6,15.3 9.2,13.6 12.2,14.4 14.2,17"),
        curve("2.4,-3 6,-1.6 10,1.6"),
        curve("3.6,17.2 3.3,21 2.2,25.5 0.7,29"),
    ),
    keep_off=(
        KeepOff("tail bone", (0.0, 30.0)),
        KeepOff("sit bone", (6.0, 35.0)),
        KeepOff("trochanter", (15.5, 28.0)),
    ),
    nerve=curve("5,23.7 10.75,31.5 9.6,39 8.9,50 8.4,66"),
)

SIDE = Figure(
    outline=curve(
        "-10,-5 -8.9,2 -8.3,8 -9,14 -11,19.5 -13.2,25 -14,30 -12.9,35 -10.3,39 -9.2,43 "
        "-8.9,50 -8,59 -6.4,67 -6,72 -8,79 -8.6,85 -7.2,93 -5.4,101 -5.2,106 -6.8,111 "
        "-6,115.2 -2,115 5,115.2 12,115.6 14.6,114.6 13,112.4 7,110 2.6,106.5 1.4,101 "
        "2.2,92 3.4,82 4.2,75 6,70 6.2,66.5 7.4,59 9.2,50 9.9,42 10.2,35 11.6,29 12.6,22 "
        "12,14 10.8,7 11.2,1 12,-5"
    ),
    folds=(
        curve("-10.3,39 -7.6,39.6 -4.6,38.2"),
        curve("10.2,35 7.6,33.4 6,31"),
        curve("4.6,65.6 3.6,68.6 4.8,71.6"),
        curve("-2.6,107.6 -1.2,106.6 0.2,107.6"),
    ),
    bones=(
        curve("-8.5,18 -5.5,14.4 -0.5,12.8 5,14.4 8.5,18"),
        curve("-9,-2 -5,-0.8 -0.5,2"),
    ),
    keep_off=(
        KeepOff("sit bone", (-5.0, 35.0)),
        KeepOff("trochanter", (0.0, 28.0)),
    ),
    nerve=curve("-8.6,23.7 -4.4,31.5 -3.4,39 -3.2,50 -3.4,66"),
)


FIGURES: dict[View, Figure] = {"back": BACK, "side": SIDE}
