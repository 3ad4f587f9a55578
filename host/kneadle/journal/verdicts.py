"""What later versions made of old readings, kept beside what was told then."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from kneadle.journal import message_json
from kneadle.journal.rows import utc_text
from kneadle.journal.salvage import Salvage
from kneadle.journal.store import explained, open_for_writing, reading

# The same version judges the same readings in the same way: its latest word is all of them.
_KEEP = "INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, ?)"
_OF_ONE = """SELECT program_version, judged_utc, body FROM verdict
             WHERE session_id = ? ORDER BY judged_utc"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`analysis` is as `kneadle analyze --json` prints it, with `missing` in its `trace`."""

    program_version: str
    judged: datetime
    analysis: dict[str, Any]

    @property
    def readings(self) -> int:
        """How many were judged."""
        return self._said_of_trace("samples")

    @property
    def missing(self) -> int:
        """How many could not be read then; 0 where nobody said."""
        return self._said_of_trace("missing")

    def _said_of_trace(self, name: str) -> int:
        """It may come from a file that somebody else wrote."""
        trace = self.analysis.get("trace")
        number = trace.get(name) if isinstance(trace, dict) else None
        return number if type(number) is int and number > 0 else 0


def keep(path: Path, session_id: int, verdict: Verdict) -> None:
    """Raises JournalError."""
    with explained(path), closing(open_for_writing(path)) as db:
        put(db, session_id, verdict)


def put(db: sqlite3.Connection, session_id: int, verdict: Verdict) -> None:
    """In a transaction of somebody else's. Raises sqlite3.Error."""
    body = message_json.dumps(verdict.analysis)
    row = (session_id, verdict.program_version, utc_text(verdict.judged), body)
    db.execute(_KEEP, row)


def verdicts(path: Path, session_id: int) -> list[Verdict]:
    """Oldest first; none for most sessions. Raises JournalError."""
    with reading(path) as db:
        return list(Salvage(db.execute(_OF_ONE, (session_id,)), _verdict))


def _verdict(row: Any) -> Verdict:
    judged = datetime.fromisoformat(row["judged_utc"])
    return Verdict(row["program_version"], judged, dict(json.loads(row["body"])))
