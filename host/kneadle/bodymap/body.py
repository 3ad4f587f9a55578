"""The body itself, defined once in an SVG and used by every view in it."""

from collections.abc import Iterator

from kneadle.bodymap.figure import VIEWS, View
from kneadle.bodymap.marks import drawn, keep_off, path
from kneadle.bodymap.scene import scene

TOP, KNEE, FOOT = -5.0, 77.0, 117.0  # where a drawing begins, and the two places where it ends


def definitions() -> Iterator[str]:
    yield "<defs>"
    for end in (KNEE, FOOT):
        frame = f'x="-30" y="{TOP:g}" width="60" height="{end - TOP:g}"'
        yield f'<clipPath id="kneadle-to-{end:g}"><rect {frame}/></clipPath>'
    for view in VIEWS:
        yield from _body(view)
    yield "</defs>"


def _body(view: View) -> Iterator[str]:
    """Below the muscles: skin and bones. Above them: nerve, folds, outline, what to keep off."""
    bare = scene(view, [])
    skin = f"{path(bare.outline)}Z"
    yield f'<clipPath id="kneadle-in-{view}"><path d="{skin}"/></clipPath>'
    yield f'<g id="kneadle-below-{view}"><path class="k-skin" d="{skin}"/>'
    yield from (drawn("bone", bone) for bone in bare.bones)
    yield f'</g><g id="kneadle-above-{view}">'
    yield from (drawn("nerve", nerve) for nerve in bare.nerves)
    yield from (drawn("fold", fold) for fold in bare.folds)
    yield drawn("outline", bare.outline)
    yield from (keep_off(bone) for bone in bare.keep_off)
    yield "</g>"
