"""The help: long, so it scrolls."""

from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from kneadle.screen.home.help_text import SECTIONS, Section
from kneadle.screen.home.page import BACK, Page


class Help(Page):
    KEYS = "up down, page up, page down scroll   q back"
    TITLE_WORDS = "Help"
    DEFAULT_CSS = """
    Help VerticalScroll {
        padding: 0 1; scrollbar-size-vertical: 1;
        scrollbar-color: #ffffff; scrollbar-color-hover: #ffffff; scrollbar-color-active: #ffffff;
        scrollbar-background: #303030; scrollbar-background-hover: #303030;
    }
    Help VerticalScroll Static { width: 100%; height: auto; }
    Help .title { text-style: bold; }
    Help .rows { padding-left: 2; margin: 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = BACK

    def parts(self) -> list[Widget]:
        texts = [text for section in SECTIONS for text in _texts(section)]
        self._scroll = VerticalScroll(*texts, classes="gap")
        return [self._scroll]

    def on_mount(self) -> None:
        self._scroll.focus()


def _texts(section: Section) -> tuple[Static, Static]:
    return (
        Static(section.title, classes="title", markup=False),
        Static("\n".join(section.rows), classes="rows", markup=False),
    )
