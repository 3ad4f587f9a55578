"""What a session came to, for its last line and its table."""

from collections.abc import Iterable

from kneadle.events import Event, HoldEnded, SessionEnded, WarningEnded
from kneadle.force.clock import ClockCounts


class Summary:
    def __init__(self) -> None:
        self._holds: list[HoldEnded] = []
        self._warnings = 0

    def add(self, events: Iterable[Event]) -> None:
        for event in events:
            if isinstance(event, HoldEnded):
                self._holds.append(event)
            elif isinstance(event, WarningEnded):
                self._warnings += 1

    def ended(self, t_s: float, counts: ClockCounts, drift_ppm: float | None) -> SessionEnded:
        return SessionEnded(
            t_s,
            holds=len(self._holds),
            held_s=sum(hold.held_s for hold in self._holds),
            warnings=self._warnings,
            lost=counts.lost,
            repeated=counts.repeated,
            late=counts.late,
            clock_drift_ppm=drift_ppm,
        )
