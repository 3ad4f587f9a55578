"""Sessions out of the journal, with the numbers of review."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from kneadle.detect import limits as limits_of
from kneadle.detect.limits import Limits
from kneadle.journal.read import SessionRow, StoredSession, list_sessions, load
from kneadle.report.content import NOT_MINE, Kept, Session, Watch, Weeks, ceiling_n, kept, stored
from kneadle.review.course import courses
from kneadle.review.force import pieces
from kneadle.review.judged import judged
from kneadle.review.session import session as numbers_of
from kneadle.review.visit import visits
from kneadle.samples import Message, Samples


def session(found: StoredSession, made: datetime, by: str, watch: Watch) -> Session:
    """Raises JournalError or LimitError."""
    events = [each.event for each in found.events]
    limits = limits_of.from_json(dict(found.info.limits))
    messages = _watched(found.messages(), found.info.readings, watch)
    numbers, trace = judged(events, limits.ceiling_n, pieces(messages, limits))
    told, hole_s = kept(found.info, numbers, events), _longest_s(found.info, limits)
    return Session(told, trace, hole_s, found.missing, made, by)


def weeks(path: Path, since: date, until: date, made: datetime, by: str, watch: Watch) -> Weeks:
    """Both days included. Raises JournalError."""
    rows = [row for row in list_sessions(path) if since <= row.started.date() <= until]
    mine = [row for row in rows if row.kind != NOT_MINE]
    found: list[Kept] = []
    for row in mine:
        found.append(_kept(path, row))
        watch(len(found) / len(mine))
    seen = [visit for each in found for visit in visits(each.numbers, each.day)]
    return Weeks(since, until, found, courses(seen, since, until), len(rows) - len(mine), made, by)


def _kept(path: Path, row: SessionRow) -> Kept:
    events = [each.event for each in load(path, row.id).events]
    return kept(row, numbers_of(events, ceiling_n(row)), events)


def _longest_s(row: SessionRow, limits: Limits) -> float:
    rate_hz = stored(row.hello, "rate_hz", 0.0)
    return limits.longest_step_s(rate_hz) if rate_hz > 0 else limits.gap_s


def _watched(messages: Iterator[Message], readings: int, watch: Watch) -> Iterator[Message]:
    done = 0
    for message in messages:
        if isinstance(message, Samples):
            done += len(message.tick)
            watch(done / max(readings, 1))
        yield message
