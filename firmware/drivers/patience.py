"""How long a chip may have nothing to say."""

from ball.timing import SECOND_US, since

from .faults import STUCK, Fault

STARTING_US = 1_500_000  # the slowest start is a NAU7802's at 10 Hz: about 1 s, see nau7802.py
SHORTEST_US = 250_000  # the host says "no data" after 0.5 s; the ball should know before
PERIODS = 10


class Patience:
    """Tells a chip that is stuck from one that is about to answer."""

    def __init__(self) -> None:
        self._running_us = self._limit_us = STARTING_US
        self._since_us = 0
        self._begun = False

    def start(self, rate_hz: int) -> None:
        """Time runs from the next question."""
        self._running_us = max(SHORTEST_US, PERIODS * SECOND_US // rate_hz)
        self._limit_us = STARTING_US
        self._begun = False

    def wait(self, now_us: int) -> None:
        """There is nothing yet. Raises Fault if that has been so for too long."""
        if not self._begun:
            self._begun = True
            self._since_us = now_us
        elif since(self._since_us, now_us) > self._limit_us:
            raise Fault(STUCK)

    def end(self) -> None:
        """There is a reading."""
        self._limit_us = self._running_us
        self._begun = False
