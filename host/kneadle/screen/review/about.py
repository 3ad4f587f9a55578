"""Sentences in as many lines as they need and there are."""

from textwrap import wrap

from textual.strip import Strip

from kneadle.screen.palette import TEXT
from kneadle.screen.widgets.lines import Lines, line

MORE = "... (n: the whole note)"


class About(Lines[tuple[str, ...]]):
    def draw(self, value: tuple[str, ...], width: int, height: int) -> list[Strip]:
        rows = wrapped(value, width)
        if len(rows) > height:
            rows[height - 1 :] = [MORE]
        return [line((row, TEXT)) for row in rows]


def wrapped(value: tuple[str, ...], width: int) -> list[str]:
    return [row for text in value for row in wrap(text, width)]
