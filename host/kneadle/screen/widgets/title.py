"""What a page is, on top of it: in block letters where it is given the room."""

from textual.strip import Strip

from kneadle.screen.palette import BOLD
from kneadle.screen.widgets.font import ROWS, blocks
from kneadle.screen.widgets.lines import Lines, line

TALL = ROWS + 2


class Title(Lines[str]):
    def draw(self, value: str, width: int, height: int) -> list[Strip]:
        rows = blocks(value.upper(), width - 2, ROWS) if height >= TALL else []
        return [line((f" {row}", BOLD)) for row in (["", *rows] if rows else [value])]
