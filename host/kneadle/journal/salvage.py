"""Reading past what is damaged."""

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from kneadle.journal.trouble import primary_code

T = TypeVar("T")

_UNREADABLE = (ValueError, KeyError, TypeError, zlib.error)


class Salvage(Generic[T]):
    """Every row that `make` can make something of; the others are counted."""

    def __init__(self, cursor: sqlite3.Cursor, make: Callable[[sqlite3.Row], T]) -> None:
        self._cursor = cursor
        self._make = make
        self.damaged = 0

    def __iter__(self) -> Iterator[T]:
        while (row := self._next_row()) is not None:
            try:
                made = self._make(row)
            except _UNREADABLE:
                self.damaged += 1
            else:
                yield made

    def _next_row(self) -> sqlite3.Row | None:
        try:
            row: sqlite3.Row | None = self._cursor.fetchone()
        except sqlite3.DatabaseError as error:
            # SQLite finds no way past a broken page: what lies behind it is lost.
            if primary_code(error) != sqlite3.SQLITE_CORRUPT:
                raise
            self.damaged += 1
            return None
        return row
