"""One moment of a journal, written to a file that takes its name once it is whole."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kneadle.errors import JournalError
from kneadle.written import written_beside

PAGES = 2560  # 10 MB between two words about how far it is

Watch = Callable[[float], None]  # how much of the work is done, 0 to 1


def copy_moment(db: sqlite3.Connection, new: Path, called: Path, watch: Watch) -> None:
    """The connection holds on to it while others write. Raises JournalError."""
    db.execute("SELECT count(*) FROM session").fetchone()

    def progress(status: int, left: int, total: int) -> None:
        watch(1 - left / total if total else 1.0)

    with _explained(called), closing(sqlite3.connect(new, isolation_level=None)) as target:
        db.backup(target, pages=PAGES, progress=progress)
        # Readable from where nothing can be written: without WAL it is one file.
        target.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def written_copy(to: Path) -> Iterator[Path]:
    """Takes the place of `to` in the end: until then nothing has happened. Raises JournalError."""
    with _explained(to), written_beside(to) as new:
        yield new


@contextmanager
def _explained(to: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        reason = getattr(error, "strerror", None) or error
        raise JournalError(
            f"The copy cannot be written to {to} ({reason}).",
            "Choose another folder, or make room there.",
        ) from error
