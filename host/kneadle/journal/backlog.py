"""Rows that wait for the disk: about an hour of them, then the oldest readings go first."""

from collections import deque
from collections.abc import Iterator

from kneadle.journal.rows import Batch, Row

# An hour of one-second flushes: 1 to 5 MB, and long enough for a person to free a disk.
MOST_FLUSHES = 3600


class Backlog:
    def __init__(self) -> None:
        self._vital: list[Row] = []
        self._bulk: deque[list[Row]] = deque()
        self._dropped = 0

    def add(self, batch: Batch) -> None:
        self._vital += batch.vital
        if batch.bulk:
            self._bulk.append(batch.bulk)
        while len(self._bulk) > MOST_FLUSHES:
            self._bulk.popleft()
            self._dropped += 1

    def rows(self) -> Iterator[Row]:
        yield from self._vital
        for bulk in self._bulk:
            yield from bulk

    def written(self) -> None:
        """All that `rows` gave is on the disk."""
        self._vital.clear()
        self._bulk.clear()

    @property
    def empty(self) -> bool:
        return not self._vital and not self._bulk

    @property
    def unsaved_flushes(self) -> int:
        """Those that wait and those that were dropped."""
        return len(self._bulk) + self._dropped
