"""The word or number that a person two metres away reads, and the sentence below it."""

from textwrap import wrap

from textual.strip import Strip

from kneadle.screen.palette import TONES
from kneadle.screen.widgets.font import blocks
from kneadle.screen.widgets.lines import Lines, line
from kneadle.screen.words import Saying


class BigNumber(Lines[Saying]):
    def draw(self, value: Saying, width: int, height: int) -> list[Strip]:
        style = TONES[value.tone]
        sentence = wrap(value.sentence, width)
        room = max(0, height - len(sentence))
        word = blocks(value.word, width, room) or [value.word]
        above = [""] * ((room - len(word) + 1) // 2)
        below = [""] * (room - len(word) - len(above))
        rows = (above + _framed(value, word, width) + below + sentence)[:height]
        return [line((row.center(width), style)) for row in rows]


def _framed(saying: Saying, word: list[str], width: int) -> list[str]:
    """A danger is framed by glyphs where there is room, for those who see no red."""
    if saying.tone != "danger" or width < len(word[0]) + 8:
        return word
    return [row.center(width - 6).join(("▲▲▲", "▲▲▲")) for row in word]
