"""What the ball does by itself, host or no host: it buzzes at the ceiling, and when force jumps.

Design, "What must always hold", 7. It compares raw counts, so that a reading costs no arithmetic
that allocates.
"""

from . import haptics, wire
from .jump import Jump
from .limits import Limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .calibration import Calibration
    from .haptics import Haptics


class Reflex:
    """`use` comes first, and tells what counts mean; `guard` sets the host's ceiling.

    The timer feels, and may come anywhere in what the loop does: that makes limits and jump anew
    and puts both in force in one assignment.
    """

    def __init__(self, player: "Haptics") -> None:
        self.over = False
        self.loaded = False  # so much that it may be somebody, or a cushion
        self.stirred = False  # since somebody last asked and set it back
        self.moved = False  # the same, by less: somebody who lies on it cannot help it
        self._player = player
        self._host_counts = wire.NO_CEILING
        self._stir_from = self._move_from = 0

    def use(self, calibration: "Calibration", full_n: int, rate_hz: int) -> None:
        """After a change of any of them. `full_n` is 0 where it is unknown."""
        self._calibration, self._full_n = calibration, full_n
        jump = Jump()
        jump.start(rate_hz)
        self._hold_to(jump)

    def guard(self, counts: int) -> None:
        """NO_CEILING lifts the host's ceiling; the ball's own limit is not the host's to lift."""
        self._host_counts = counts
        self._hold_to(self._held_to[1])

    @property
    def guarded(self) -> bool:
        """Whether a host has set a ceiling."""
        return self._host_counts != wire.NO_CEILING

    def feel(self, raw: int) -> None:
        """Every reading, as soon as it is there. Allocates nothing."""
        limits, jump = self._held_to
        pressed = -raw if limits.sign < 0 else raw
        jumped = jump.feel(pressed)
        self._notice(pressed, limits)
        # A cell that is wired or calibrated the wrong way round is pressed to its other end.
        if pressed >= limits.ceiling or pressed <= -limits.end:
            if not self.over or self._player.playing not in haptics.URGENT:
                self._player.warn(haptics.EASE_OFF)
            self.over = True
            return
        if pressed < limits.clear:
            self.over = False
        if jumped:
            self._player.warn(haptics.SPIKE)

    def _notice(self, pressed: int, limits: Limits) -> None:
        """Whether it is somebody."""
        self.loaded = pressed >= limits.load
        if abs(pressed - self._stir_from) > limits.stir:
            self._stir_from = pressed
            self.stirred = True
        if abs(pressed - self._move_from) > limits.move:
            self._move_from = pressed
            self.moved = True

    def _hold_to(self, jump: Jump) -> None:
        limits = Limits(self._calibration, self._full_n, self._host_counts)
        jump.set_rise(self._calibration, limits.spike_n)
        self._held_to = (limits, jump)
