"""A copy of the journal, consistent while others record, and the way back."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from kneadle.errors import JournalError
from kneadle.journal import trouble
from kneadle.journal.aside import set_aside
from kneadle.journal.health import Health, examine
from kneadle.journal.store import connected, explained, reading, refuse_foreign
from kneadle.written import written_beside

PAGES = 2560  # 10 MB between two words about how far it is

Watch = Callable[[float], None]  # how much of the work is done, 0 to 1


def back_up(path: Path, to: Path, watch: Watch = lambda _: None) -> Health:
    """Over what is at `to`, once the copy is whole. Raises JournalError."""
    with _written(to) as new:
        with reading(path) as db:
            _copy(db, new, to, _half(watch, 0))
        return check(new, path, _half(watch, 1))


def check(path: Path, called: Path, watch: Watch = lambda _: None) -> Health:
    """All of it; a trouble is that of the file `called` so. Raises JournalError."""
    with reading(path) as db:
        return examine(db, called, watch=watch)


def look(copy: Path, watch: Watch = lambda _: None) -> Health:
    """What `restore` would put in the place of the journal. Raises JournalError."""
    try:
        return check(copy, copy, watch)
    except JournalError as error:
        raise JournalError(error.what, "The journal was not touched. Name another copy.") from error


def restore(copy: Path, path: Path, now: datetime, watch: Watch = lambda _: None) -> Path | None:
    """`copy` in the place of the journal; where that now is, if there was one.

    Raises JournalError, and has then changed nothing.
    """
    look(copy)
    path.parent.mkdir(parents=True, exist_ok=True)
    with _written(path) as new:
        with reading(copy) as db:
            _copy(db, new, path, _half(watch, 0))
        check(new, copy, _half(watch, 1))
        _require_nobody_there(path)
        return set_aside(path, now)


def sessions_in(path: Path) -> int | None:
    """Those that were deleted too; None where it is no journal that can be read."""
    if not path.exists() or path.stat().st_size == 0:
        return 0
    try:
        with reading(path) as db:
            sessions: int = db.execute("SELECT count(*) FROM session").fetchone()[0]
    except JournalError:
        return None
    return sessions


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
def _written(to: Path) -> Iterator[Path]:
    """A file that takes the place of `to` once it is whole: until then nothing has happened."""
    with _explained_copy(to), written_beside(to) as new:
        yield new


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
        if isinstance(error.__cause__, sqlite3.Error) and trouble.is_busy(error.__cause__):
            raise _in_use(path) from error
        # Damaged or foreign: a reason to restore, and it is set aside as it is.


def _half(watch: Watch, which: int) -> Watch:
    return lambda done: watch((which + done) / 2)


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
