"""What the schematics share: boxes with named pins, nets by name, and white paper."""

from pathlib import Path

import schemdraw
import schemdraw.elements as parts

schemdraw.use("svg")  # its own writer: no matplotlib, the same bytes everywhere

PITCH = 0.9


def paper() -> schemdraw.Drawing:
    """White, because a page may be dark."""
    drawing = schemdraw.Drawing(show=False)
    drawing.config(unit=2.2, fontsize=11, bgcolor="white", lw=1.4, margin=0.35)
    return drawing


def save(drawing: schemdraw.Drawing, file: Path) -> None:
    text = drawing.get_imagedata("svg").decode()
    file.write_text(text.replace('font-family="sans"', 'font-family="sans-serif"') + "\n")


def box(name: str, left: str, right: str, width: float = 3.0) -> parts.Ic:
    """A board or chip; `left` and `right` name its pins from the top, `_` leaves a place free."""
    sides = (("left", left.split()), ("right", right.split()))
    tall = max(len(names) for _, names in sides)
    pins = [
        parts.IcPin(name=pin, side=side, anchorname=pin, slot=f"{tall - row}/{tall}")
        for side, names in sides
        for row, pin in enumerate(names)
        if pin != "_"
    ]
    size = (width, (tall - 1) * PITCH + 1)  # half a unit of edge above and below
    return parts.Ic(pins=pins, size=size, leadlen=0.4, lblsize=10).label(name, "top", fontsize=12)


def net(drawing: schemdraw.Drawing, at: object, name: str, way: str = "right") -> None:
    """A short wire that goes on wherever the same name stands."""
    drawing += getattr(parts.Line().at(at), way)(0.35)
    drawing += getattr(parts.Tag(width=1.5, height=0.5), way)().label(name, fontsize=10)


def ground(drawing: schemdraw.Drawing, at: object, way: str = "down", length: float = 0.4) -> None:
    drawing += getattr(parts.Line().at(at), way)(length)
    drawing += parts.Ground()


def supply(drawing: schemdraw.Drawing, at: object, name: str = "3V3") -> None:
    drawing += parts.Vdd().at(at).label(name, fontsize=10)


def note(drawing: schemdraw.Drawing, at: object, text: str) -> None:
    drawing += parts.Label().at(at).label(text, halign="left", valign="top", fontsize=10)
