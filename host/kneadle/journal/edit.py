"""What a person may change of a session that was kept. Each raises JournalError."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from kneadle.errors import JournalError
from kneadle.journal import trouble
from kneadle.journal.remove import count_strays, overwrite, remove, remove_strays
from kneadle.journal.rows import storable, utc_text
from kneadle.journal.running import require_over
from kneadle.journal.store import explained, open_for_writing
from kneadle.journal.transaction import transaction
from kneadle.journal.write import HALF_UTC

_THERE = "SELECT deleted_utc IS NOT NULL FROM session WHERE id = ?"
_DELETED = "SELECT id FROM session WHERE deleted_utc IS NOT NULL ORDER BY deleted_utc, id"
_BY_A_PERSON = f"""SELECT id FROM session WHERE deleted_utc <> '{HALF_UTC}'
                   ORDER BY deleted_utc, id"""


def annotate(path: Path, session_id: int, note: str) -> None:
    """Replace the session's note."""
    with _changing(path) as db:
        _require(db, session_id)
        db.execute("UPDATE session SET note = ? WHERE id = ?", (storable(note), session_id))


def tag(path: Path, session_id: int, more: Iterable[str], fewer: Iterable[str] = ()) -> None:
    """Tags in whatever letters; one that is there already, or is not, is no trouble."""
    with _changing(path) as db:
        _require(db, session_id)
        added = [(session_id, normal(each)) for each in more]
        removed = [(session_id, normal(each)) for each in fewer]
        db.executemany("INSERT OR IGNORE INTO tag VALUES (?, ?)", added)
        db.executemany("DELETE FROM tag WHERE session_id = ? AND tag = ?", removed)


def normal(tag: str) -> str:
    """As tags are kept and compared: Sore  Hip and sore hip are one."""
    return " ".join(storable(tag).lower().split())


def delete(path: Path, session_id: int, now: datetime) -> None:
    """Hidden from now on, and kept until it is purged. Not while it may be going on."""
    require_over(path, [session_id])
    with _changing(path) as db:
        _require(db, session_id)
        deleted = (utc_text(now), session_id)
        db.execute("UPDATE session SET deleted_utc = ? WHERE id = ?", deleted)


def restore(path: Path, session_id: int) -> None:
    """None that is half an import: it was never whole."""
    with _changing(path) as db:
        if session_id not in (deleted := _deleted(db, _BY_A_PERSON)):
            raise _not_deleted(session_id, deleted)
        _show_again(db, session_id)


def undo(path: Path) -> int:
    """Restore what a person deleted last, and say which it was."""
    with _changing(path) as db:
        deleted = _deleted(db, _BY_A_PERSON)
        if not deleted:
            raise JournalError("No session is deleted.", "`kneadle log` lists those there are.")
        _show_again(db, deleted[-1])
        return deleted[-1]


def deleted(path: Path) -> list[int]:
    """What a person deleted and what is left of imports that were killed, the last one last."""
    with _changing(path) as db:
        return _deleted(db)


def purge(path: Path, session_ids: Iterable[int]) -> None:
    """For good: of what was deleted, and is named, no byte stays in the file; strays go as well.

    Where another program is in the way, a purge of nothing does later what is left to do.
    """
    going = set(session_ids) & set(deleted(path))
    require_over(path, going)
    with explained(path), closing(open_for_writing(path)) as db:
        with transaction(db):
            remove(db, going & set(_deleted(db)))
            remove_strays(db)
        overwrite(db, path)


def strays(path: Path) -> int:
    """How many rows belong to no session."""
    with _changing(path) as db:
        return count_strays(db)


@contextmanager
def _changing(path: Path) -> Iterator[sqlite3.Connection]:
    """An existing journal: to change a session of none is a slip, not a wish for a new file."""
    if not path.exists():
        raise trouble.no_journal(path)
    with explained(path), closing(open_for_writing(path)) as db, transaction(db):
        yield db


def _require(db: sqlite3.Connection, session_id: int) -> None:
    row = db.execute(_THERE, (session_id,)).fetchone()
    if row is None:
        raise trouble.no_session(session_id)
    if row[0]:
        raise trouble.deleted(session_id)


def _deleted(db: sqlite3.Connection, which: str = _DELETED) -> list[int]:
    return [session_id for (session_id,) in db.execute(which)]


def _show_again(db: sqlite3.Connection, session_id: int) -> None:
    db.execute("UPDATE session SET deleted_utc = NULL WHERE id = ?", (session_id,))


def _not_deleted(session_id: int, deleted: list[int]) -> JournalError:
    those = ", ".join(map(str, deleted))
    return JournalError(
        f"Session {session_id} is not deleted.",
        f"These can be restored: {those}." if deleted else "`kneadle log` lists the sessions.",
    )
