"""The way of rows to the file, and what is told when the disk refuses them."""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kneadle.errors import JournalError
from kneadle.journal import trouble
from kneadle.journal.backlog import Backlog
from kneadle.journal.rows import Batch
from kneadle.journal.transaction import transaction

_log = logging.getLogger(__name__)


class Disk:
    """Saves all or keeps all for the next try; tells once of a trouble, and once of its end."""

    def __init__(
        self,
        db: sqlite3.Connection,
        path: Path,
        on_trouble: Callable[[JournalError], None],
        on_recovered: Callable[[], None],
    ) -> None:
        self._db = db
        self._path = path
        self._on_trouble = on_trouble
        self._on_recovered = on_recovered
        self._backlog = Backlog()
        self._failing = False
        self.last_trouble: JournalError | None = None

    def save(self, batch: Batch) -> None:
        self._backlog.add(batch)
        if self._backlog.empty:
            return
        try:
            with transaction(self._db):
                for statement, values in self._backlog.rows():
                    self._db.execute(statement, values)
        except sqlite3.Error as error:
            self._failed(trouble.explain(error, self._path))
        else:
            self._backlog.written()
            self._worked()

    @property
    def unsaved_flushes(self) -> int:
        return self._backlog.unsaved_flushes

    def close(self) -> None:
        # A checkpoint that fails costs nothing: whoever opens the file next makes it.
        with suppress(sqlite3.Error):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._db.close()

    def _failed(self, error: JournalError) -> None:
        first = not self._failing
        self._failing = True
        self.last_trouble = error
        if first:
            _tell(lambda: self._on_trouble(error))

    def _worked(self) -> None:
        again = self._failing
        self._failing = False
        if again:
            _tell(self._on_recovered)


def _tell(listener: Callable[[], None]) -> None:
    """A screen that stumbles over the news must not end the recording."""
    try:
        listener()
    except Exception:
        _log.exception("A listener of the journal failed")
