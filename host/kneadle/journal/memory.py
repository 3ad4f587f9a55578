"""What the coach told in all sessions, oldest first: its only memory.

A deleted session counts until it is purged: to delete a session must not undo the rest that a
bruise was given, nor open the day again. What was imported happened elsewhere.
"""

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from kneadle.coach import told
from kneadle.coach.told import Told
from kneadle.journal.salvage import Salvage
from kneadle.journal.store import reading

_TOLD = """SELECT body FROM event
           WHERE name IN ({})
             AND session_id NOT IN (SELECT id FROM session WHERE kind = 'import')
           ORDER BY session_id, seq"""


def coach_events(path: Path, kinds: Sequence[type[Told]] = told.KINDS) -> list[Told]:
    """None yet if there is no journal. Raises JournalError."""
    if not path.exists():
        return []
    names = [kind.name for kind in kinds]
    with reading(path) as db:
        return list(Salvage(db.execute(_TOLD.format(", ".join("?" * len(names))), names), _event))


def _event(row: sqlite3.Row) -> Told:
    return told.from_json(json.loads(row["body"]))
