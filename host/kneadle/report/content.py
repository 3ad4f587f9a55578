"""What a report is about: a session, or weeks, with their numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Any

from kneadle.coach.told import CeilingLowered, Refused
from kneadle.detect.limits import Limits
from kneadle.events import Event
from kneadle.journal.read import SessionRow
from kneadle.review.course import Course
from kneadle.review.session import SessionNumbers
from kneadle.review.trace import Trace

Watch = Callable[[float], None]  # is told how much is done, 0 to 1
NOT_MINE = "import"  # of a session: whoever was measured elsewhere may be somebody else


@dataclass(frozen=True, slots=True)
class Kept:
    """One session without its readings."""

    row: SessionRow
    numbers: SessionNumbers
    refused: tuple[Refused, ...]
    lowered: tuple[CeilingLowered, ...]

    @property
    def day(self) -> date:
        return self.row.started.date()

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(note for note in (self.row.note, *self.numbers.notes) if note)

    @property
    def length_s(self) -> float:
        """By the ball's clock; 0 where it was not closed."""
        return self.row.summary.t_s or 0.0


@dataclass(frozen=True, slots=True)
class Session:
    """A silence longer than `hole_s` is a hole in the line. `missing` readings could not be
    read. `made` is when, and `by` which Kneadle."""

    kept: Kept
    trace: Trace
    hole_s: float
    missing: int
    made: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Weeks:
    """`since` and `until` are both included. `imported` sessions were left aside."""

    since: date
    until: date
    sessions: Sequence[Kept]
    courses: Sequence[Course]
    imported: int
    made: datetime
    by: str


def ceiling_n(row: SessionRow) -> float:
    """As its limits began."""
    return stored(row.limits, "ceiling_n", Limits().ceiling_n)


def stored(description: Mapping[str, Any] | None, name: str, otherwise: float) -> float:
    """A damaged description must not hide the session that it describes."""
    value = (description or {}).get(name)
    return float(value) if isinstance(value, int | float) and isfinite(value) else otherwise


def kept(row: SessionRow, numbers: SessionNumbers, events: Sequence[Event]) -> Kept:
    return Kept(
        row,
        numbers,
        tuple(event for event in events if isinstance(event, Refused)),
        tuple(event for event in events if isinstance(event, CeilingLowered)),
    )
