"""A session's readings for a first look: some of them spread over it, or all, and what they mean.

A replay reads every message of the ball; this one leaves out what says nothing about the force.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from kneadle.journal.origin import with_origin
from kneadle.journal.placed import block, word
from kneadle.journal.replay import PlacedWord, interleave
from kneadle.journal.salvage import Salvage
from kneadle.journal.store import reading
from kneadle.samples import Message

_MEANING = """SELECT after_index, kind, body FROM message
              WHERE session_id = ? AND kind IN ('hello', 'calibrated') ORDER BY seq"""
_ALL = """SELECT first_index, n, codec, crc, data FROM samples
          WHERE session_id = ? ORDER BY first_index"""
_ONE = """SELECT first_index, n, codec, crc, data FROM samples
          WHERE session_id = ? AND first_index = ?"""
_NEXT = """SELECT min(first_index) FROM samples WHERE session_id = ? AND first_index >= ?"""


def messages(path: Path, session_id: int) -> Iterator[Message]:
    """All readings, in order, merged. Damaged blocks are left out. Raises JournalError."""
    with reading(path) as db:
        rows = Salvage(db.execute(_ALL, (session_id,)), block)
        yield from interleave(rows, _meaning(db, session_id))


def spread(path: Path, session_id: int, readings: int, most: int) -> Iterator[Message]:
    """At most `most` blocks, evenly over the session's `readings`. Raises JournalError."""
    with reading(path) as db:
        rows = (
            placed
            for at in _places(db, session_id, readings, most)
            for placed in Salvage(db.execute(_ONE, (session_id, at)), block)
        )
        yield from interleave(rows, _meaning(db, session_id))


def _places(db: sqlite3.Connection, session_id: int, readings: int, most: int) -> Iterator[int]:
    """Where blocks begin, each once; looked up one by one, for to list them all reads them all."""
    after = 0
    for k in range(most):
        at_least = (session_id, max(after, readings * k // most))
        place: int | None = db.execute(_NEXT, at_least).fetchone()[0]
        if place is None:
            return
        after = place + 1
        yield place


def _meaning(db: sqlite3.Connection, session_id: int) -> Iterator[PlacedWord]:
    return with_origin(db, session_id, Salvage(db.execute(_MEANING, (session_id,)), word))
