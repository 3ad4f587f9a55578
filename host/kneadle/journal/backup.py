"""A copy of the journal, consistent while others record, and the way back."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from kneadle.errors import JournalError
from kneadle.journal import trouble
from kneadle.journal.health import Health, examine
from kneadle.journal.store import connected, explained, reading, refuse_foreign

PAGES = 2560  # 10 MB between two words about how far it is

Watch = Callable[[float], None]  # how much of the work is done, 0 to 1


def back_up(path: Path, to: Path, watch: Watch = lambda _: None) -> Health:
    """Over what is at `to`, once the copy is whole. Raises JournalError."""
    with _written_beside(to) as new:
        with reading(path) as db:
            _copy(db, new, to, _half(watch, 0))
        return check(new, path, _half(watch, 1))


def check(path: Path, called: Path, watch: Watch = lambda _: None) -> Health:
    """All of it; a trouble is that of the file `called` so. Raises JournalError."""
    with reading(path) as db:
        return examine(db, called, watch=watch)


def restore(copy: Path, path: Path, now: datetime, watch: Watch = lambda _: None) -> Path | None:
    """`copy` in the place of the journal; where that now is, if there was one.

    Raises JournalError, and has then changed nothing.
    """
    try:
        check(copy, copy)
    except JournalError as error:
        raise JournalError(error.what, "The journal was not touched. Name another copy.") from error
    path.parent.mkdir(parents=True, exist_ok=True)
    with _written_beside(path) as new:
        with reading(copy) as db:
            _copy(db, new, path, _half(watch, 0))
        check(new, copy, _half(watch, 1))
        _require_nobody_there(path)
        return _set_aside(path, now)


def _copy(db: sqlite3.Connection, new: Path, called: Path, watch: Watch) -> None:
    """One moment of the journal: the connection holds on to it while others write."""
    db.execute("SELECT count(*) FROM session").fetchone()

    def progress(status: int, left: int, total: int) -> None:
        watch(1 - left / total if total else 1.0)

    with _explained_copy(called), closing(sqlite3.connect(new, isolation_level=None)) as target:
        db.backup(target, pages=PAGES, progress=progress)
        # Readable from where nothing can be written: without WAL it is one file.
        target.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def _written_beside(to: Path) -> Iterator[Path]:
    """A file that takes the place of `to` once it is whole: until then nothing has happened."""
    new = to.with_name(f"{to.name}.new")
    with _explained_copy(to):
        try:
            new.unlink(missing_ok=True)
            yield new
            new.replace(to)
        finally:
            with suppress(OSError):
                new.unlink(missing_ok=True)


def _require_nobody_there(path: Path) -> None:
    """Leaving WAL needs the file alone, and puts all of it into the file."""
    if not path.exists():
        return
    try:
        refuse_foreign(path)
        with explained(path), closing(connected(path, "mode=rw")) as db:
            db.execute("PRAGMA busy_timeout = 0")
            db.execute("PRAGMA journal_mode = DELETE")
    except JournalError as error:
        if isinstance(error.__cause__, sqlite3.Error) and _busy(error.__cause__):
            raise _in_use(path) from error
        # Damaged or foreign: a reason to restore, and it is set aside as it is.


def _half(watch: Watch, which: int) -> Watch:
    return lambda done: watch((which + done) / 2)


def _busy(error: sqlite3.Error) -> bool:
    return trouble.primary_code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _set_aside(path: Path, now: datetime) -> Path | None:
    """With what SQLite keeps beside it. A link first: there is a journal at every moment."""
    if not path.exists():
        return None
    aside = _free_name(path, now)
    for ending in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
    try:
        aside.hardlink_to(path)
    except OSError:  # a file system without links
        path.rename(aside)
    return aside


def _free_name(path: Path, now: datetime) -> Path:
    stem = f"{path.stem}-until-{now:%Y-%m-%d-%H%M%S}"
    aside, number = path.with_name(f"{stem}{path.suffix}"), 2
    while aside.exists():
        aside, number = path.with_name(f"{stem}-{number}{path.suffix}"), number + 1
    return aside


@contextmanager
def _explained_copy(to: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        reason = getattr(error, "strerror", None) or error
        raise JournalError(
            f"The copy cannot be written to {to} ({reason}).",
            "Choose another folder, or make room there.",
        ) from error


def _in_use(path: Path) -> JournalError:
    return JournalError(
        f"Another program has the journal {path} open: perhaps a session is being recorded.",
        "End it, then restore again; nothing was changed.",
    )
