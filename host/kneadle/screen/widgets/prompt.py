"""A question that waits for its answer, on one line."""

from textual.strip import Strip

from kneadle.screen.palette import TONES
from kneadle.screen.widgets.lines import Lines, cut, line


class Prompt(Lines[str]):
    """Empty when nothing is asked."""

    def draw(self, value: str, width: int, height: int) -> list[Strip]:
        if not value:
            return []
        return [line((f" ? {cut(value, width - 3)}".ljust(width), TONES["mind"]))]
