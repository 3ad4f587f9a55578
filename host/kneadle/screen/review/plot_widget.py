"""The plot under keys and mouse: it says what is wanted, and shows what it is given."""

from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from kneadle.screen.review.panes import HAS_KEYS
from kneadle.screen.review.plot import Shown, draw
from kneadle.screen.widgets.force_rows import AXIS_CELLS
from kneadle.screen.widgets.lines import Lines

NEARER = 1.5


class SessionPlot(Lines[Shown | None], can_focus=True):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("home", "whole")]

    _held_x: int | None = None

    class Zoomed(Message):
        """`at` is where in the width, 0 at the left."""

        def __init__(self, factor: float, at: float = 0.5) -> None:
            super().__init__()
            self.factor, self.at = factor, at

    class Panned(Message):
        """By a share of the width, above 0 to later."""

        def __init__(self, share: float) -> None:
            super().__init__()
            self.share = share

    class Whole(Message):
        pass

    def draw(self, value: Shown | None, width: int, height: int) -> list[Strip]:
        if value is None:
            return []
        sign = HAS_KEYS if self.has_focus else " "
        return draw(replace(value, caption=f"{sign} {value.caption}"), width, height)

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._redraw()

    def action_whole(self) -> None:
        self.post_message(self.Whole())

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(self.Zoomed(NEARER, self._share(event.x)))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(self.Zoomed(1 / NEARER, self._share(event.x)))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._held_x = event.x
        self.capture_mouse()

    def on_mouse_up(self) -> None:
        self._held_x = None
        self.release_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._held_x is not None and event.x != self._held_x:
            self.post_message(self.Panned((self._held_x - event.x) / self._columns))
            self._held_x = event.x

    @property
    def _columns(self) -> int:
        return max(1, self.size.width - AXIS_CELLS)

    def _share(self, x: int) -> float:
        return min(max((x - AXIS_CELLS) / self._columns, 0.0), 1.0)
