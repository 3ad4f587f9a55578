"""Words beside the drawing: what each sign means, and what is known of a muscle."""

from collections.abc import Iterator, Mapping
from html import escape
from textwrap import wrap

from kneadle.bodymap.figure import KeepOff
from kneadle.bodymap.marks import badge, keep_off, spot
from kneadle.bodymap.scene import Site
from kneadle.bodymap.shapes import SIGNS
from kneadle.coach.muscles import Muscle
from kneadle.muscles import SIDES

ROW = 5.0
KEY_ROWS = 7
COLUMNS = 43  # characters a line, at the width of a panel

_KEY = (
    (spot((0.0, 0.0)), "where to look with the ball"),
    (
        '<rect class="k-muscle" x="-3" y="-2" width="6" height="4" fill="url(#kneadle-hatch-1)"/>',
        "the muscle, with its sign",
    ),
    ('<rect class="k-felt" x="-3" y="-2" width="6" height="4"/>', "where it may be felt"),
    (keep_off(KeepOff("bone", (0.0, 0.0))), "keep off: bone under little flesh"),
    ('<path class="k-nerve" d="M-3 0H3"/>', "keep off: sciatic nerve"),
    ('<path class="k-bone" d="M-3 0H3"/>', "last rib, iliac crest, sacrum"),
    (badge("a", (0.0, 0.0)), "a letter: neighbour, not worked on"),
)


def key() -> Iterator[str]:
    for row, (sign, words) in enumerate(_KEY):
        yield f'<g transform="translate(4 {row * ROW:g})">{sign}'
        yield f'<text x="6" y="1.2">{words}</text></g>'


def heading(muscle: Muscle) -> str:
    title = f'<text class="k-heading" x="3.4" y="1.5">{escape(muscle.title)}</text>'
    return badge(SIGNS[muscle.name], (0.0, 0.0)) + title


def words(muscle: Muscle, worked_s: Mapping[Site, float]) -> list[str]:
    """The sentences, as lines of text."""
    sentences = told(muscle, worked_s)
    return [line for one in sentences for line in wrap(one, COLUMNS, subsequent_indent="  ")]


def told(muscle: Muscle, worked_s: Mapping[Site, float]) -> list[str]:
    """Sentences."""
    return [
        f"Spots: {muscle.spots}.",
        f"May be felt: {muscle.felt}.",
        f"Avoid: {muscle.avoid}.",
        *_worked(muscle, worked_s),
    ]


def _worked(muscle: Muscle, worked_s: Mapping[Site, float]) -> list[str]:
    sites = [(side, worked_s.get((muscle.name, side), 0.0)) for side in SIDES]
    done = [f"{side} {_duration(seconds)}" for side, seconds in sites if seconds > 0]
    return [f"Worked: {', '.join(done)}."] if done else []


def _duration(seconds: float) -> str:
    minutes, rest = divmod(int(seconds + 1e-6), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
