"""Opening the journal file, once it is certain that it is one."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from kneadle.journal import trouble
from kneadle.journal.migrate import SCHEMA_VERSION, migrate, read_as_current, version_of

APPLICATION_ID = 0x4B6E6421  # "Knd!"
BUSY_S = 5.0
BUSY_AGAIN_S = 0.02

# The SQLite file format fixes these places (sqlite.org/fileformat.html, section 1.3).
_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID_AT = slice(68, 72)
_HEADER_BYTES = 100


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Makes what is missing of file and folders, migrates an older file. Raises JournalError."""
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if _has_content(path):
            refuse_foreign(path)
        db = connected(path, "mode=rwc")
        try:
            _refuse_newer(db, path)
            migrate(db)
            change_mode(db, "WAL")
            # On some computers what is deleted or written over would else stay, bytes and all.
            db.execute("PRAGMA secure_delete = ON")
            # Rows of a session that is gone are refused, which is told, rather than lost unheard.
            db.execute("PRAGMA foreign_keys = ON")
            # FULL, not NORMAL: a pulled plug then costs no more than a killed program, and the
            # price is one fsync a second on a thread that nobody waits for.
            db.execute("PRAGMA synchronous = FULL")
        except BaseException:
            db.close()
            raise
        return db


def bring_up_to_date(path: Path) -> None:
    """A large old journal takes seconds; one that is not there is not made. Raises JournalError."""
    with explained(path):
        if not _has_content(path):
            return
    open_for_writing(path).close()


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """One consistent view of the journal. Raises JournalError, also for what the caller meets."""
    with explained(path):
        if not _has_content(path):
            raise trouble.no_journal(path)
        refuse_foreign(path)
        db = _opened_for_reading(path)
        try:
            _refuse_newer(db, path)
            read_as_current(db)
            db.row_factory = sqlite3.Row
            db.text_factory = partial(str, encoding="utf-8", errors="replace")
            db.execute("BEGIN")
            yield db
        finally:
            db.close()


@contextmanager
def explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise trouble.explain(error, path) from error
    except UnicodeDecodeError as error:  # SQLite quotes a broken page, and Python cannot read it
        raise trouble.damaged(path) from error


def _opened_for_reading(path: Path) -> sqlite3.Connection:
    db = connected(path, "mode=ro")
    try:
        db.execute("PRAGMA user_version")
    except sqlite3.OperationalError as error:
        db.close()
        if not _write_protected(error) or _has_content(path.with_name(path.name + "-wal")):
            raise
        # SQLite wants to make a -shm file beside a WAL journal. In a folder that takes none,
        # and with no -wal left over, the file alone is the whole truth and stays as it is.
        return connected(path, "immutable=1")
    return db


def _write_protected(error: sqlite3.Error) -> bool:
    return trouble.primary_code(error) in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}


def change_mode(db: sqlite3.Connection, mode: str, wait_s: float = BUSY_S) -> None:
    """SQLite does not keep its busy timeout here, where programs start at once, so this does."""
    give_up_s = time.monotonic() + wait_s
    while True:
        try:
            db.execute(f"PRAGMA journal_mode = {mode}")
            return
        except sqlite3.OperationalError as error:
            if not trouble.is_busy(error) or time.monotonic() > give_up_s:
                raise
        time.sleep(BUSY_AGAIN_S)


def connected(path: Path, query: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{query}",
        uri=True,
        timeout=BUSY_S,
        isolation_level=None,  # transactions begin where the code says so
        check_same_thread=False,
    )


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False


def refuse_foreign(path: Path) -> None:
    """Looks at the bytes: SQLite itself may write to a file that it merely opens.

    Raises JournalError.
    """
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    ours = APPLICATION_ID.to_bytes(4, "big")
    if not header.startswith(_MAGIC) or header[_APPLICATION_ID_AT] != ours:
        raise trouble.not_a_journal(path)


def _refuse_newer(db: sqlite3.Connection, path: Path) -> None:
    version = version_of(db)
    if version > SCHEMA_VERSION:
        raise trouble.newer(path, version, SCHEMA_VERSION)
