"""Contrast as WCAG 2 computes it: 4.5 for words, 3 for what is drawn."""

import pytest

from kneadle.report.colours import COLOURS, css

WORDS = [
    *((word, paper) for word in ("text", "soft", "link") for paper in ("page", "panel")),
    *(("text", paper) for paper in ("hold", "chosen", "mark")),
    *(("bad", paper) for paper in ("page", "panel")),
]
DRAWN = [
    *(("force", paper) for paper in ("page", "panel", "hold", "chosen")),
    *(("focus", paper) for paper in ("page", "panel")),
    *(("bad", paper) for paper in ("hold", "mark")),
    *((line, "map-skin") for line in ("bad", "force", "map-line", "map-keep")),
]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("front", "back"), WORDS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_stand_out(theme: str, front: str, back: str) -> None:
    assert contrast(getattr(COLOURS[front], theme), getattr(COLOURS[back], theme)) >= 4.5


@pytest.mark.parametrize(("front", "back"), DRAWN)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_drawn_stands_out(theme: str, front: str, back: str) -> None:
    assert contrast(getattr(COLOURS[front], theme), getattr(COLOURS[back], theme)) >= 3.0


def test_paper_is_light_whatever_the_screen_was() -> None:
    on_paper = css().rpartition("@media print")[2]

    assert f"--page: {COLOURS['page'].light};" in on_paper
    assert COLOURS["page"].dark not in on_paper
