"""How fast the ball turned: root mean square of the last second, ten times a second."""

from array import array

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .parts import Imu

TIMES_PER_S = 10
ENOUGH_HZ = 100  # of which a second at 300 degrees a second sums up to a small int


def isqrt(square: int) -> int:
    """The whole part of the square root."""
    root = square
    better = (root + 1) // 2
    while better < root:
        root = better
        better = (root + square // root) // 2
    return root


class Motion:
    """`number` and `rms_dps10` are the latest: up to which sample, and 0.1 degrees a second.

    Between the samples it looks at it asks nothing: a gyroscope's bus is slow. A second that turns
    faster than 300 degrees a second makes ints which boards allocate.
    """

    def __init__(self, imu: "Imu") -> None:
        self.number = -1
        self.rms_dps10 = 0
        self._imu = imu

    def start(self, rate_hz: int) -> None:
        self._thin = max(1, rate_hz // ENOUGH_HZ)
        self._squares = array("I", [0] * (rate_hz // self._thin))
        self._every = max(1, rate_hz // TIMES_PER_S)
        self._next = self._filled = self._sum = 0

    def feel(self, number: int) -> None:
        """With every sample. A gyroscope that fails says nothing, so that nothing is made of it."""
        if number % self._thin and number % self._every:
            return
        try:
            turning_dps10 = self._imu.turning_dps10()
        except OSError:
            self._next = self._filled = self._sum = 0
            return
        self._add(turning_dps10 * turning_dps10)
        if number % self._every == 0:
            self.rms_dps10 = isqrt(self._sum // self._filled)
            self.number = number

    def _add(self, square: int) -> None:
        size = len(self._squares)
        if self._filled == size:
            self._sum -= self._squares[self._next]
        else:
            self._filled += 1
        self._squares[self._next] = square
        self._sum += square
        self._next = (self._next + 1) % size
