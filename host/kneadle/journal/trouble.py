"""What went wrong with the journal file, and what the person can do about it."""

import errno
import sqlite3
from pathlib import Path

from kneadle.errors import JournalError

ELSEWHERE = "or let KNEADLE_JOURNAL name a file elsewhere."

_FULL = (
    "The disk that holds the journal {path} is full.",
    "Free some space on it, " + ELSEWHERE,
)
_READ_ONLY = (
    "The journal {path} is out of reach: the disk is read-only or the permissions forbid it.",
    "Change the permissions of the file and its folder, " + ELSEWHERE,
)
_CANNOT_OPEN = (
    "The journal {path} cannot be opened.",
    "Check that its folder exists and that you may write there, " + ELSEWHERE,
)
_LOCKED = (
    "Another program keeps the journal {path} locked.",
    "Close the program that has it open, such as a database browser.",
)
_FOREIGN = (
    "{path} is not a Kneadle journal.",
    "Nothing in it was changed. Move it away, " + ELSEWHERE,
)
_DAMAGED = (
    "The journal {path} is damaged.",
    "Keep a copy of it and move it away to start a new one, " + ELSEWHERE,
)
_FOLDER = (
    "{path} is a folder; the journal is a file.",
    "Let KNEADLE_JOURNAL name a file in it.",
)
_IN_THE_WAY = (
    "The folder of the journal {path} cannot be made: a file is in its place.",
    "Move that file away, " + ELSEWHERE,
)
_SESSION_GONE = (
    "Another program removed this session from the journal {path}.",
    "End it and begin anew, so that the rest is kept.",
)
_UNKNOWN = (
    "The disk refuses the journal {path} ({error}).",
    "Check the disk and its cable, " + ELSEWHERE,
)

_OF_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _CANNOT_OPEN,
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_NOTADB: _FOREIGN,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
}
_OF_THE_SYSTEM = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EISDIR: _FOLDER,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EEXIST: _IN_THE_WAY,
}


def explain(error: sqlite3.Error | OSError, path: Path) -> JournalError:
    if isinstance(error, OSError):
        return _of_the_system(error, path)
    return _of_sqlite(error, path)


def primary_code(error: sqlite3.Error) -> int:
    """Without SQLite's detail; troubles of Python's own module have no code."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def is_busy(error: sqlite3.Error) -> bool:
    return primary_code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def not_a_journal(path: Path) -> JournalError:
    what, do = _FOREIGN
    return JournalError(what.format(path=path), do)


def damaged(path: Path) -> JournalError:
    what, do = _DAMAGED
    return JournalError(what.format(path=path), do)


def newer(path: Path, version: int, known: int) -> JournalError:
    return JournalError(
        what=f"{path} was written by a newer Kneadle (schema {version}; this one knows {known}).",
        do="Update Kneadle, " + ELSEWHERE,
    )


def no_journal(path: Path) -> JournalError:
    return JournalError(
        what=f"There is no journal at {path}.",
        do="Record a session with `kneadle live`, or try `kneadle demo`.",
    )


def deleted(session_id: int) -> JournalError:
    return JournalError(
        what=f"Session {session_id} was deleted.",
        do=f"`kneadle log restore {session_id}` brings it back.",
    )


def no_session(session_id: int) -> JournalError:
    return JournalError(
        what=f"The journal has no session {session_id}.", do="`kneadle log` lists the sessions."
    )


def _of_sqlite(error: sqlite3.Error, path: Path) -> JournalError:
    known = _OF_SQLITE.get(primary_code(error), _UNKNOWN)
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        known = _SESSION_GONE
    what, do = known
    return JournalError(what.format(path=path, error=error), do)


def _of_the_system(error: OSError, path: Path) -> JournalError:
    what, do = _OF_THE_SYSTEM.get(error.errno or 0, _UNKNOWN)
    return JournalError(what.format(path=path, error=error.strerror or type(error).__name__), do)
