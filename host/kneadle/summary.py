"""What a session came to, for its last line and its table."""

from collections.abc import Iterable

from kneadle.events import Event, HoldEnded, SessionEnded, WarningEnded
from kneadle.force.clock import ClockCounts
from kneadle.view import Update

SHORTEST_S = 3.0  # a hold that was told and then cut shorter, by rolling say, is none


def holds_of(events: Iterable[Event]) -> list[HoldEnded]:
    return [e for e in events if isinstance(e, HoldEnded) and e.held_s >= SHORTEST_S]


class Summary:
    def __init__(self) -> None:
        self._holds = self._warnings = self._samples = 0
        self._held_s = 0.0

    def add(self, update: Update) -> None:
        self._samples += len(update.t_s)
        holds = holds_of(update.events)
        self._holds += len(holds)
        self._held_s += sum(hold.held_s for hold in holds)
        self._warnings += sum(isinstance(event, WarningEnded) for event in update.events)

    def ended(self, t_s: float, counts: ClockCounts, drift_ppm: float | None) -> SessionEnded:
        return SessionEnded(
            t_s,
            holds=self._holds,
            held_s=self._held_s,
            warnings=self._warnings,
            samples=self._samples,
            lost=counts.lost,
            repeated=counts.repeated,
            late=counts.late,
            clock_drift_ppm=drift_ppm,
        )
