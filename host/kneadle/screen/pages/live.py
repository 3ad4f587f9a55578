"""The page of a running session."""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from kneadle.screen.pages.room import Room, room_for
from kneadle.screen.ports import Controls
from kneadle.screen.state import SessionState
from kneadle.screen.widgets.big_number import BigNumber
from kneadle.screen.widgets.event_list import EventList
from kneadle.screen.widgets.gauge import Gauge, Reading
from kneadle.screen.widgets.key_row import LIVE_KEYS, REPLAY_KEYS, KeyRow
from kneadle.screen.widgets.status_bar import Status, StatusBar
from kneadle.screen.widgets.trace_plot import Trace, TracePlot
from kneadle.screen.words import Situation, link_words, say, unit

TOO_SMALL = "Please make the window at least 80x24"


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything the page draws."""

    state: SessionState
    now: Situation
    title: str
    controls: Controls | None


class LivePage(Screen[None]):
    DEFAULT_CSS = """
    LivePage { background: #000000; layout: vertical; overflow: hidden; }
    LivePage > * { width: 100%; height: 1; }
    LivePage.small > * { display: none; }
    LivePage.small > #big, LivePage.small > #keys { display: block; }
    """

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._picture = picture
        # Held, not looked up: a frame may still be drawn while the page is taken down.
        self._status = StatusBar(status(picture), id="status")
        self._big = BigNumber(say(picture.now), id="big")
        self._gauge = Gauge(reading(picture), id="gauge")
        self._trace = TracePlot(trace(picture), id="trace")
        self._events = EventList((), id="events")
        self._key_row = KeyRow("", id="keys")

    def compose(self) -> ComposeResult:
        yield from (self._status, self._big, self._gauge)
        yield from (self._trace, self._events, self._key_row)

    def on_resize(self, event: events.Resize) -> None:
        room = room_for(event.size.width, event.size.height)
        self.set_class(room is None, "small")
        heights = room or Room(big=event.size.height - 1)
        for name, height in heights.by_name():
            self.get_child_by_id(name).styles.height = height
        self.draw(self._picture)

    def draw(self, picture: Picture) -> None:
        self._picture = picture
        self._big.show(say(picture.now))
        self._status.show(status(picture))
        self._gauge.show(reading(picture))
        self._trace.show(trace(picture))
        self._events.show(tuple(picture.state.lines))
        self._key_row.show(self._keys())

    def _keys(self) -> str:
        if self.has_class("small"):
            return TOO_SMALL
        return REPLAY_KEYS if self._picture.controls else LIVE_KEYS


def status(picture: Picture) -> Status:
    state, now = picture.state, picture.now
    return Status(
        link=replay_words(picture.controls) if picture.controls else link_words(now),
        link_good=now.link not in ("silent", "lost"),
        device=state.device,
        battery_percent=state.view.battery_percent,
        title=picture.title,
        journal=state.journal,
        holds_only=state.view.holds_only,
        relative=state.view.relative,
    )


def replay_words(controls: Controls) -> str:
    """Stands where the state of the link stands live: it answers "is this happening now?"."""
    tape = "❚❚ replay paused" if controls.paused else f"► replay at {controls.speed:g}x"
    return f"{tape}, {controls.position}"


def reading(picture: Picture) -> Reading:
    eye, view = picture.state.eye, picture.state.view
    if picture.now.link in ("silent", "lost"):
        eye = None  # the last force known is not the force now
    # Tenths are finer than any dot of the bar, and fewer frames differ.
    force_n = float("nan") if eye is None else round(eye.force_n, 1)
    return Reading(force_n, view.ceiling_n, unit(view))


def trace(picture: Picture) -> Trace:
    trail, view = picture.state.trail, picture.state.view
    return Trace(view.t_s, trail.t_s, trail.force_n, trail.spans, view.ceiling_n)
