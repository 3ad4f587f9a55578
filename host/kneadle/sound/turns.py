"""Who speaks now: one at a time, what matters more cuts off what matters less."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Turns(Generic[T]):
    """One plays, one may wait. `rank` says how urgent each is."""

    def __init__(self, rank: Callable[[T], int]) -> None:
        self._rank = rank
        self.playing: T | None = None
        self.waiting: T | None = None

    def ask(self, new: T) -> bool:
        """True: it begins now, whatever played is cut off. Else it waits, or is being said."""
        if self.playing is None or self._rank(new) > self._rank(self.playing):
            self.playing = new
            return True
        if new != self.playing and not self._matters_more(self.waiting, new):
            self.waiting = new
        return False

    def done(self) -> T | None:
        """What played is over; what comes now."""
        self.playing, self.waiting = self.waiting, None
        return self.playing

    def _matters_more(self, waiting: T | None, new: T) -> bool:
        return waiting is not None and self._rank(waiting) > self._rank(new)
