"""A sudden slip, felt by the ball itself: force jumps above the level of the last three seconds.

The host's spike detector in small: the level is kept in slots of 50 ms, so a rise may take 250 to
300 ms; it takes two readings in a row, so that a glitch is none.
"""

from array import array

from .calibration import POWER_LAW
from .timing import MOST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .calibration import Calibration

SLOTS_PER_S = 20
SLOTS = 60  # 3 s: as long as a hold outlasts a dip, so that coming back is no jump
RISING = 5  # the newest, in which the rise itself may be
SILENT_S = 2
STAIRS = 32  # between which the counts of a power law are as good as straight
PARTS = 127  # of a stair: so many times 24 bits is still a small int


class _Rise:
    """By how much it must rise; in counts that depends on the level unless they are linear."""

    def __init__(self, calibration: "Calibration", rise_n: float) -> None:
        rise = abs(calibration.counts(rise_n) - calibration.counts(0.0))
        self._counts = min(rise, MOST // 2)
        self._needs = array("i", [])
        self._stair = 0
        if calibration.kind == POWER_LAW:
            self._stair = stair = max(1, calibration.full_counts // STAIRS)
            for i in range(STAIRS + 1):
                force_n = calibration.force_n(i * stair) or 0.0
                self._needs.append(min(calibration.counts(force_n + rise_n), MOST // 2))

    def from_level(self, level: int) -> int:
        """Where it ends. Allocates nothing."""
        stair = self._stair
        if not stair:
            return level + self._counts
        at = max(0, min(STAIRS - 1, level // stair))
        low, high = self._needs[at], self._needs[at + 1]
        part = max(0, level - at * stair) * PARTS // stair
        return low + part * (high - low) // PARTS


class Jump:
    """Readings are pressing positive. `start` and `set_rise` are for the loop; the rest is the
    timer's, and allocates nothing.
    """

    def __init__(self) -> None:
        self._slots = array("i", [0] * SLOTS)

    def start(self, rate_hz: int) -> None:
        """Before anything is felt."""
        self._slot_samples = max(1, rate_hz // SLOTS_PER_S)
        self._silent_samples = SILENT_S * rate_hz
        self._slot = self._filled = self._in_slot = self._silent = 0
        self._high = -MOST
        self._level = MOST
        self._before = False
        self._last = -MOST

    def set_rise(self, calibration: "Calibration", rise_n: float) -> None:
        """In force at once and whole, in whatever the timer is about."""
        self._rise = _Rise(calibration, rise_n)

    def feel(self, pressed: int) -> bool:
        """Whether it jumped, now."""
        self._high = max(self._high, min(pressed, self._last))  # a glitch is no level either
        self._last = pressed
        self._in_slot += 1
        high = self._level != MOST and pressed >= self._rise.from_level(self._level)
        jumped = high and self._before and not self._silent
        self._before = high
        if self._silent:
            self._silent -= 1
        if jumped:
            self._silent = self._silent_samples
        if self._in_slot == self._slot_samples:
            self._close_slot()
        return jumped

    def _close_slot(self) -> None:
        self._slots[self._slot] = self._high
        self._slot = (self._slot + 1) % SLOTS
        self._filled = min(self._filled + 1, SLOTS)
        self._high, self._in_slot = -MOST, 0
        level = -MOST
        for back in range(RISING + 1, self._filled + 1):
            was = self._slots[(self._slot - back) % SLOTS]
            level = max(level, was)
        self._level = level if self._filled > RISING else MOST
