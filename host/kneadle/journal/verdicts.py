"""What later versions made of old readings, kept beside what was told then."""

import json
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
    """`analysis` is as `kneadle analyze --json` prints it."""

    program_version: str
    judged: datetime
    analysis: dict[str, Any]


def keep(path: Path, session_id: int, verdict: Verdict) -> None:
    """Raises JournalError."""
    body = message_json.dumps(verdict.analysis)
    row = (session_id, verdict.program_version, utc_text(verdict.judged), body)
    with explained(path), closing(open_for_writing(path)) as db:
        db.execute(_KEEP, row)


def verdicts(path: Path, session_id: int) -> list[Verdict]:
    """Oldest first; none for most sessions. Raises JournalError."""
    with reading(path) as db:
        return list(Salvage(db.execute(_OF_ONE, (session_id,)), _verdict))


def _verdict(row: Any) -> Verdict:
    judged = datetime.fromisoformat(row["judged_utc"])
    return Verdict(row["program_version"], judged, dict(json.loads(row["body"])))
