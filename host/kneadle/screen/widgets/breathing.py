"""The breathing pacer: a bar that fills as one breathes in."""

from textual.strip import Strip

from kneadle.screen.palette import TEXT, TRACE
from kneadle.screen.widgets.lines import Lines, line
from kneadle.sound.pacer import Breath

WORDS_CELLS = 13  # of the longer of the two


class Pacer(Lines[Breath]):
    """One line: the words, and a bar in half the width."""

    def draw(self, value: Breath, width: int, height: int) -> list[Strip]:
        cells = max(1, width // 2)
        full = round(value.level * cells)
        words = value.words.removesuffix(".").lower().ljust(WORDS_CELLS)
        return [line((f" {words}", TEXT), ("█" * full, TRACE), ("·" * (cells - full), TRACE))]
