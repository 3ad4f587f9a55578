"""Whether readings come as far apart as a sensor can make them."""

from .timing import SECOND_US, since

IN_A_ROW = 4  # one or two are early after one that was taken late


class Gait:
    """A data-ready wire that is stuck says "ready" whenever it is asked."""

    def start(self, rate_hz: int) -> None:
        self._least_us = SECOND_US // rate_hz // 2
        self._early = self._last_us = 0
        self.interrupt()

    def interrupt(self) -> None:
        """The sensor was set up anew: its first reading tells nothing, nor takes anything back."""
        self._first = True

    def hurries(self, now_us: int) -> bool:
        """With each reading: whether it is one too early too often. Allocates nothing."""
        early = self._first or since(self._last_us, now_us) < self._least_us
        self._first = False
        self._last_us = now_us
        self._early = min(self._early + 1, IN_A_ROW) if early else 0
        return self._early == IN_A_ROW
