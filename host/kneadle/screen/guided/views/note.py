"""A line of the person's own."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from kneadle.coach.heard import Another, Button, Draft, Note
from kneadle.screen.guided.answered import Answered
from kneadle.screen.guided.faces import NoteFace

LONGEST = 500  # characters


class NoteView(Vertical):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "another")]
    DEFAULT_CSS = """
    NoteView { padding: 1 2; }
    NoteView Static { text-style: bold; margin-bottom: 1; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._question = Static(markup=False)
        self._input = Input(max_length=LONGEST, placeholder="a word or two, or just Enter")
        self._other = Static("▼ or work another muscle or side first", markup=False)

    def compose(self) -> ComposeResult:
        yield from (self._question, self._input, self._other)

    def show(self, face: NoteFace) -> None:
        self._question.update(face.question)

    def take_keys(self) -> None:
        self._input.value = ""
        self._input.focus()

    def action_another(self) -> None:
        self.post_message(Answered(Another()))

    def on_click(self, event: events.Click) -> None:
        if event.widget is self._other:
            self.action_another()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        self.post_message(Answered(Note(text) if text else Button()))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(Answered(Draft(event.value)))
