"""Alone with a file, among threads and programs."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def locked(path: Path, wait_s: float) -> Iterator[None]:
    """Makes the folders where they are missing. Raises OSError or sqlite3.Error.

    SQLite's locks work on every system, and end with the program that held them. An empty file
    beside `path` carries the lock and stays: to remove it would let two programs in at once.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".lock")
    beside.touch()
    with closing(sqlite3.connect(beside, timeout=wait_s, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def taken(error: Exception) -> bool:
    """Somebody else kept the lock for longer than one would wait."""
    return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_BUSY
