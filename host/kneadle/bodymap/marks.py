"""The signs of the SVG: spots, bones, badges, and any curve as a path."""

from kneadle.bodymap.curve import Curve, Point
from kneadle.bodymap.figure import KeepOff

SPOT_R = 1.15


def path(curve: Curve) -> str:
    """The `d` of a smooth curve."""
    parts = [f"M{_pair(curve.points[0])}"]
    for _, leave, arrive, end in curve.segments():
        parts.append(f"C{_pair(leave)} {_pair(arrive)} {_pair(end)}")
    return "".join(parts) + ("Z" if curve.closed else "")


def drawn(kind: str, curve: Curve) -> str:
    return f'<path class="k-{kind}" d="{path(curve)}"/>'


def spot(at: Point) -> str:
    return f'<circle class="k-spot" cx="{at[0]:g}" cy="{at[1]:g}" r="{SPOT_R:g}"/>'


def keep_off(bone: KeepOff) -> str:
    """A crossed circle."""
    x, y = bone.at
    return (
        f'<path class="k-keep" d="M{x - 1:g} {y:g}a1 1 0 1 0 2 0a1 1 0 1 0 -2 0'
        f'm.3 -.7l1.4 1.4m0 -1.4l-1.4 1.4"><title>keep off: {bone.name}</title></path>'
    )


def badge(sign: str, at: Point) -> str:
    return (
        f'<g transform="translate({at[0]:g} {at[1]:g})"><circle class="k-badge" r="1.5"/>'
        f'<text class="k-sign" y=".9">{sign}</text></g>'
    )


def _pair(point: Point) -> str:
    return f"{round(point[0], 2):g},{round(point[1], 2):g}"
