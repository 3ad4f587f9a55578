"""The last few events, newest on top."""

from textual.strip import Strip

from kneadle.screen.palette import QUIET, TEXT
from kneadle.screen.state import Line
from kneadle.screen.widgets.lines import Lines, cut, line
from kneadle.telling import minutes


class EventList(Lines[tuple[Line, ...]]):
    def draw(self, value: tuple[Line, ...], width: int, height: int) -> list[Strip]:
        return [
            line((f"{minutes(event.t_s):>7}  ", QUIET), (cut(event.text, width - 10), TEXT))
            for event in value[:height]
        ]
