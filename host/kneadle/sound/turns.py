"""Who speaks now: one at a time, what matters more cuts off what matters less."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Turns(Generic[T]):
    """One plays, and of each kind one may wait. `rank` says how urgent each is."""

    def __init__(self, rank: Callable[[T], int], kind: Callable[[T], object] = type) -> None:
        self._rank, self._kind = rank, kind
        self.playing: T | None = None
        self.waiting: list[T] = []

    def ask(self, new: T) -> bool:
        """True: it begins now, whatever played is cut off. Else it waits, or is being said."""
        if self.playing is None or self._rank(new) > self._rank(self.playing):
            self.playing = new
            return True
        if new != self.playing:
            self._wait(new)
        return False

    def done(self) -> T | None:
        """What played is over; what comes now: the most urgent that waits, and waits longest."""
        self.playing = max(self.waiting, key=self._rank, default=None)
        if self.playing is not None:
            self.waiting.remove(self.playing)
        return self.playing

    def _wait(self, new: T) -> None:
        """In the place of one of its kind, unless that matters more."""
        alike = [each for each in self.waiting if self._kind(each) == self._kind(new)]
        if not any(self._rank(each) > self._rank(new) for each in alike):
            self.waiting = [*(each for each in self.waiting if each not in alike), new]
