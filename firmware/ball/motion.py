"""How fast the ball turned: root mean square of the last second, ten times a second."""

from array import array

from .maths import isqrt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .parts import Imu

TIMES_PER_S = 10
HALF_BITS = 20  # a second of squares is no small int on a board, but two sums of parts of them are
LOW_HALF = (1 << HALF_BITS) - 1


class Motion:
    """`number` and `rms_dps10` are the latest: up to which sample, and 0.1 degrees a second."""

    def __init__(self, imu: "Imu") -> None:
        self.number = -1
        self.rms_dps10 = 0
        self._imu = imu
        self._works = False

    def start(self, rate_hz: int) -> None:
        """While nothing is felt."""
        self._squares = array("I", [0] * rate_hz)
        self._every = max(1, rate_hz // TIMES_PER_S)
        self._works = False
        self.revive()

    def revive(self) -> None:
        """Sets a gyroscope up that does not work; one that cannot be is tried again later."""
        if self._works:
            return
        self._forget()
        try:
            self._imu.start()
        except OSError:
            return
        self._works = True  # from here on the timer reads it

    def feel(self, number: int) -> None:
        """With every sample. A gyroscope that fails says nothing, so that nothing is made of it."""
        if not self._works:
            return
        try:
            turning_dps10 = self._imu.turning_dps10()
        except OSError:
            self._works = False
            return
        self._add(turning_dps10 * turning_dps10)
        if number % self._every == 0:
            self.rms_dps10 = isqrt(self._mean())
            self.number = number

    def _forget(self) -> None:
        self._next = self._filled = self._high = self._low = 0

    def _mean(self) -> int:
        """Long division: of the upper halves, and of what they leave with the lower ones."""
        high, low, count = self._high, self._low, self._filled
        return ((high // count) << HALF_BITS) + (((high % count) << HALF_BITS) + low) // count

    def _add(self, square: int) -> None:
        size = len(self._squares)
        if self._filled == size:
            oldest = self._squares[self._next]
            self._high -= oldest >> HALF_BITS
            self._low -= oldest & LOW_HALF
        else:
            self._filled += 1
        self._squares[self._next] = square
        self._high += square >> HALF_BITS
        self._low += square & LOW_HALF
        self._next = (self._next + 1) % size
