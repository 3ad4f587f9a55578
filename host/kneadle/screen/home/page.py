"""What the pages of home have in common: a title, the keys below, and no more than 96 columns."""

from abc import abstractmethod
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget

from kneadle.screen.pages.live import TOO_SMALL
from kneadle.screen.pages.room import room_for
from kneadle.screen.widgets.key_row import KeyRow
from kneadle.screen.widgets.title import Title

WIDEST = 96  # columns: longer lines are hard to read
BACK: list[BindingType] = [Binding("q,escape", "back")]


class Page(Screen[None]):
    DEFAULT_CSS = f"""
    Page {{ background: #000000; color: #ffffff; align: center top; overflow: hidden; }}
    Page #desk {{ width: 100%; max-width: {WIDEST}; height: 100%; }}
    Page #desk > * {{ width: 100%; height: 1; }}
    Page #desk > .gap {{ height: 1fr; }}
    Page #title {{ height: 2; }}
    """
    KEYS: ClassVar[str]
    TITLE_WORDS: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self.heading = Title(self.TITLE_WORDS, id="title")
        self.keys = KeyRow(self.KEYS, id="keys")

    def compose(self) -> ComposeResult:
        with Vertical(id="desk"):
            yield self.heading
            yield from self.parts()
            yield self.keys

    @abstractmethod
    def parts(self) -> list[Widget]:
        """What stands between the title and the keys."""

    def on_resize(self) -> None:
        self.keys.show(self.key_words())

    def key_words(self) -> str:
        return TOO_SMALL if room_for(*self.size) is None else self.KEYS

    def action_back(self) -> None:
        self.dismiss()
