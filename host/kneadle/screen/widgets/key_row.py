"""The keys, on the last line."""

from textual.strip import Strip

from kneadle.screen.palette import QUIET
from kneadle.screen.widgets.lines import Lines, cut, line

LIVE_KEYS = "q quit   t zero   + - ceiling   ? help"
REPLAY_KEYS = "q quit   space pause   [ ] speed   n next event   ? help"


class KeyRow(Lines[str]):
    def draw(self, value: str, width: int, height: int) -> list[Strip]:
        return [line((" " + cut(value, width - 1), QUIET))]
