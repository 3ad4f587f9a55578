"""What the ball does by itself, host or no host: it buzzes at the ceiling, and when force jumps.

Design, "What must always hold", 7. It compares raw counts, so that a reading costs no arithmetic
that allocates. Limits: facts rows 14-19, as the host has them.
"""

from . import haptics, wire
from .calibration import NONE, RELATIVE_FULL_SCALE
from .jump import MOST, Jump

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .calibration import Calibration
    from .haptics import Haptics

USUAL_CEILING_N = 80.0  # before anybody measured one
MOST_N = 250.0  # no ceiling is above it,
MOST_SHARE = 0.8  # nor above this share of full scale
STIRRED_N = 10.0  # a change by so much is somebody, not drift
CLEAR_SHARE = 0.9  # of the ceiling; below it the warning may come again
SPIKE_N = 20.0
SPIKE_SHARE = 0.25  # of the ceiling


class Reflex:
    """`use` tells it what counts mean, `guard` the host's ceiling; its own limit always stays."""

    def __init__(self, player: "Haptics") -> None:
        self.over = False
        self.stirred = False  # since somebody last asked and set it back
        self._player = player
        self._jump = Jump()
        self._sign = 1
        self._host_counts = wire.NO_CEILING
        self._ceiling = self._clear = MOST  # pressing positive
        self._stir = self._settled = 0

    def use(self, calibration: "Calibration", full_n: int, rate_hz: int) -> None:
        """After a change of any of them. `full_n` is 0 where it is unknown."""
        self._calibration, self._full_n = calibration, full_n
        self._sign = -1 if calibration.downwards else 1
        self._stir = abs(calibration.counts(STIRRED_N) - calibration.counts(0.0))
        self._jump.start(rate_hz)
        self._set()

    def guard(self, counts: int) -> None:
        """NO_CEILING lifts the host's ceiling; the ball's own limit is not the host's to lift."""
        self._host_counts = counts
        self._set()

    @property
    def guarded(self) -> bool:
        """Whether a host has set a ceiling."""
        return self._host_counts != wire.NO_CEILING

    def feel(self, raw: int) -> None:
        """Every reading, as soon as it is there. Allocates nothing."""
        pressed = -raw if self._sign < 0 else raw
        jumped = self._jump.feel(pressed)
        if abs(pressed - self._settled) > self._stir:
            self._settled = pressed
            self.stirred = True
        if pressed >= self._ceiling:
            if not self.over or self._player.playing not in haptics.URGENT:
                self._player.play(haptics.EASE_OFF)
            self.over = True
            return
        if pressed < self._clear:
            self.over = False
        if jumped:
            self._player.play(haptics.SPIKE)

    def _set(self) -> None:
        mean = self._calibration
        own = self._sign * mean.counts(self._own_n())
        host = self._sign * self._host_counts if self.guarded else MOST
        self._ceiling = max(-MOST, min(own, host, MOST))
        ceiling_n = mean.force_n(self._sign * self._ceiling)
        if ceiling_n is None:
            self._clear = int(self._ceiling * CLEAR_SHARE)
            ceiling_n = USUAL_CEILING_N
        else:
            self._clear = self._sign * mean.counts(ceiling_n * CLEAR_SHARE)
        spike_of_n = min(ceiling_n, USUAL_CEILING_N) if not self.guarded else ceiling_n
        self._jump.set_rise(mean, max(SPIKE_N, SPIKE_SHARE * spike_of_n))

    def _own_n(self) -> float:
        """Where nobody calibrated it, as a percentage of full scale."""
        if self._calibration.kind == NONE:
            return MOST_SHARE * RELATIVE_FULL_SCALE
        return min(MOST_N, MOST_SHARE * self._full_n) if self._full_n else MOST_N
