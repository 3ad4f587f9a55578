"""Where device time began, of a session whose first readings are lost.

Its events keep the times they were told with; what is left of its readings must not begin at zero.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from kneadle.journal.came_to import NEVER_S, came_to
from kneadle.journal.placed import block, word
from kneadle.journal.replay import PlacedSamples, PlacedWord
from kneadle.journal.salvage import Salvage
from kneadle.samples import Hello, Origin

_HELLOS = """SELECT after_index, kind, body FROM message
             WHERE session_id = ? AND kind = 'hello' ORDER BY seq"""
_BLOCKS = """SELECT first_index, n, codec, crc, data FROM samples
             WHERE session_id = ? ORDER BY first_index"""
_LAST = f"{_BLOCKS} DESC LIMIT 1"
_SUMMARY = "SELECT summary FROM session WHERE id = ?"
_WHOLE_TICKS = 63  # bits: such a device counts from its own zero, whatever is lost


def with_origin(
    db: sqlite3.Connection, session_id: int, words: Iterable[PlacedWord]
) -> Iterator[PlacedWord]:
    """Each Hello knows it."""
    origin = _origin(db, session_id)
    for placed in words:
        if origin is not None and isinstance(placed.word, Hello):
            yield replace(placed, word=replace(placed.word, origin=origin))
        else:
            yield placed


def _origin(db: sqlite3.Connection, session_id: int) -> Origin | None:
    """None where nothing is lost at the beginning."""
    key = (session_id,)
    hellos = list(Salvage(db.execute(_HELLOS, key), word))
    left = _first(db.execute(_BLOCKS, key))
    if not hellos or left is None or left.first_index <= hellos[0].after_index:
        return None
    said = [each.word for each in hellos if isinstance(each.word, Hello)]
    if said[0].tick_bits >= _WHOLE_TICKS:
        return None
    hole = _Hole(said[0], left.first_index - hellos[0].after_index, int(left.samples.tick[0]))
    runs = {(hello.boot_id, hello.tick_hz) for hello in said}
    ticks = _known(db, session_id, hole) if len(runs) == 1 else None
    return Origin(hole.tick - (hole.guess if ticks is None else ticks), ticks is not None)


class _Hole(NamedTuple):
    """`readings` that came after the `hello` and before the reading with this `tick`."""

    hello: Hello
    readings: int
    tick: int

    @property
    def guess(self) -> int:
        """How many ticks it took, where every reading came and none came twice."""
        return round(self.readings * self.hello.tick_hz / self.hello.rate_hz)


def _known(db: sqlite3.Connection, session_id: int, hole: _Hole) -> int | None:
    """How many ticks it took, by what was told at the end of the session."""
    summary = _summary(db, session_id)
    by_end = _by_end(db, session_id, hole, summary)
    if not hole.hello.numbered:
        return by_end
    lost, *again = (_count(summary.get(name)) for name in ("lost", "repeated", "late"))
    if lost is None or None in again:
        return None
    least, most = hole.readings - sum(each or 0 for each in again), hole.readings + lost
    if least == most:
        return least
    return by_end if by_end is not None and least <= by_end <= most else None


def _by_end(
    db: sqlite3.Connection, session_id: int, hole: _Hole, summary: Mapping[str, Any]
) -> int | None:
    """The last reading has the time of the session's end."""
    t_s, last = came_to(summary).t_s, _first(db.execute(_LAST, (session_id,)))
    if t_s is None or last is None:
        return None
    ticks = hole.tick - int(last.samples.tick[-1]) + round(t_s * hole.hello.tick_hz)
    modulus = 1 << hole.hello.tick_bits
    return hole.guess + (ticks - hole.guess + modulus // 2) % modulus - modulus // 2


def _summary(db: sqlite3.Connection, session_id: int) -> Mapping[str, Any]:
    (body,) = db.execute(_SUMMARY, (session_id,)).fetchone() or ("",)
    try:
        return dict(json.loads(body))
    except (ValueError, TypeError):
        return {}


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and 0 <= value < NEVER_S else None


def _first(cursor: sqlite3.Cursor) -> PlacedSamples | None:
    return next((each for each in Salvage(cursor, block) if len(each.samples.tick)), None)
