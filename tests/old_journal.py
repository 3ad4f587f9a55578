"""A journal as the first released Kneadle wrote it: its schema, its rows, none of our code."""

import json
import sqlite3
import zlib
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from kneadle.coach.told import Chosen, Loaded, Noted
from kneadle.events import Contact, Event, HoldEnded, to_json

SCHEMA_1 = Path(__file__).parent / "vectors" / "journal_schema_1.sql"
AT = "2026-11-22T18:30:15+01:00"
UTC = "2026-11-22T17:30:15.250+00:00"
TABLES = ("session", "samples", "message", "event")
Rows = dict[str, list[dict[str, Any]]]

GUIDED: tuple[Event, ...] = (
    Contact(1.0, True, 0.9),
    Chosen(rule="1", at=AT, muscle="piriformis", side="left", point=1, ceiling_n=60.0),
    Loaded(rule="1", at=AT, muscle="piriformis", side="left", loaded_s=31.5),
    Chosen(rule="1", at=AT, muscle="piriformis", side="left", point=2, ceiling_n=60.0),
    Loaded(rule="1", at=AT, muscle="piriformis", side="left", loaded_s=12.25),
    Chosen(rule="1", at=AT, muscle="gluteus-medius", side="right", point=1, ceiling_n=60.0),
    HoldEnded(44.0, 10.0, 44.0, 33.9, 41.0, 55.5, 0.021, True, "released"),
    Noted(rule="1", at=AT, text="Calf felt it too"),
)


def old_journal(path: Path, sessions: int = 3, events: Sequence[Event] = GUIDED) -> Path:
    """In WAL, closed cleanly. The last session was never closed."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.executescript(SCHEMA_1.read_text(encoding="utf-8"))
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("BEGIN")
        for number in range(1, sessions + 1):
            record(db, events, note=f"note {number}", closed=number < sessions)
        db.execute("COMMIT")
    return path


def record(db: sqlite3.Connection, events: Sequence[Event], *, note: str, closed: bool) -> None:
    """With the statements of then."""
    hello = {"device": "ball-7", "sensor": "load_cell", "rate_hz": 100.0, "tick_hz": 100.0}
    hello["calibration"] = {"kind": "identity"}
    opened = ("live", UTC, "Europe/Berlin", 3600, "0.1.0", json.dumps({"ceiling_n": 60.0}))
    columns = "kind, started_utc, zone, utc_offset_s, program_version, limits"
    session_id = db.execute(
        f"INSERT INTO session ({columns}) VALUES (?, ?, ?, ?, ?, ?)", opened
    ).lastrowid
    data = zlib.compress(bytes(16))  # one reading: tick 0, raw 0
    block = (session_id, 0, 1, 1, zlib.crc32(data, 1), data)
    db.execute("INSERT OR REPLACE INTO samples VALUES (?, ?, ?, ?, ?, ?)", block)
    word = (session_id, 0, 0, "hello", json.dumps(hello))
    db.execute("INSERT OR REPLACE INTO message VALUES (?, ?, ?, ?, ?)", word)
    for seq, event in enumerate(events):
        told = (session_id, seq, event.t_s, UTC, event.name, json.dumps(to_json(event)))
        db.execute("INSERT OR REPLACE INTO event VALUES (?, ?, ?, ?, ?, ?)", told)
    ending = (UTC, "ended", '{"holds":1}') if closed else (None, None, None)
    described = ("ball-7", json.dumps(hello), '{"kind":"identity"}', note, *ending, session_id)
    db.execute(
        "UPDATE session SET device = ?, hello = ?, calibration = ?, note = ?, ended_utc = ?,"
        " end_reason = ?, summary = ? WHERE id = ?",
        described,
    )


def contents(path: Path) -> Rows:
    """Every row of the tables of schema 1, by the columns that the file has."""
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        return {t: [dict(row) for row in db.execute(f"SELECT * FROM {t}")] for t in TABLES}


def assert_same(before: Path, after: Path) -> None:
    """Every row and column of then is there, as it was; there may be more columns."""
    old, new = contents(before), contents(after)
    for table in TABLES:
        assert len(old[table]) > 0
        assert len(new[table]) == len(old[table])
        for was, now in zip(old[table], new[table], strict=True):
            assert {name: now[name] for name in was} == was
