"""Readings that are gone: their block is damaged, or is not there at all."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from kneadle.journal.rows import BLOCK_READINGS

NEVER = 1e12  # readings or hertz: noise, not a number of anything

# Besides its blocks, a session's last message says how many readings it had, and so does its
# summary; that of an import tells of another journal.
_SESSIONS = """SELECT id, hello, CASE kind WHEN 'import' THEN NULL ELSE summary END AS summary,
                      (SELECT after_index FROM message WHERE session_id = session.id
                       ORDER BY seq DESC LIMIT 1) AS after_index
               FROM session"""


@dataclass(slots=True)
class Losses:
    """Of one session, told of its blocks from the last one to the first.

    `end` is how many readings it had at least, `readings` how many of them are known to be gone.
    `rate_hz` is 0 where nobody said it.
    """

    end: int
    rate_hz: float
    readings: int = 0
    _at: int | None = None  # all from here on was looked at

    def block(self, first_index: Any, n: Any, *, intact: bool) -> None:
        if not _is_place(first_index, n):
            return
        end = first_index + n
        if self._at is None:
            self._at = max(self.end, end)
        if intact and end <= self._at:
            self.readings += self._at - end
            self._at = first_index

    def no_more_blocks(self) -> None:
        self.readings += self.end if self._at is None else self._at


def expected(db: sqlite3.Connection) -> dict[int, Losses]:
    """All sessions by number, before their blocks are looked at."""
    return {
        session_id: Losses(
            int(max(_number(after_index), _field(summary, "samples"))), _field(hello, "rate_hz")
        )
        for session_id, hello, summary, after_index in db.execute(_SESSIONS)
    }


def _is_place(first_index: Any, n: Any) -> bool:
    whole = isinstance(first_index, int) and isinstance(n, int)
    return whole and first_index >= 0 and 0 <= n <= BLOCK_READINGS


def _field(body: Any, name: str) -> float:
    """0 where it is not said, or not in a way that means something."""
    try:
        return _number(json.loads(body)[name])
    except (ValueError, TypeError, KeyError, RecursionError):
        return 0.0


def _number(value: Any) -> float:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if number and 0 < value < NEVER else 0.0
