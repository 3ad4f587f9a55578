"""Zero to ten in a row, to be chosen from by arrows or by mouse."""

from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from kneadle.screen.palette import BAD, BOLD, QUIET, TEXT
from kneadle.screen.widgets.lines import Lines, line

MOST = 10
CELLS = 6  # of each number
PICKED = Style(color="#000000", bgcolor="#ffffff", bold=True)


class NumberRow(Lines[int | None], can_focus=True):
    """None is nothing picked yet; Enter then says what a press of the ball's button would.

    What is above `limit` is too much.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)"),
        Binding("right", "move(1)"),
        Binding("enter,space", "choose"),
        *(Binding(str(digit), f"digit({digit})") for digit in range(10)),
        Binding("x", f"digit({MOST})"),
    ]

    class Chosen(Message):
        def __init__(self, number: int | None) -> None:
            super().__init__()
            self.number = number

    def __init__(self, value: int | None, *, id: str, limit: int = MOST) -> None:
        super().__init__(value, id=id)
        self._limit = limit

    def draw(self, value: int | None, width: int, height: int) -> list[Strip]:
        cells = [(_cell(number, value), self._look(number)) for number in range(MOST + 1)]
        under = " " + "none".center(CELLS).ljust(MOST * CELLS) + "worst".center(CELLS)
        return [line((" ", TEXT), *cells), line((under, QUIET))][:height]

    def _look(self, number: int) -> Style:
        if number == self.value:
            return PICKED
        return BAD if number > self._limit else BOLD

    def action_move(self, by: int) -> None:
        start = -1 if by > 0 else MOST + 1
        now = start if self.value is None else self.value
        self.show(min(max(now + by, 0), MOST))

    def action_digit(self, digit: int) -> None:
        """It only picks: somebody may be writing 10."""
        self.show(MOST if self.value == 1 and digit == 0 else digit)

    def action_choose(self) -> None:
        self.post_message(self.Chosen(self.value))

    def on_click(self, event: events.Click) -> None:
        number = (event.x - 1) // CELLS
        if event.y == 0 and event.x >= 1 and number <= MOST:
            self.show(number)
            self.action_choose()


def _cell(number: int, picked: int | None) -> str:
    return (f"[{number}]" if number == picked else f"{number}").center(CELLS)
