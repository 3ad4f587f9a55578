"""What a session that was imported keeps from where it was recorded. Raises JournalError."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from kneadle.journal import message_json, trouble
from kneadle.journal.edit import normal
from kneadle.journal.rows import storable, utc_text
from kneadle.journal.store import explained, open_for_writing
from kneadle.journal.transaction import transaction
from kneadle.journal.verdicts import Verdict, put

_AS_IT_WAS = """UPDATE session SET ended_utc = ?, end_reason = ?, summary = ?, note = ?,
                deleted_utc = NULL WHERE id = ?"""


@dataclass(frozen=True, slots=True)
class Settled:
    """`ended` None: it never came to its end."""

    ended: datetime | None
    end_reason: str | None
    summary: Mapping[str, Any]
    note: str = ""
    tags: Sequence[str] = ()
    verdicts: Iterable[Verdict] = ()


def settle(path: Path, session_id: int, said: Settled) -> None:
    """In the place of what its writer said of the end: it only knows when the import ended.

    All at once, and only then is the session there for others.
    """
    with explained(path), closing(open_for_writing(path)) as db, transaction(db):
        if db.execute(_AS_IT_WAS, (*_row(said), session_id)).rowcount != 1:
            raise trouble.no_session(session_id)
        _put_tags(db, session_id, said.tags)
        for verdict in said.verdicts:
            put(db, session_id, verdict)


def _row(said: Settled) -> tuple[str | None, str | None, str, str]:
    ended_utc = utc_text(said.ended) if said.ended else None
    summary = message_json.dumps(dict(said.summary))
    return ended_utc, said.end_reason, summary, storable(said.note)


def _put_tags(db: sqlite3.Connection, session_id: int, tags: Sequence[str]) -> None:
    rows = [(session_id, normal(each)) for each in tags]
    db.executemany("INSERT OR IGNORE INTO tag VALUES (?, ?)", rows)
