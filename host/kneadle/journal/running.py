"""Which sessions may be going on right now.

Whoever records keeps the journal open from beginning to end, and however it dies the system closes
it. So where nobody else has it open, a session that was never closed was left so by a program that
was killed.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from kneadle.errors import JournalError
from kneadle.journal import trouble
from kneadle.journal.store import change_mode, explained, open_for_writing

PATIENCE_S = 2.0  # with those who only look, which is over in a moment

_NEVER_CLOSED = "SELECT id FROM session WHERE ended_utc IS NULL"


def perhaps_running(path: Path, session_ids: Iterable[int]) -> set[int]:
    """Those of them that were never closed, unless nobody else has the journal open.

    Raises JournalError.
    """
    if not path.exists() or not (asked := set(session_ids)):
        return set()
    with explained(path), closing(open_for_writing(path)) as db:
        open_ones = asked & {session_id for (session_id,) in db.execute(_NEVER_CLOSED)}
        return open_ones if open_ones and not _alone(db) else set()


def require_over(path: Path, session_ids: Iterable[int]) -> None:
    """Raises JournalError: what is written of a session after it was removed would be lost."""
    running = sorted(perhaps_running(path, session_ids))
    if running:
        raise JournalError(
            f"Session {running[0]} was never closed, and another program has the journal {path}"
            " open: perhaps it is being recorded.",
            "End it there, then try again; nothing was changed.",
        )


def _alone(db: sqlite3.Connection) -> bool:
    """Leaving WAL takes the file for oneself; it is back in WAL afterwards."""
    db.execute("PRAGMA busy_timeout = 0")
    try:
        change_mode(db, "DELETE", PATIENCE_S)
    except sqlite3.OperationalError as error:
        if not trouble.is_busy(error):
            raise
        return False
    change_mode(db, "WAL")
    return True
