"""Rows that go for good, with every byte of them."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from kneadle.errors import JournalError

_OF_A_SESSION = ("verdict", "tag", "worked", "event", "message", "samples")
_BEFORE_ALL = -(2**63)


def remove(db: sqlite3.Connection, session_ids: Iterable[int]) -> None:
    for session_id in session_ids:
        for table in _OF_A_SESSION:
            db.execute(f"DELETE FROM {table} WHERE session_id = ?", (session_id,))
        db.execute("DELETE FROM session WHERE id = ?", (session_id,))


def remove_strays(db: sqlite3.Connection) -> None:
    """Rows that belong to no session: nothing ever shows them."""
    for table, session_id in _strays(db):
        db.execute(f"DELETE FROM {table} WHERE session_id IS ?", (session_id,))


def count_strays(db: sqlite3.Connection) -> int:
    rows = 0
    for table, session_id in _strays(db):
        of_one = f"SELECT count(*) FROM {table} WHERE session_id IS ?"
        rows += db.execute(of_one, (session_id,)).fetchone()[0]
    return rows


def overwrite(db: sqlite3.Connection, path: Path) -> None:
    """What was removed is in the file until the log of changes is worked into it, and in the log.

    Waits some seconds for programs that read the journal as it was. Raises JournalError.
    """
    busy, *_ = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise JournalError(
            f"What was removed is in the files of the journal {path} still, for another program"
            " is reading it.",
            "Close that program, then run `kneadle log purge` again.",
        )


def _strays(db: sqlite3.Connection) -> list[tuple[str, int]]:
    there = {session_id for (session_id,) in db.execute("SELECT id FROM session")}
    return [
        (table, session_id)
        for table in _OF_A_SESSION
        for session_id in _sessions_in(db, table)
        if session_id not in there
    ]


def _sessions_in(db: sqlite3.Connection, table: str) -> Iterator[int]:
    """Looked up one after the other: a list of them all would read every row there is."""
    after = _BEFORE_ALL
    following = f"SELECT min(session_id) FROM {table} WHERE session_id > ?"
    while (session_id := db.execute(following, (after,)).fetchone()[0]) is not None:
        yield session_id
        after = session_id
