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

    def compose(self) -> ComposeResult:
        yield StatusBar(status(self._picture), id="status")
        yield BigNumber(say(self._picture.now), id="big")
        yield Gauge(reading(self._picture), id="gauge")
        yield TracePlot(trace(self._picture), id="trace")
        yield EventList((), id="events")
        yield KeyRow("", id="keys")

    def on_resize(self, event: events.Resize) -> None:
        room = room_for(event.size.width, event.size.height)
        self.set_class(room is None, "small")
        rows = room or Room(big=event.size.height - 1)
        for name, height in rows.heights():
            self.query_one(f"#{name}").styles.height = height
        self.draw(self._picture)

    def draw(self, picture: Picture) -> None:
        self._picture = picture
        self.query_one(BigNumber).show(say(picture.now))
        self.query_one(StatusBar).show(status(picture))
        self.query_one(Gauge).show(reading(picture))
        self.query_one(TracePlot).show(trace(picture))
        self.query_one(EventList).show(tuple(picture.state.lines))
        self.query_one(KeyRow).show(self._keys())

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
    # Tenths are finer than any dot of the bar, and fewer frames differ.
    force_n = float("nan") if eye is None else round(eye.force_n, 1)
    return Reading(force_n, view.ceiling_n, unit(view))


def trace(picture: Picture) -> Trace:
    trail, view = picture.state.trail, picture.state.view
    return Trace(view.t_s, trail.t_s, trail.force_n, trail.spans, view.ceiling_n)
