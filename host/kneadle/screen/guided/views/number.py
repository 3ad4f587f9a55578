"""A number from 0 to 10, with what there is to read before."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from kneadle.coach.heard import Button, Number
from kneadle.screen.guided.answered import Answered
from kneadle.screen.guided.faces import NumberFace
from kneadle.screen.widgets.number_row import NumberRow

NOTHING = NumberFace("", (), "", "")


class NumberView(Vertical):
    DEFAULT_CSS = """
    NumberView { padding: 0 2; }
    NumberView .title, NumberView .question { text-style: bold; }
    NumberView #about { height: auto; margin-top: 1; }
    NumberView .question { margin-top: 1; }
    NumberView NumberRow { height: 2; margin-top: 1; }
    NumberView #press { margin-top: 1; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._face = NOTHING
        self._title = Static(classes="title", markup=False)
        self._about = Static(id="about", markup=False)
        self._question = Static(classes="question", markup=False)
        self._numbers = NumberRow(None, id="numbers")
        self._press = Static(id="press", markup=False)

    def compose(self) -> ComposeResult:
        yield from (self._title, self._about, self._question, self._numbers, self._press)

    def show(self, face: NumberFace) -> None:
        if face == self._face:
            return
        self._face = face
        self._title.update(face.title)
        self._about.update("\n".join(face.about))
        self._about.display = bool(face.about)
        self._question.update(face.question)
        self._press.update(f"Enter alone, or the ball's button: {face.press}")
        self._numbers.show(None)

    def take_keys(self) -> None:
        """Nothing is picked: what was the last time answered another moment."""
        self._numbers.show(None)
        self._numbers.focus()

    def on_number_row_chosen(self, event: NumberRow.Chosen) -> None:
        event.stop()
        self.post_message(Answered(Button() if event.number is None else Number(event.number)))
