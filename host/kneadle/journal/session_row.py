"""What is known of a session without its readings and events: a line of the list."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import Any, NamedTuple

from kneadle.journal.came_to import CameTo, came_to

# Deleted sessions are as if they were not there, for whoever does not ask for them by name.
SESSIONS = """
    SELECT id, kind, started_utc, zone, utc_offset_s, ended_utc, end_reason, program_version,
           CAST(device AS TEXT) AS device, hello, calibration, limits, summary,
           CAST(note AS TEXT) AS note,
           coalesce((SELECT first_index + n FROM samples WHERE session_id = session.id
                     ORDER BY first_index DESC LIMIT 1), 0) AS readings,
           (SELECT json_group_array(tag) FROM tag WHERE session_id = session.id) AS tags,
           (SELECT json_group_array(json_array(muscle, side, loaded_s))
            FROM worked WHERE session_id = session.id) AS worked
    FROM session"""


class Worked(NamedTuple):
    """How long the coach had a person press at one site; 0 where it was only chosen."""

    muscle: str
    side: str
    loaded_s: float


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
    summary: CameTo
    note: str
    readings: int
    tags: tuple[str, ...] = ()
    worked: tuple[Worked, ...] = ()

    @property
    def made_up(self) -> bool:
        return made_up(self.kind, self.summary.stored)

    @property
    def interrupted(self) -> bool:
        """It was never closed: the program was killed, or it is still running."""
        return self.ended is None


def made_up(kind: object, summary: Mapping[str, Any] | None) -> bool:
    """By a demo, here or where it was imported from: nobody was measured."""
    origin = (summary or {}).get("imported")
    known = origin if isinstance(origin, Mapping) else {}
    return kind == "demo" or known.get("kind") == "demo" or known.get("made_up") is True


def session_row(row: sqlite3.Row) -> SessionRow:
    """Raises ValueError, KeyError or TypeError where nothing can be made of it."""
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
        summary=came_to(_fields(row["summary"])),
        note=row["note"],
        readings=row["readings"],
        tags=_tags(row["tags"]),
        worked=_worked(row["worked"]),
    )


# Sessions of one ball share their limits to the letter: most of a long list is read once.
@lru_cache(maxsize=256)
def _fields(body: str | None) -> Mapping[str, Any] | None:
    """A damaged description must not hide the session it describes."""
    try:
        return dict(json.loads(body)) if body else None
    except (ValueError, TypeError):
        return None


@lru_cache(maxsize=256)
def _tags(body: str) -> tuple[str, ...]:
    return tuple(str(tag) for tag in json.loads(body))


@lru_cache(maxsize=256)
def _worked(body: str) -> tuple[Worked, ...]:
    try:
        return tuple(Worked(muscle, side, loaded_s) for muscle, side, loaded_s in json.loads(body))
    except ValueError:  # SQLite writes an infinity as no JSON knows it
        return ()
