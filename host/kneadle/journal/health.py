"""Whether a journal is whole: SQLite's own checks, then every block against its checksum."""

import sqlite3
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kneadle.journal import trouble
from kneadle.journal.store import explained

# Newest first: what is looked at when time is short is what is needed soonest.
_BLOCKS = """SELECT session_id, codec, crc, data FROM samples
             ORDER BY session_id DESC, first_index DESC"""
FEW = 5
STEPS = 100_000  # of SQLite's machine between two looks at the clock: some milliseconds

Enough = Callable[[], bool]
Watch = Callable[[float], None]  # how much of the work is done, 0 to 1


@dataclass(slots=True)
class Health:
    """`damaged` counts blocks of readings by session, `strays` rows that belong to none.

    `complete` is False where there was not time for all.
    """

    sessions: int = 0
    blocks: int = 0
    damaged: dict[int, int] = field(default_factory=dict)
    strays: int = 0
    complete: bool = False

    @property
    def whole(self) -> bool:
        return not self.damaged and not self.strays

    @property
    def where(self) -> str:
        """The sessions with damaged blocks, for a sentence."""
        few, more = list(reversed(self.damaged))[:FEW], len(self.damaged) - FEW
        those = ", ".join(map(str, few)) + (f" and {more} more" if more > 0 else "")
        return f"session {those}" if len(self.damaged) == 1 else f"sessions {those}"


def examine(
    db: sqlite3.Connection,
    path: Path,
    *,
    enough: Enough = lambda: False,
    watch: Watch = lambda _: None,
) -> Health:
    """Until `enough` says so, which is asked often. Raises JournalError for a broken file."""
    health = Health()
    with explained(path):
        db.set_progress_handler(enough, STEPS)
        try:
            _look(db, path, health)
            _read_blocks(db, health, enough, watch)
        except sqlite3.OperationalError as error:
            if trouble.primary_code(error) != sqlite3.SQLITE_INTERRUPT:
                raise
        finally:
            db.set_progress_handler(None, 0)
    return health


def _look(db: sqlite3.Connection, path: Path, health: Health) -> None:
    """By SQLite, which knows the file and not what it means."""
    health.sessions = db.execute("SELECT count(*) FROM main.session").fetchone()[0]
    if db.execute("PRAGMA main.integrity_check(1)").fetchone()[0] != "ok":
        raise trouble.damaged(path)
    health.strays = len(db.execute("PRAGMA main.foreign_key_check").fetchall())


def _read_blocks(db: sqlite3.Connection, health: Health, enough: Enough, watch: Watch) -> None:
    blocks = db.execute("SELECT count(*) FROM samples").fetchone()[0]
    for session_id, codec, crc, data in db.execute(_BLOCKS):
        health.blocks += 1
        if not _intact(codec, crc, data):
            health.damaged[session_id] = health.damaged.get(session_id, 0) + 1
        if enough():
            return
        watch((1 + health.blocks / blocks) / 2)  # the first half was SQLite's
    health.complete = True


def _intact(codec: Any, crc: Any, data: Any) -> bool:
    try:
        return bool(zlib.crc32(data, codec) == crc)
    except (TypeError, OverflowError):  # not even of the kind that was written
        return False
