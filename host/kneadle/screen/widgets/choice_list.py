"""Rows to choose from, by arrows and Enter or by mouse.

The marked one has a sign, for those who see no colours.
"""

from dataclasses import dataclass, replace
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from kneadle.screen.palette import TEXT
from kneadle.screen.widgets.lines import Lines, cut, line

MARK = " ► "
CHOSEN = Style(color="#000000", bgcolor="#ffffff", bold=True)


@dataclass(frozen=True, slots=True)
class Choices:
    rows: tuple[str, ...]
    at: int = 0


class ChoiceList(Lines[Choices], can_focus=True):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)"),
        Binding("down", "move(1)"),
        Binding("pageup", "page(-1)"),
        Binding("pagedown", "page(1)"),
        Binding("home", "move(-1000000)"),
        Binding("end", "move(1000000)"),
        Binding("enter,space", "choose"),
    ]

    class Moved(Message):
        """Another row is marked."""

    class Chosen(Message):
        """`column` is where in the row it was clicked, None for a key."""

        def __init__(self, at: int, column: int | None = None) -> None:
            super().__init__()
            self.at, self.column = at, column

    def draw(self, value: Choices, width: int, height: int) -> list[Strip]:
        top = self._top(height)
        return [
            _row(text, width, chosen=top + y == value.at)
            for y, text in enumerate(value.rows[top : top + height])
        ]

    def action_move(self, steps: int) -> None:
        last = len(self.value.rows) - 1
        at = max(0, min(last, self.value.at + steps))
        self.show(replace(self.value, at=at))
        self.post_message(self.Moved())

    def action_page(self, pages: int) -> None:
        self.action_move(pages * max(1, self.size.height - 1))

    def action_choose(self) -> None:
        if self.value.rows:
            self.post_message(self.Chosen(self.value.at))

    def on_mouse_scroll_down(self) -> None:
        self.action_move(1)

    def on_mouse_scroll_up(self) -> None:
        self.action_move(-1)

    def on_click(self, event: events.Click) -> None:
        at = self._top(self.size.height) + event.y
        if at < len(self.value.rows):
            self.action_move(at - self.value.at)
            self.post_message(self.Chosen(at, event.x - len(MARK)))

    def _top(self, height: int) -> int:
        """The first row shown: the marked one is in the middle where there are more."""
        most = max(0, len(self.value.rows) - height)
        return max(0, min(most, self.value.at - height // 2))


def _row(text: str, width: int, *, chosen: bool) -> Strip:
    mark = MARK if chosen else " " * len(MARK)
    words = cut(text, width - len(mark))
    return line((mark + words.ljust(width - len(mark)), CHOSEN if chosen else TEXT))
