"""Time that passes when a test says so."""

WRAPS_AT_US = 1 << 30


class Clock:
    def __init__(self, us: int = 0) -> None:
        self.us = us

    def now_us(self) -> int:
        """For the chips, which live in real time."""
        return self.us

    def ticks_us(self) -> int:
        """As a board's own clock, which wraps."""
        return self.us % WRAPS_AT_US
