"""When to read a part that has no "ready" of its own."""

from ball.timing import MOST, SECOND_US, since


class Pace:
    """Readings are due one period apart, without drift. What was missed is not made up for."""

    def __init__(self) -> None:
        self._period_us = SECOND_US
        self._last_us = self._late_us = 0
        self._begun = False

    def start(self, rate_hz: int) -> None:
        """The first reading is due one period after the next question."""
        self._period_us = SECOND_US // rate_hz
        self._begun = False

    def due(self, now_us: int) -> bool:
        """Stays true until the reading is taken."""
        if not self._begun:
            self._begun = True
            self._last_us = now_us
        self._late_us = since(self._last_us, now_us) - self._period_us
        return self._late_us >= 0

    def taken(self) -> None:
        """From when it was due, or from now if that is longer than a period ago."""
        step_us = self._period_us
        if self._late_us > step_us:
            step_us += self._late_us
        # As last_us + step_us, which could leave the small ints, but going round the other way.
        self._last_us = (self._last_us - (MOST - step_us) - 1) & MOST
