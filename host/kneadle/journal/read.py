"""Sessions as they were kept, for review, report and replay."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kneadle import events
from kneadle.coach import told
from kneadle.errors import JournalError
from kneadle.events import Event
from kneadle.journal import trouble
from kneadle.journal.holes import Hole, Holes
from kneadle.journal.origin import with_origin
from kneadle.journal.placed import block, word
from kneadle.journal.replay import interleave
from kneadle.journal.salvage import Salvage
from kneadle.journal.session_row import SESSIONS, SessionRow, Worked, session_row
from kneadle.journal.store import reading
from kneadle.samples import Message

__all__ = [
    "SessionRow",
    "StoredEvent",
    "StoredSession",
    "Worked",
    "events_named",
    "latest",
    "list_sessions",
    "load",
]

_THERE = f"{SESSIONS} WHERE deleted_utc IS NULL"
_DELETED = "SELECT 1 FROM session WHERE id = ? AND deleted_utc IS NOT NULL"
_BLOCKS = """SELECT first_index, n, codec, crc, data FROM samples
             WHERE session_id = ? ORDER BY first_index"""
_WORDS = "SELECT after_index, kind, body FROM message WHERE session_id = ? ORDER BY seq"
_EVENTS = "SELECT utc, body FROM event WHERE session_id = ? ORDER BY seq"
_NAMED = """SELECT session_id, utc, body FROM event
            WHERE session_id IN (SELECT id FROM session WHERE deleted_utc IS NULL)"""


@dataclass(frozen=True, slots=True)
class StoredEvent:
    utc: datetime
    event: Event


class StoredSession:
    """One session.

    `damaged` rows, and `missing` readings with their `holes`, are known once `messages` was read
    out.
    """

    def __init__(self, path: Path, info: SessionRow, events: Salvage[StoredEvent]) -> None:
        self._path = path
        self._db: sqlite3.Connection | None = None
        self.info = info
        self.events = tuple(events)
        self._damaged_events = events.damaged
        self.damaged = events.damaged
        self.missing = 0
        self.holes: tuple[Hole, ...] = ()

    @contextmanager
    def still(self) -> Iterator["StoredSession"]:
        """The session as it is now, however often it is read and whatever is added meanwhile."""
        with reading(self._path) as db:
            now = _loaded(self._path, db, self.info.id)
            now._db = db
            yield now

    def messages(self) -> Iterator[Message]:
        """What the pipeline was fed, in that order; neighbouring samples merged."""
        with reading(self._path) if self._db is None else nullcontext(self._db) as db:
            key = (self.info.id,)
            blocks = Salvage(db.execute(_BLOCKS, key), block)
            between = Salvage(db.execute(_WORDS, key), word)
            holes = Holes()
            words = with_origin(db, self.info.id, between)
            yield from interleave(holes.among(blocks), words)
        self.damaged = self._damaged_events + blocks.damaged + between.damaged
        holes.until(self.info.readings)
        self.holes = tuple(holes.found)
        self.missing = sum(hole.readings for hole in self.holes)


def list_sessions(path: Path) -> list[SessionRow]:
    """Oldest first. Raises JournalError."""
    with reading(path) as db:
        return list(Salvage(db.execute(f"{_THERE} ORDER BY id"), session_row))


def latest(path: Path) -> SessionRow:
    """Raises JournalError, also when there is no session yet."""
    with reading(path) as db:
        newest = Salvage(db.execute(f"{_THERE} ORDER BY id DESC"), session_row)
        return _found(next(iter(newest), None), f"The journal {path} holds no session yet.")


def load(path: Path, session_id: int) -> StoredSession:
    """Raises JournalError, also for one that was deleted."""
    with reading(path) as db:
        return _loaded(path, db, session_id)


def events_named(path: Path, names: Sequence[str]) -> Iterator[tuple[int, StoredEvent]]:
    """Of all sessions, oldest first, each with its session's number. Raises JournalError."""
    with reading(path) as db:
        marks = ", ".join("?" * len(names))
        found = db.execute(f"{_NAMED} AND name IN ({marks}) ORDER BY session_id, seq", names)
        yield from Salvage(found, lambda row: (row["session_id"], _event(row)))


def _loaded(path: Path, db: sqlite3.Connection, session_id: int) -> StoredSession:
    key = (session_id,)
    if db.execute(_DELETED, key).fetchone():
        raise trouble.deleted(session_id)
    rows = Salvage(db.execute(f"{SESSIONS} WHERE id = ?", key), session_row)
    info = _found(next(iter(rows), None), f"The journal has no session {session_id}.")
    return StoredSession(path, info, Salvage(db.execute(_EVENTS, key), _event))


def _found(row: SessionRow | None, otherwise: str) -> SessionRow:
    if row is None:
        raise JournalError(otherwise, "`kneadle log` lists the sessions.")
    return row


def _event(row: sqlite3.Row) -> StoredEvent:
    body = json.loads(row["body"])
    by_coach = str(body["event"]).startswith(told.PREFIX)
    event = told.from_json(body) if by_coach else events.from_json(body)
    return StoredEvent(datetime.fromisoformat(row["utc"]), event)
