"""Whether a journal is whole: SQLite's own checks, then whether every block is there and intact."""

import sqlite3
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kneadle.journal import trouble
from kneadle.journal.losses import Losses, expected
from kneadle.journal.store import explained

# Newest first: what is looked at when time is short is what is needed soonest.
_BLOCKS = """SELECT session_id, first_index, n, codec, crc, data FROM samples
             ORDER BY session_id DESC, first_index DESC"""
FEW = 5
STEPS = 100_000  # of SQLite's machine between two looks at the clock: some milliseconds

Enough = Callable[[], bool]
Watch = Callable[[float], None]  # how much of the work is done, 0 to 1


@dataclass(slots=True)
class Health:
    """`lost` has what is damaged or missing of sessions, by number; `strays` counts rows of none.

    `complete` is False where there was not time for all.
    """

    sessions: int = 0
    blocks: int = 0
    lost: dict[int, Losses] = field(default_factory=dict)
    strays: int = 0
    complete: bool = False

    @property
    def whole(self) -> bool:
        return not self.lost and not self.strays

    @property
    def amount(self) -> str:
        """How much is lost, to begin a sentence with."""
        readings = sum(each.readings for each in self.lost.values())
        if not all(each.rate_hz for each in self.lost.values()):
            return f"Some readings ({readings})"
        lost_s = sum(each.readings / each.rate_hz for each in self.lost.values())
        return f"About {max(1, round(lost_s))} s of readings"

    @property
    def where(self) -> str:
        """The sessions that lost something, for a sentence."""
        few, more = sorted(self.lost)[:FEW], len(self.lost) - FEW
        those = ", ".join(map(str, few)) + (f" and {more} more" if more > 0 else "")
        return f"session {those}" if len(self.lost) == 1 else f"sessions {those}"


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
    sessions = expected(db)
    for session_id, first_index, n, codec, crc, data in db.execute(_BLOCKS):
        health.blocks += 1
        if session := sessions.get(session_id):
            session.block(first_index, n, intact=_intact(codec, crc, data))
            _note(health, session_id, session)
        if enough():
            return
        watch((1 + health.blocks / blocks) / 2)  # the first half was SQLite's
    for session_id, session in sessions.items():
        session.no_more_blocks()
        _note(health, session_id, session)
    health.complete = True


def _note(health: Health, session_id: int, losses: Losses) -> None:
    if losses.readings:
        health.lost[session_id] = losses


def _intact(codec: Any, crc: Any, data: Any) -> bool:
    try:
        return bool(zlib.crc32(data, codec) == crc)
    except (TypeError, OverflowError):  # not even of the kind that was written
        return False
