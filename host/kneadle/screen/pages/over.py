"""What is left when the session has ended."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static


class OverPage(Screen[None]):
    DEFAULT_CSS = """
    OverPage { background: #000000; color: #ffffff; }
    OverPage #heading { text-style: bold; margin: 1 2; }
    OverPage VerticalScroll { height: 1fr; padding: 0 4; }
    OverPage #way-out { padding: 0 2; }
    """

    def __init__(self, rows: list[str]) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        yield Static("Session over", id="heading", markup=False)
        with VerticalScroll():
            yield Static("\n".join(self._rows), id="summary", markup=False)
        yield Static("q quit   up down scroll", id="way-out", markup=False)
