"""Short texts with a word in front of each, in as many lines as they need."""

from dataclasses import dataclass
from textwrap import wrap

from rich.style import Style
from textual.strip import Strip

from kneadle.screen.palette import BAD, QUIET, TEXT
from kneadle.screen.widgets.lines import Lines, line

LABEL_CELLS = 11
MORE = "... there is more: it needs a taller window"


@dataclass(frozen=True, slots=True)
class Paragraph:
    label: str
    text: str
    bad: bool = False


class Paragraphs(Lines[tuple[Paragraph, ...]]):
    def draw(self, value: tuple[Paragraph, ...], width: int, height: int) -> list[Strip]:
        rows = [row for each in value for row in _rows(each, width)]
        if len(rows) > height:
            rows[height - 1 :] = [("", MORE, TEXT)]
        return [
            line((f" {label:<{LABEL_CELLS - 1}}", QUIET), (text, look))
            for label, text, look in rows
        ]


def rows_needed(value: tuple[Paragraph, ...], width: int) -> int:
    return sum(len(_rows(each, width)) for each in value)


def _rows(each: Paragraph, width: int) -> list[tuple[str, str, Style]]:
    look = BAD if each.bad else TEXT
    texts = wrap(each.text, max(1, width - LABEL_CELLS - 1)) or [""]
    return [(each.label if i == 0 else "", text, look) for i, text in enumerate(texts)]
