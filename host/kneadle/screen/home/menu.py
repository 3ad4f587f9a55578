"""What one can do from home."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    key: str
    what: str
    words: str

    @property
    def row(self) -> str:
        return f"{self.key}  {self.words}"


MENU = (
    Item("s", "session", "Start a guided session"),
    Item("p", "practice", "Practise on the simulated ball"),
    Item("l", "live", "Live, without guidance"),
    Item("r", "review", "Look back at your sessions"),
    Item("e", "settings", "Settings"),
    Item("h", "help", "Help"),
    Item("q", "quit", "Quit"),
)
PRACTICE = 1  # in MENU
