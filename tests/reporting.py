"""Sessions and weeks for a report, made by hand."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from journalled import NOON
from kneadle.coach.told import (
    Began,
    Chosen,
    HoldBegan,
    HoldCounted,
    Loaded,
    Noted,
    PainSaid,
    Reassessed,
    Refused,
    Told,
)
from kneadle.events import Connected, Event
from kneadle.journal.came_to import came_to
from kneadle.journal.read import SessionRow
from kneadle.report.content import Session, Weeks, kept
from kneadle.review.course import courses
from kneadle.review.envelope import Columns
from kneadle.review.judged import judged
from kneadle.review.piece import Piece
from kneadle.review.session import session as numbers_of
from kneadle.review.visit import visits
from reviewing import CEILING_N, drawn, hold, warning

MADE = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
HERE: dict[str, Any] = {"rule": "11", "muscle": "piriformis", "side": "left"}
HOSTILE = "</script><script>document.title='taken'</script><img src=x onerror=alert(1)> & \u202e"


def row(number: int = 12, started: datetime = NOON, **other: Any) -> SessionRow:
    plain = SessionRow(
        id=number,
        kind="live",
        started=started,
        zone="Europe/London",
        ended=started + timedelta(minutes=3),
        end_reason="ended",
        program_version="0.1.0",
        device="my ball",
        hello={"rate_hz": 100.0},
        calibration=None,
        limits={"ceiling_n": CEILING_N},
        summary=came_to({"t_s": 100.0}),
        note="",
        readings=10_000,
    )
    return replace(plain, **other)


def guided(before: int = 6, after: int = 3) -> list[Event]:
    """One hold of 34 s at 40 N from second 20 on, one of 10 s at 50 N from second 70 on."""
    first, second = hold(20.0, 34.0, 40.0), hold(70.0, 10.0, 50.0)
    return [
        Connected(0.0, "my ball", "load_cell", 100.0),
        Began(rule="method"),
        Chosen(point=1, ceiling_n=60.0, **HERE),
        PainSaid(when="before", said="number", pain=before, **HERE),
        first[0],
        HoldBegan(point=1, level_n=40.0, **HERE),
        PainSaid(when="hold", said="number", pain=5, **HERE),
        Loaded(loaded_s=35.0, **HERE),
        HoldCounted(point=1, held_s=34.0, over_s=0.0, credited=True, **HERE),
        first[1],
        *second,
        *warning("spike", 75.0, 75.4, 88.0),
        Loaded(loaded_s=11.0, **HERE),
        Reassessed(pain_before=before, pain_after=after, walk="easier", change="better", **HERE),
        _refused("22 one session a day", "There was a session today.", "Come back tomorrow."),
        _refused("18 holds per point", "3 holds are enough for one point.", "Go on."),
        Noted(text="calf felt it too", rule="method"),
    ]


def _refused(rule: str, why: str, do: str) -> Told:
    return Refused(rule=rule, muscle="piriformis", side="left", why=why, do=do)


def pressed() -> Piece:
    """The force of `guided`, over 100 s."""
    return drawn(
        *((0.0, 0.0), (19.0, 0.0), (20.0, 40.0), (54.0, 40.0), (55.0, 0.0)),
        *((69.0, 0.0), (70.0, 50.0), (75.0, 50.0), (75.2, 88.0), (75.4, 50.0)),
        *((80.0, 50.0), (81.0, 0.0), (100.0, 0.0)),
        ceiling_n=60.0,
    )


def session(
    events: Iterable[Event] | None = None, pieces: Iterable[Piece] | None = None, **of_row: Any
) -> Session:
    told = list(guided() if events is None else events)
    numbers, trace = judged(told, CEILING_N, [pressed()] if pieces is None else pieces)
    return Session(kept(row(**of_row), numbers, told), trace, 0.25, 0, MADE, "0.1.0")


def long_session(columns: Columns, events: Iterable[Event] = ()) -> Session:
    """That force, and what else was told."""
    short = session([*guided(), *events])
    return replace(short, trace=replace(short.trace, columns=columns))


def weeks(days: int = 8, **of_row: Any) -> Weeks:
    """A session each Monday and Thursday or so, that hurts a little less each time."""
    first = date(2026, 10, 1)
    all_ = []
    for number in range(days):
        day = first + timedelta(days=3 * number)
        started = datetime(day.year, day.month, day.day, 18, tzinfo=UTC)
        told = guided(before=9 - number, after=3)
        all_.append(kept(row(number + 1, started, **of_row), numbers_of(told, CEILING_N), told))
    until = all_[-1].day
    seen = [visit for each in all_ for visit in visits(each.numbers, each.day)]
    return Weeks(first, until, all_, courses(seen, first, until), 0, MADE, "0.1.0")
