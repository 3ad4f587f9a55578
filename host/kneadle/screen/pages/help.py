"""The keys and the signs, over the running page. A new warning closes it."""

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from kneadle.telling import GLYPHS, NAMES

LIVE_KEYS = """\
q       end the session, then quit; twice: at once
t       call the present load zero
+ -     ceiling up or down by 5
?       this help; any key closes it"""

REPLAY_KEYS = """\
q       quit
space   pause or go on
] [     faster, slower (or up, down)
n       on to the next event
?       this help; any key closes it"""

GUIDED_KEYS = """\
q       end the session; twice: at once
space   next, as the ball's button; in a hold: the same,
        twice: it has eased, three times: too much
0-9, x  how strong it is, x for 10; above 7 means let go
t       it tingles, burns or goes numb: off, not there again
p       on to another point of this muscle
?       this help; any key closes it"""


def signs() -> str:
    """Two columns: eight lines of signs would not leave room for the keys at 80x24."""
    cells = ["═ hold", *(f"{GLYPHS[kind]} {name}" for kind, name in NAMES.items())]
    cells += [""] * (len(cells) % 2)
    return "\n".join(f"{a:28}{b}".rstrip() for a, b in zip(cells[::2], cells[1::2], strict=True))


class HelpPage(ModalScreen[str]):
    DEFAULT_CSS = """
    HelpPage { align: center middle; background: #000000 60%; }
    HelpPage Static {
        width: 64; height: auto; padding: 1 2; border: solid #ffffff;
        background: #000000; color: #ffffff;
    }
    """

    def __init__(self, keys: str) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        yield Static(f"Keys\n\n{self._keys}\n\nSigns above the trace\n\n{signs()}", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Any key closes it, and is told to whoever opened it."""
        if self.is_current:  # two keys may come before the first has closed it
            self.dismiss(event.key)
