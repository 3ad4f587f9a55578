"""A line of the person's own."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from kneadle.coach.heard import Button, Note
from kneadle.screen.guided.answered import Answered
from kneadle.screen.guided.faces import NoteFace

LONGEST = 500  # characters


class NoteView(Vertical):
    DEFAULT_CSS = """
    NoteView { padding: 1 2; }
    NoteView Static { text-style: bold; margin-bottom: 1; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._question = Static(markup=False)
        self._input = Input(max_length=LONGEST, placeholder="a word or two, or just Enter")

    def compose(self) -> ComposeResult:
        yield from (self._question, self._input)

    def show(self, face: NoteFace) -> None:
        self._question.update(face.question)

    def take_keys(self) -> None:
        self._input.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        self.post_message(Answered(Note(text) if text else Button()))
