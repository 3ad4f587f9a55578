"""What a ball's count of its button has risen by: docs/protocol.md, "Button"."""

COUNTS = 256


class Presses:
    """Only a press that is proven new is one."""

    def __init__(self) -> None:
        self._heard: int | None = None

    def begin(self) -> None:
        """The ball was told to start: the next count is only where it begins."""
        self._heard = None

    def risen(self, count: int) -> int:
        """Over the wrap too. A count from before the last one is late, and no news."""
        before = count if self._heard is None else self._heard
        ahead = (count - before) % COUNTS
        if ahead >= COUNTS // 2:
            return 0
        self._heard = count
        return ahead
