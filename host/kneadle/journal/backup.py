"""A copy of the journal, consistent while others record, and the way back."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kneadle.errors import JournalError
from kneadle.journal import trouble
from kneadle.journal.aside import clear, set_aside, unfinished
from kneadle.journal.copying import Watch, copy_moment, written_copy
from kneadle.journal.health import Health, examine
from kneadle.journal.store import connected, explained, reading, refuse_foreign


class BackedUp(NamedTuple):
    """`aside` is where the journal is that had the copy's name, if it was not to be written over:
    its program was killed, so that it was more than one file.
    """

    health: Health
    aside: Path | None


def back_up(path: Path, to: Path, now: datetime, watch: Watch = lambda _: None) -> BackedUp:
    """Over what is at `to`, once the copy is whole. Raises JournalError."""
    with written_copy(to) as new:
        with reading(path) as db:
            copy_moment(db, new, to, _third(watch, 0))
        health = check(new, path, _third(watch, 1))
        aside = _make_room(to, now)
    _require_same(to, path, health, _third(watch, 2))
    return BackedUp(health, aside)


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
    """`copy` in the place of the journal; where that now is, if there was one or a rest of one.

    Raises JournalError: but for a program that wrote there meanwhile, nothing was changed then.
    """
    look(copy)
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with written_copy(path) as new:
        with reading(copy) as db:
            copy_moment(db, new, path, _third(watch, 0))
        health = check(new, copy, _third(watch, 1))
        _require_nobody_there(path)
        aside = set_aside(path, now)
    _require_same(path, copy, health, _third(watch, 2))
    return aside


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


def _make_room(to: Path, now: datetime) -> Path | None:
    """A file may be written over; of what lies beside it nobody spoke."""
    if unfinished(to):
        return set_aside(to, now)
    clear(to)
    return None


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


def _require_same(written: Path, as_: Path, health: Health, watch: Watch) -> None:
    """Under its own name, where what lies beside it would be read with it."""
    try:
        same = check(written, written, watch) == health
    except JournalError as error:
        raise _not_the_same(written, as_) from error
    if not same:
        raise _not_the_same(written, as_)


def _third(watch: Watch, which: int) -> Watch:
    return lambda done: watch((which + done) / 3)


def _not_the_same(written: Path, as_: Path) -> JournalError:
    return JournalError(
        f"{written} is not what {as_} holds: another program wrote to it meanwhile.",
        "End that program, then do the same again.",
    )


def _in_use(path: Path) -> JournalError:
    return JournalError(
        f"Another program has the journal {path} open: perhaps a session is being recorded.",
        "End it, then restore again; nothing was changed.",
    )
