"""All muscles by name, and the sign that each has on every drawing.

Words first: each shape draws what `kneadle.coach.muscles` says. Where that leaves room, a spot
sits at least a ball's contact patch away from nerve and bone (design choice).
"""

from kneadle.bodymap.deep import MINIMUS, PIRIFORMIS
from kneadle.bodymap.figure import View
from kneadle.bodymap.gluteal import MAXIMUS, MEDIUS
from kneadle.bodymap.neighbours import HAMSTRING, QL, TFL
from kneadle.bodymap.shape import Shape

SHAPES: dict[str, dict[View, Shape]] = {
    "gluteus-maximus": MAXIMUS,
    "gluteus-medius": MEDIUS,
    "gluteus-minimus": MINIMUS,
    "piriformis": PIRIFORMIS,
    "tensor-fasciae-latae": TFL,
    "quadratus-lumborum": QL,
    "hamstring-origin": HAMSTRING,
}
SIGNS: dict[str, str] = dict(zip(SHAPES, "1234abc", strict=True))  # numbers: those one works on
