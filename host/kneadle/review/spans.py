"""Stretches of device time, from pairs of events."""

from collections.abc import Iterable
from typing import NamedTuple

from kneadle.coach.told import Told
from kneadle.events import Connected, Contact, Event, Quality, WarningEnded


class Span(NamedTuple):
    start_s: float
    end_s: float

    @property
    def long_s(self) -> float:
        return max(0.0, self.end_s - self.start_s)

    def within(self, other: "Span") -> "Span":
        return Span(max(self.start_s, other.start_s), min(self.end_s, other.end_s))


def last_s(events: Iterable[Event]) -> float:
    """The last device time that anything of the ball was told."""
    of_ball = (event.t_s for event in events if not isinstance(event, Told | Quality))
    return max(of_ball, default=0.0)


def contacts(events: Iterable[Event], end_s: float) -> list[Span]:
    """When the ball was pressed. A ball that began again was let go of; `end_s` ends the last."""
    spans: list[Span] = []
    since_s: float | None = None
    for event in events:
        match event:
            case Contact(on=True, start_s=start_s) if since_s is None:
                since_s = start_s
            case Contact(on=False, start_s=until_s) | Connected(t_s=until_s):
                spans += [] if since_s is None else [Span(since_s, until_s)]
                since_s = None
    return spans if since_s is None else [*spans, Span(since_s, end_s)]


def gaps(events: Iterable[Event]) -> list[Span]:
    """Silences between two readings."""
    told = (event for event in events if isinstance(event, WarningEnded) and event.kind == "gap")
    return [Span(event.start_s, event.end_s) for event in told]
