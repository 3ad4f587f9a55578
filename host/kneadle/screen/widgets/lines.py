"""A widget that is given one value and draws it as lines: all that this screen is made of."""

from abc import abstractmethod
from typing import Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from kneadle.screen.palette import GROUND, TEXT

Value = TypeVar("Value")


class Lines(Widget, Generic[Value]):
    """Only the lines that changed are sent to the terminal."""

    def __init__(self, value: Value, *, id: str) -> None:
        super().__init__(id=id)
        self.value = value
        self._strips: list[Strip] = []

    @abstractmethod
    def draw(self, value: Value, width: int, height: int) -> list[Strip]:
        """At most `height` lines of at most `width` cells; called only with room for one cell."""

    def show(self, value: Value) -> None:
        if value != self.value:
            self.value = value
            self._redraw()

    @property
    def text(self) -> str:
        return "\n".join(strip.text for strip in self._strips)

    def on_resize(self) -> None:
        self._strips = []
        self._redraw()

    def render_line(self, y: int) -> Strip:
        return self._strips[y] if y < len(self._strips) else _blank(self.size.width)

    def _redraw(self) -> None:
        width, height = self.size
        if not (width and height):
            self._strips = []  # hidden: by the time it is seen again they are old
            return
        # Every cell gets a style: Textual 8.2's NO_COLOR filter falls over those without.
        drawn = [
            strip.adjust_cell_length(width, TEXT).apply_style(GROUND)
            for strip in self.draw(self.value, width, height)
        ]
        drawn += [_blank(width)] * (height - len(drawn))
        rows = [y for y, strip in enumerate(drawn) if self._strips[y : y + 1] != [strip]]
        self._strips = drawn
        if rows:
            self.refresh(*(Region(0, y, width, 1) for y in rows))


def _blank(width: int) -> Strip:
    return Strip.blank(width, TEXT + GROUND)


def line(*parts: tuple[str, Style]) -> Strip:
    return Strip([Segment(text, style) for text, style in parts])


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells; an ellipsis says that there was more."""
    return text if len(text) <= width else text[: max(0, width - 1)] + "…"
