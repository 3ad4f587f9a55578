"""The keys and the signs, over the running page. A new warning closes it."""

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from kneadle.telling import GLYPHS, NAMES

KEYS = """\
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


def signs() -> str:
    """Two columns: eight lines of signs would not leave room for the keys at 80x24."""
    cells = ["═ hold", *(f"{GLYPHS[kind]} {name}" for kind, name in NAMES.items())]
    cells += [""] * (len(cells) % 2)
    return "\n".join(f"{a:28}{b}".rstrip() for a, b in zip(cells[::2], cells[1::2], strict=True))


class HelpPage(ModalScreen[None]):
    DEFAULT_CSS = """
    HelpPage { align: center middle; background: #000000 60%; }
    HelpPage Static {
        width: 64; height: auto; padding: 1 2; border: solid #ffffff;
        background: #000000; color: #ffffff;
    }
    """

    def __init__(self, *, replay: bool) -> None:
        super().__init__()
        self._replay = replay

    def compose(self) -> ComposeResult:
        keys = REPLAY_KEYS if self._replay else KEYS
        yield Static(f"Keys\n\n{keys}\n\nSigns above the trace\n\n{signs()}", markup=False)

    def on_key(self) -> None:
        if self.is_current:  # two keys may come before the first has closed it
            self.dismiss()
