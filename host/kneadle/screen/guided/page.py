"""The page of a guided session: what stays, and one view at a time."""

from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Static

from kneadle.coach.heard import Heard
from kneadle.coach.state import State
from kneadle.screen.guided.answered import Answered
from kneadle.screen.guided.face import face
from kneadle.screen.guided.faces import (
    Face,
    ListFace,
    MapFace,
    NoteFace,
    NumberFace,
    PressFace,
    WaitFace,
)
from kneadle.screen.guided.keys import TEN, meant, row
from kneadle.screen.guided.perhaps_ten import WITHIN_S
from kneadle.screen.guided.views.list import ListView
from kneadle.screen.guided.views.map import MapView
from kneadle.screen.guided.views.note import NoteView
from kneadle.screen.guided.views.number import NumberView
from kneadle.screen.guided.views.press import PressView
from kneadle.screen.guided.views.timer import TimerView
from kneadle.screen.pages.live import TOO_SMALL, Picture, status
from kneadle.screen.pages.room import room_for
from kneadle.screen.widgets.key_row import KeyRow
from kneadle.screen.widgets.status_bar import StatusBar
from kneadle.screen.widgets.steps import Steps


@dataclass(frozen=True, slots=True)
class Moment:
    """All that the page draws. `state` is None until there is a session."""

    state: State | None
    picture: Picture
    asked: str = ""
    notice: str = ""


class GuidedPage(Screen[None]):
    DEFAULT_CSS = """
    GuidedPage { background: #000000; color: #ffffff; layout: vertical; overflow: hidden; }
    GuidedPage > * { width: 100%; height: 1; }
    GuidedPage #status { height: 2; }
    GuidedPage ContentSwitcher { height: 1fr; }
    GuidedPage #notice { height: auto; max-height: 3; padding: 0 1; text-style: reverse; }
    """

    def __init__(self, moment: Moment) -> None:
        super().__init__()
        self._moment = moment
        self.face: Face = _face(moment)
        # Held, not looked up: a frame may still be drawn while the page is taken down.
        self._status = StatusBar(status(moment.picture), id="status")
        self._steps = Steps("", id="steps")
        self._notice = Static(id="notice", markup=False)
        self._key_row = KeyRow("", id="keys")
        self._list, self._number = ListView(id="list"), NumberView(id="number")
        self._map, self._press = MapView(id="choose"), PressView(id="press")
        self._timer, self._note = TimerView(id="timer"), NoteView(id="note")
        self._shown: Any = None
        self._said = ""
        self._one_at_s = -inf

    def compose(self) -> ComposeResult:
        yield from (self._status, self._steps)
        with ContentSwitcher(initial="timer"):
            yield from (self._list, self._number, self._map)
            yield from (self._press, self._timer, self._note)
        yield from (self._notice, self._key_row)

    def on_mount(self) -> None:
        self.draw(self._moment)

    def on_resize(self) -> None:
        self.draw(self._moment)

    def draw(self, moment: Moment) -> None:
        self._moment, self.face = moment, _face(moment)
        self._status.show(status(moment.picture))
        self._steps.show("" if moment.state is None else moment.state.page.name)
        self._say(moment.notice)
        self._key_row.show(self._keys())
        self._show(self.face)

    def on_key(self, event: events.Key) -> None:
        answer = self.meant(event.key)
        if answer is not None:
            event.stop()
            self.post_message(Answered(answer))

    def meant(self, key: str) -> Heard | None:
        """A 0 right after a 1 makes it 10."""
        now_s = monotonic()
        was_one = now_s - self._one_at_s < WITHIN_S
        self._one_at_s = now_s if key == "1" else -inf
        return meant(TEN if was_one and key == "0" else key, self.face)

    def _show(self, face: Face) -> None:
        view = self._view(face)
        view.show(face)
        if view is not self._shown:
            self._shown = view
            self.query_one(ContentSwitcher).current = view.id
            view.take_keys()

    def _view(self, face: Face) -> Any:
        match face:
            case ListFace():
                return self._list
            case NumberFace():
                return self._number
            case MapFace():
                return self._map
            case PressFace():
                return self._press
            case NoteFace():
                return self._note
        return self._timer

    def _say(self, notice: str) -> None:
        if notice != self._said:
            self._said = notice
            self._notice.update(notice)
        self._notice.display = bool(notice) and not isinstance(self.face, WaitFace)

    def _keys(self) -> str:
        if room_for(*self.size) is None:
            return TOO_SMALL
        return row(self._moment.state, self.face) if self._moment.state else "q end"


def _face(moment: Moment) -> Face:
    return face(moment.state, moment.picture, moment.asked)
