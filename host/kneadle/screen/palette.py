"""Colours. None of them is the only sign of anything: NO_COLOR leaves words and glyphs."""

from rich.style import Style

from kneadle.screen.words import Tone

GROUND = Style(bgcolor="#000000")  # the terminal's own may be white
TEXT = Style(color="#ffffff")
BOLD = Style(color="#ffffff", bold=True)
QUIET = Style(color="#a8a8a8")
GOOD = Style(color="#5fff87", bold=True)
MIND = Style(color="#ffd75f", bold=True)
BAD = Style(color="#ff5f5f", bold=True)
BAND = Style(color="#4e9a67")
TRACE = Style(color="#87d7ff")

TONES: dict[Tone, Style] = {
    "calm": BOLD,
    "good": GOOD,
    "off": Style(color="#d0d0d0", bold=True),
    "mind": Style(color="#000000", bgcolor="#ffd75f", bold=True),
    "danger": Style(color="#ffffff", bgcolor="#c00000", bold=True),
}

HOLD_SHADE = Style(bgcolor="#123a20")
WARNING_SHADE = Style(bgcolor="#5a1a1a")
