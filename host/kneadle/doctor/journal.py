"""Whether sessions can be kept: the journal's place, its rights, its room and its health."""

import errno
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from kneadle.doctor.finding import Finding, Level, of_trouble
from kneadle.errors import JournalError
from kneadle.journal import trouble
from kneadle.journal.health import Health, examine
from kneadle.journal.store import reading
from kneadle.telling import count

SUBJECT = "journal"
MEGABYTE = 1_000_000
GIGABYTE = 1000 * MEGABYTE
BARELY = 20 * MEGABYTE  # below it SQLite's own files may not fit
SCARCE = 200 * MEGABYTE  # some hundred hours of sessions
LOOKS_S = 1.5  # half of what all checks may take together
CHECK_DISK = "Make a copy with `kneadle backup` onto another disk, and check this one."


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
        return _said(path, _examined(path))
    except JournalError as error:
        return of_trouble(SUBJECT, "bad", error)


def _examined(path: Path) -> Health:
    """As far as there is time: a doctor who never answers helps nobody. Raises JournalError."""
    until_s = time.monotonic() + LOOKS_S
    with reading(path) as db:
        return examine(db, path, enough=lambda: time.monotonic() > until_s)


def _said(path: Path, health: Health) -> Finding:
    if health.lost:
        what = f"{health.amount} in the journal {path} are damaged or missing, in {health.where}."
        return Finding(SUBJECT, "warn", what, f"The rest is read as ever. {CHECK_DISK}")
    if health.strays:
        what = f"{count(health.strays, 'row')} of the journal {path} belong to no session."
        do = f"All sessions are read as ever. {CHECK_DISK} `kneadle log purge` removes such rows."
        return Finding(SUBJECT, "warn", what, do)
    if not health.complete:
        what = f"The journal {path} is large: what there was time to look at is whole."
        return Finding(SUBJECT, "ok", f"{what} `kneadle backup` looks at all of it.")
    return Finding(
        SUBJECT, "ok", f"The journal {path} is whole: {count(health.sessions, 'session')}."
    )


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
