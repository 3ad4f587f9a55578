"""Where readings of a session are missing."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kneadle.journal.replay import PlacedSamples


class Hole(NamedTuple):
    """`after_index` counts the readings before it that are there, `readings` those that are not."""

    after_index: int
    readings: int


class Holes:
    """Notes them while blocks go by."""

    def __init__(self) -> None:
        self.found: list[Hole] = []
        self._there = self._end = 0

    def among(self, blocks: Iterable[PlacedSamples]) -> Iterator[PlacedSamples]:
        for placed in blocks:
            self.until(placed.first_index)
            count = len(placed.samples.tick)
            self._there += count
            self._end = placed.first_index + count
            yield placed

    def until(self, index: int) -> None:
        """What comes next, or the end of the session, is at `index`."""
        if index > self._end:
            self.found.append(Hole(self._there, index - self._end))
            self._end = index
