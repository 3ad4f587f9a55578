"""The high-contrast theme: black, white, bright yellow, and the first two turned round.

A filter over all that is drawn, so that no page has to know of it. It is yellow where the colour
said "mind" or "bad"; what that means stands there in words, as it does without colours.
"""

from collections.abc import Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

BLACK, WHITE, YELLOW = "#000000", "#ffffff", "#ffff00"

LIT = 0.45  # ours: from this brightness on a background was meant to be seen
COLOURED = 0.3  # ours: of full saturation; less is grey
WARM = 70 / 360  # hue: red to yellow


class HighContrast(LineFilter):
    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(text, _plain(style or Style()), None) for text, style, _ in segments]


def with_contrast(filters: Sequence[LineFilter], wanted: bool) -> Sequence[LineFilter]:
    """First of all: those of NO_COLOR come after it."""
    return [HighContrast(), *filters] if wanted else filters


@lru_cache(1024)
def _plain(style: Style) -> Style:
    behind = _lit(style)
    front = BLACK if behind != BLACK else (YELLOW if _warm(style) else WHITE)
    return style + Style(color=front, bgcolor=behind, dim=False)


def _lit(style: Style) -> str:
    """The background."""
    if style.bgcolor is None or style.bgcolor.is_default:
        return BLACK
    colour = Color.from_rich_color(style.bgcolor)
    if max(colour.rgb) / 255 < LIT:
        return BLACK
    return YELLOW if _is_warm(colour) else WHITE


def _warm(style: Style) -> bool:
    if style.color is None or style.color.is_default:
        return False
    return _is_warm(Color.from_rich_color(style.color))


def _is_warm(colour: Color) -> bool:
    hue, saturation, _ = colour.hsv
    return saturation > COLOURED and hue <= WARM
