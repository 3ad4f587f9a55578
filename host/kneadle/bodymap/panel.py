"""Views of the body beside each other, as SVG elements in centimetres of the body."""

from collections.abc import Collection, Iterator

from kneadle.bodymap.body import FOOT, KNEE, TOP
from kneadle.bodymap.curve import Point
from kneadle.bodymap.figure import View
from kneadle.bodymap.marks import badge, drawn, spot
from kneadle.bodymap.scene import Scene, Site, scene
from kneadle.bodymap.shapes import SHAPES

HALF_BACK, HALF_SIDE, GAP = 21.0, 15.0, 2.5  # half of each view with its names, and air
ABOVE = 10.0  # room for the names of the views

Standing = tuple[View, str, float]  # a view, whose side, and the x of its middle


def views(marked: Collection[Site]) -> list[Standing]:
    """The back view, and beside it the side view of each side that is marked."""
    sides = {side for _, side in marked} or {"right"}
    back_x = HALF_BACK + GAP + ("left" in sides) * (2 * HALF_SIDE + GAP)
    across = HALF_BACK + GAP + HALF_SIDE
    standing: list[Standing] = [("back", "right", back_x)]
    standing += [("side", "left", back_x - across)] * ("left" in sides)
    standing += [("side", "right", back_x + across)] * ("right" in sides)
    return standing


def width(marked: Collection[Site]) -> float:
    view, _, x = max(views(marked), key=lambda standing: standing[2])
    return x + (HALF_BACK if view == "back" else HALF_SIDE) + GAP


def height(marked: Collection[Site]) -> float:
    return ABOVE + bottom(marked) + 2


def bottom(marked: Collection[Site]) -> float:
    """At the knee, or at the foot if something is felt below the knee."""
    zones = [zone for name, _ in marked for shape in SHAPES[name].values() for zone in shape.felt]
    return FOOT if any(y > KNEE for zone in zones for _, y in zone.points) else KNEE


def panel(marked: Collection[Site]) -> Iterator[str]:
    frame = f"kneadle-to-{bottom(marked):g}"
    for view, side, x in views(marked):
        yield f'<g transform="translate({x:g} {ABOVE:g})"><g clip-path="url(#{frame})">'
        yield from _view(scene(view, marked, side), side, bare=not marked)
        yield "</g>"
        yield from _names(view, side)
        yield "</g>"


def _names(view: View, side: str) -> Iterator[str]:
    yield _name("from behind" if view == "back" else f"{side} side", (0.0, TOP - 1.4))
    if view == "back":
        yield _name("left", (-17.6, 1.0))
        yield _name("right", (17.6, 1.0))


def _name(text: str, at: Point) -> str:
    return f'<text class="k-small k-quiet k-middle" x="{at[0]:g}" y="{at[1]:g}">{text}</text>'


def _view(seen: Scene, side: str, *, bare: bool) -> Iterator[str]:
    turn = ' transform="scale(-1 1)"' if side == "left" else ""
    yield f'<use href="#kneadle-below-{seen.view}"{turn}/>'
    yield f'<g clip-path="url(#kneadle-in-{seen.view})"{turn}><g{turn}>'  # turned there and back
    yield from _areas(seen, bare=bare)
    yield f'</g></g><use href="#kneadle-above-{seen.view}"{turn}/>'
    for placed in seen.marked:
        yield from map(spot, placed.shape.spots)
    for placed in seen.muscles if bare else seen.marked:
        yield badge(placed.sign, placed.shape.label)


def _areas(seen: Scene, *, bare: bool) -> Iterator[str]:
    """Hatched if marked; all as thin outlines if the map is bare."""
    for placed in seen.marked:
        yield from (drawn("felt", zone) for zone in placed.shape.felt)
    for placed in seen.marked:
        hatch = f'fill="url(#kneadle-hatch-{placed.sign})"'
        yield drawn("muscle", placed.shape.area).replace("<path", f"<path {hatch}", 1)
    if bare:
        yield from (drawn("other", placed.shape.area) for placed in seen.muscles)
