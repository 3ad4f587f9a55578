"""Sessions as they were kept, for review, report and replay."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from kneadle import events
from kneadle.coach import told
from kneadle.errors import JournalError
from kneadle.events import Event
from kneadle.journal import message_json
from kneadle.journal.codec import Block, decode
from kneadle.journal.replay import PlacedSamples, PlacedWord, interleave
from kneadle.journal.salvage import Salvage
from kneadle.journal.store import reading
from kneadle.samples import Message, Samples

_SESSIONS = """
    SELECT id, kind, started_utc, zone, utc_offset_s, ended_utc, end_reason, program_version,
           device, hello, calibration, limits, summary, note,
           coalesce((SELECT first_index + n FROM samples WHERE session_id = session.id
                     ORDER BY first_index DESC LIMIT 1), 0) AS readings
    FROM session"""
_BLOCKS = """SELECT first_index, n, codec, crc, data FROM samples
             WHERE session_id = ? ORDER BY first_index"""
_WORDS = "SELECT after_index, kind, body FROM message WHERE session_id = ? ORDER BY seq"
_EVENTS = "SELECT utc, body FROM event WHERE session_id = ? ORDER BY seq"


@dataclass(frozen=True, slots=True)
class SessionRow:
    """`started` and `ended` are in the person's zone. `readings` includes any that were lost."""

    id: int
    kind: str
    started: datetime
    zone: str
    ended: datetime | None
    end_reason: str | None
    program_version: str
    device: str
    hello: Mapping[str, Any] | None
    calibration: Mapping[str, Any] | None
    limits: Mapping[str, Any]
    summary: Mapping[str, Any] | None
    note: str
    readings: int

    @property
    def interrupted(self) -> bool:
        """It was never closed: the program was killed, or it is still running."""
        return self.ended is None


@dataclass(frozen=True, slots=True)
class StoredEvent:
    utc: datetime
    event: Event


class StoredSession:
    """One session. `damaged` rows and `missing` readings are known once `messages` was read out."""

    def __init__(self, path: Path, info: SessionRow, events: Salvage[StoredEvent]) -> None:
        self._path = path
        self.info = info
        self.events = tuple(events)
        self._damaged_events = events.damaged
        self.damaged = events.damaged
        self.missing = 0

    def messages(self) -> Iterator[Message]:
        """What the pipeline was fed, in that order; neighbouring samples merged."""
        with reading(self._path) as db:
            key = (self.info.id,)
            blocks = Salvage(db.execute(_BLOCKS, key), _block)
            between = Salvage(db.execute(_WORDS, key), _word)
            readable = 0
            for message in interleave(blocks, between):
                readable += len(message.tick) if isinstance(message, Samples) else 0
                yield message
        self.damaged = self._damaged_events + blocks.damaged + between.damaged
        self.missing = max(0, self.info.readings - readable)


def list_sessions(path: Path) -> list[SessionRow]:
    """Oldest first. Raises JournalError."""
    with reading(path) as db:
        return list(Salvage(db.execute(f"{_SESSIONS} ORDER BY id"), _session))


def latest(path: Path) -> SessionRow:
    """Raises JournalError, also when there is no session yet."""
    with reading(path) as db:
        newest = Salvage(db.execute(f"{_SESSIONS} ORDER BY id DESC"), _session)
        return _found(next(iter(newest), None), f"The journal {path} holds no session yet.")


def load(path: Path, session_id: int) -> StoredSession:
    """Raises JournalError."""
    with reading(path) as db:
        key = (session_id,)
        rows = Salvage(db.execute(f"{_SESSIONS} WHERE id = ?", key), _session)
        info = _found(next(iter(rows), None), f"The journal has no session {session_id}.")
        return StoredSession(path, info, Salvage(db.execute(_EVENTS, key), _event))


def _found(row: SessionRow | None, otherwise: str) -> SessionRow:
    if row is None:
        raise JournalError(otherwise, "`kneadle log` lists the sessions.")
    return row


def _session(row: sqlite3.Row) -> SessionRow:
    zone = timezone(timedelta(seconds=row["utc_offset_s"]))
    ended = row["ended_utc"]
    return SessionRow(
        id=row["id"],
        kind=row["kind"],
        started=datetime.fromisoformat(row["started_utc"]).astimezone(zone),
        zone=row["zone"],
        ended=datetime.fromisoformat(ended).astimezone(zone) if ended else None,
        end_reason=row["end_reason"],
        program_version=row["program_version"],
        device=row["device"],
        hello=_fields(row["hello"]),
        calibration=_fields(row["calibration"]),
        limits=_fields(row["limits"]) or {},
        summary=_fields(row["summary"]),
        note=row["note"],
        readings=row["readings"],
    )


def _fields(body: str | None) -> dict[str, Any] | None:
    """A damaged description must not hide the session it describes."""
    try:
        return dict(json.loads(body)) if body else None
    except (ValueError, TypeError):
        return None


def _block(row: sqlite3.Row) -> PlacedSamples:
    block = Block(row["n"], row["codec"], row["crc"], row["data"])
    return PlacedSamples(row["first_index"], decode(block))


def _word(row: sqlite3.Row) -> PlacedWord:
    return PlacedWord(row["after_index"], message_json.read(row["kind"], row["body"]))


def _event(row: sqlite3.Row) -> StoredEvent:
    body = json.loads(row["body"])
    by_coach = str(body["event"]).startswith(told.PREFIX)
    event = told.from_json(body) if by_coach else events.from_json(body)
    return StoredEvent(datetime.fromisoformat(row["utc"]), event)
