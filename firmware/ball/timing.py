"""A board's microseconds, which wrap at 2**30, as time since the ball woke. Small ints only."""

MOST = 0x3FFF_FFFF  # one more would be no small int on a board, and cost memory each time
SECOND_US = 1_000_000


def since(then_us: int, now_us: int) -> int:
    """Microseconds from one moment to another that is less than 18 minutes later."""
    return (now_us - then_us) & MOST


class Uptime:
    """Told the time more often than the clock wraps."""

    def __init__(self, now_us: int) -> None:
        self.s = 0
        self.us = 0  # of the second begun
        self._seen_us = now_us

    def pass_to(self, now_us: int) -> int:
        """How long it was since the last time, in microseconds."""
        passed_us = since(self._seen_us, now_us)
        self._seen_us = now_us
        self.us += passed_us
        while self.us >= SECOND_US:
            self.us -= SECOND_US
            self.s += 1
        return passed_us
