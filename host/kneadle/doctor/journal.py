"""Whether sessions can be kept: the journal's place, its rights, its room and its health."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

from kneadle.doctor.finding import Finding, Level, of_trouble
from kneadle.errors import JournalError
from kneadle.journal import trouble
from kneadle.journal.store import reading

SUBJECT = "journal"
MEGABYTE = 1_000_000
GIGABYTE = 1000 * MEGABYTE
BARELY = 20 * MEGABYTE  # below it SQLite's own files may not fit
SCARCE = 200 * MEGABYTE  # some hundred hours of sessions


def check(path: Path, free_bytes: Callable[[Path], int]) -> list[Finding]:
    """`free_bytes` of the disk that holds a folder."""
    try:
        return [_file(path), _space(path, free_bytes(_folder(path)))]
    except OSError as error:
        return [of_trouble(SUBJECT, "bad", trouble.explain(error, path))]


def free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def _file(path: Path) -> Finding:
    if not _writable(path):
        refused = PermissionError(errno.EACCES, "")
        return of_trouble(SUBJECT, "bad", trouble.explain(refused, path))
    if not path.exists() or path.stat().st_size == 0:
        return Finding(SUBJECT, "ok", f"The first session will start the journal {path}.")
    try:
        _examine(path)
    except JournalError as error:
        return of_trouble(SUBJECT, "bad", error)
    return Finding(SUBJECT, "ok", f"The journal {path} is whole.")


def _examine(path: Path) -> None:
    """By SQLite's own thorough check. Raises JournalError."""
    with reading(path) as db:
        if db.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            corrupt = sqlite3.DatabaseError()
            corrupt.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise corrupt


def _space(path: Path, free: int) -> Finding:
    what = f"The disk of the journal {path} has {_amount(free)} free."
    if free < SCARCE:
        level: Level = "bad" if free < BARELY else "warn"
        do = "Free some space on it, or let KNEADLE_JOURNAL name a file elsewhere."
        return Finding(SUBJECT, level, what, do)
    return Finding(SUBJECT, "ok", what)


def _amount(size: int) -> str:
    return f"{size / GIGABYTE:.0f} GB" if size >= GIGABYTE else f"{size / MEGABYTE:.0f} MB"


def _writable(path: Path) -> bool:
    """The folder too: SQLite keeps files beside a journal."""
    there = [each for each in (path, _folder(path)) if each.exists()]
    return all(os.access(each, os.W_OK) for each in there)


def _folder(path: Path) -> Path:
    """The nearest one that exists: the others are made with the journal."""
    return next(folder for folder in path.absolute().parents if folder.exists())
