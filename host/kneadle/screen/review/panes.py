"""A list under its heading, which says by a sign whether the keys go to it."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from kneadle.screen.widgets.choice_list import MARK, ChoiceList, Choices
from kneadle.screen.widgets.key_row import KeyRow

HAS_KEYS = "▸"


class Pane(Vertical):
    DEFAULT_CSS = """
    Pane > KeyRow { height: 1; width: 100%; }
    Pane > ChoiceList { height: 1fr; width: 100%; }
    """
    HEADING: ClassVar[str]

    class Moved(Message):
        def __init__(self, pane: "Pane") -> None:
            super().__init__()
            self.pane = pane

    class Picked(Message):
        """By Enter or by mouse."""

        def __init__(self, pane: "Pane", by_mouse: bool) -> None:
            super().__init__()
            self.pane, self.by_mouse = pane, by_mouse

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._heading = KeyRow("", id=f"{id}-heading")
        self.list = ChoiceList(Choices(()), id=f"{id}-rows")

    def compose(self) -> ComposeResult:
        yield from (self._heading, self.list)

    def show(self, heading: str, rows: tuple[str, ...], at: int) -> None:
        self._words = heading
        self._head()
        self.list.show(Choices(rows, max(0, min(at, len(rows) - 1))))

    @property
    def at(self) -> int:
        return self.list.value.at

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self._head()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        self._head()

    def _head(self) -> None:
        sign = HAS_KEYS if self.list.has_focus else " "
        self._heading.show(f"{sign}{' ' * (len(MARK) - 2)}{self._words}")

    def on_choice_list_moved(self, moved: ChoiceList.Moved) -> None:
        moved.stop()
        self.post_message(self.Moved(self))

    def on_choice_list_chosen(self, chosen: ChoiceList.Chosen) -> None:
        chosen.stop()
        self.post_message(self.Picked(self, chosen.column is not None))

    _words = ""
