"""Readings on their way from the timer to the loop."""

from array import array

ROOM = 512  # 1.6 s at 320 Hz; a power of two


class Ring:
    """One writes, in the timer; another reads, in the loop. Neither allocates.

    `steps` tell how far a sample's number is from the one before: 1 where none is missing.
    """

    def __init__(self) -> None:
        self._raw = array("i", [0] * ROOM)
        self._steps = array("i", [0] * ROOM)
        self._written = 0
        self._read = 0

    def put(self, raw: int, step: int) -> bool:
        """False if there is no room."""
        following = (self._written + 1) & (ROOM - 1)
        if following == self._read:
            return False
        self._raw[self._written] = raw
        self._steps[self._written] = step
        self._written = following
        return True

    def any(self) -> bool:
        return self._read != self._written

    def raw(self) -> int:
        """Of the oldest reading."""
        return self._raw[self._read]

    def step(self) -> int:
        return self._steps[self._read]

    def forget(self) -> None:
        """The oldest reading."""
        self._read = (self._read + 1) & (ROOM - 1)

    def newest(self) -> int:
        return self._raw[(self._written - 1) & (ROOM - 1)]

    def mean(self, count: int) -> float:
        """Of the newest readings, whether they were read or not."""
        total = 0
        for back in range(1, count + 1):
            total += self._raw[(self._written - back) & (ROOM - 1)]
        return total / count
