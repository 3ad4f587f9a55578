"""One line to write in: what to look for, a note, tags."""

from collections.abc import Callable
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from kneadle.errors import KneadleError
from kneadle.journal.read import SessionRow

Asked = Literal["filter", "search", "note", "tags"]

LABELS: dict[Asked, str] = {
    "filter": "Filter",
    "search": "Search",
    "note": "Note",
    "tags": "Tags, with commas between",
}
EXAMPLES: dict[Asked, str] = {
    "filter": "left piriformis since 14 Nov until today device ball tag sore",
    "search": "words in notes and tags",
    "note": "nothing: no note",
    "tags": "nothing: no tags",
}


class AskLine(Horizontal):
    """Hidden until it asks."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave")]
    DEFAULT_CSS = """
    AskLine { display: none; height: 1; background: #000000; }
    AskLine Static { width: auto; padding: 0 1; background: #ffd75f; color: #000000; }
    AskLine Input, AskLine Input:focus {
        border: none; height: 1; width: 1fr; padding: 0 1; background: #000000; color: #ffffff;
    }
    """

    class Answered(Message):
        """`text` is None where the person thought better of it, or left it as it is. `row`: the
        session that was asked about, whichever is marked by now."""

        def __init__(self, asked: Asked, text: str | None, row: SessionRow | None) -> None:
            super().__init__()
            self.asked, self.text, self.row = asked, text, row

    class Refused(Message):
        """What was written makes no sense, and stands there still."""

        def __init__(self, said: str) -> None:
            super().__init__()
            self.said = said

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._asked: Asked = "search"
        self._row: SessionRow | None = None
        self._before = ""
        self._check: Callable[[str], object] = str
        self._label = Static(markup=False)
        self._input = Input()

    def compose(self) -> ComposeResult:
        yield from (self._label, self._input)

    def ask(
        self,
        asked: Asked,
        text: str,
        row: SessionRow | None = None,
        check: Callable[[str], object] = str,
    ) -> None:
        """`row`: the session it is about, if it is about one. What `check` raises KneadleError
        of is not answered: the line stays open."""
        self._asked, self._row, self._check = asked, row, check
        self._before = text
        self._label.update(LABELS[asked] if row is None else f"{row.id}: {LABELS[asked]}")
        self._input.placeholder = EXAMPLES[asked]
        self._input.value = text
        self._input.cursor_position = len(text)
        self.display = True
        self._input.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._row is not None and event.value == self._before:
            self._close(None)  # nothing was changed
            return
        text = event.value.strip()
        try:
            self._check(text)
        except KneadleError as trouble:
            self.post_message(self.Refused(str(trouble)))
        else:
            self._close(text)

    def action_leave(self) -> None:
        self._close(None)

    def _close(self, text: str | None) -> None:
        self.display = False
        self.post_message(self.Answered(self._asked, text, self._row))
