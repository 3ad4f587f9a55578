"""What the screen remembers of a session. It is given updates and the wall clock's time."""

from collections import deque
from dataclasses import dataclass

from kneadle.events import (
    Connected,
    Event,
    HoldEnded,
    LinkBack,
    LinkLost,
    Quality,
    SessionEnded,
    Warned,
    WarningEnded,
    WarningKind,
)
from kneadle.screen.eye import Eye, look_along
from kneadle.screen.trail import Trail
from kneadle.screen.words import Link, Situation, unit
from kneadle.telling import tell
from kneadle.view import Update, View

SILENT_AFTER_S = 0.5  # design, invariant 4: missing data are said within 0.5 s
JOLT_SHOWN_S = 2.0  # as long as the spike detector's refractory time, facts section 0 row 19
LINES_KEPT = 50
NOT_SAVING = "NOT SAVING: "


@dataclass(frozen=True, slots=True)
class Line:
    t_s: float
    text: str


@dataclass(slots=True)
class Tally:
    """The warnings of one kind so far."""

    first_s: float
    times: int = 0
    peak_n: float = 0.0


class SessionState:
    """`live` is False for a replay: a file has no link that could fall silent."""

    def __init__(self, *, live: bool = True) -> None:
        self.view = View()
        self.trail = Trail()
        self.eye: Eye | None = None
        self.lines: deque[Line] = deque(maxlen=LINES_KEPT)
        self.holds: list[HoldEnded] = []
        self.warned: dict[WarningKind, Tally] = {}
        self.device = ""
        self.journal = ""
        self._live = live
        self._link: Link = "connecting"
        self._data_at_s: float | None = None  # by the wall clock
        self._jolt_t_s: float | None = None  # by the device's clock

    def take(self, update: Update, at_s: float) -> None:
        self.view = update.view
        self.device = update.view.device or self.device
        self.trail.add(update)
        self.eye = look_along(self.eye, update.t_s, update.force_n)
        if len(update.t_s):
            self._link, self._data_at_s = "connected", at_s
        for event in update.events:
            self._note(event, at_s)

    def situation(self, at_s: float, *, paused: bool = False, leaving: bool = False) -> Situation:
        silent_s = 0.0 if self._data_at_s is None else at_s - self._data_at_s
        link = self._link
        if link == "connected" and self._live and silent_s > SILENT_AFTER_S:
            link = "silent"
        jolted = self._jolt_t_s is not None and self.view.t_s - self._jolt_t_s < JOLT_SHOWN_S
        return Situation(self.view, link, silent_s, jolted, paused, leaving)

    def write(self, text: str) -> None:
        """Add a line of the screen's own."""
        self.lines.appendleft(Line(self.view.t_s, text))

    def _note(self, event: Event, at_s: float) -> None:
        self._note_link(event, at_s)
        self._note_result(event)
        text = tell(event, unit(self.view))
        if text is not None:
            self.lines.appendleft(Line(event.t_s, text))

    def _note_link(self, event: Event, at_s: float) -> None:
        match event:
            case Connected():
                self.device = event.device
                self._link, self._data_at_s = "connected", at_s
            case LinkBack():
                self._link, self._data_at_s = "connected", at_s
            case LinkLost():
                self._link = "lost"
            case SessionEnded():
                self._link = "ended"
            case Quality(kind="journal_ok"):
                self.journal = "saving"
            case Quality(kind="journal_trouble"):
                self.journal = f"{NOT_SAVING}{event.detail.removeprefix(NOT_SAVING)}"
            case _:
                pass

    def _note_result(self, event: Event) -> None:
        match event:
            case HoldEnded():
                self.holds.append(event)
            case Warned():
                tally = self.warned.setdefault(event.kind, Tally(event.start_s))
                tally.times += 1
                # In this order an unknown force, NaN, never becomes the peak.
                tally.peak_n = max(tally.peak_n, event.force_n)
                if event.kind == "spike":
                    self._jolt_t_s = event.t_s
            case WarningEnded() if event.kind in self.warned:
                tally = self.warned[event.kind]
                tally.peak_n = max(tally.peak_n, event.peak_n)
            case _:
                pass
