"""When the ball may rest: sleep lightly when nobody uses it, off when nobody comes."""

AWAKE, DOZING, OFF = range(3)

DOZE_AFTER_MS = 2 * 60 * 1000
OFF_AFTER_MS = 10 * 60 * 1000
LOW_PERCENT = 15
CABLE_MS = 60 * 1000  # until a gauge tells that the cell charges
EMPTY_PERCENT = 5  # a cell below it ages; the buzzer's current may already reset the board


class Power:
    """Told of every sign of use; `now_ms` counts up from anywhere."""

    def __init__(self, now_ms: int) -> None:
        self.percent = 255  # unknown
        self.charging = False
        self._woke_ms = self._used_ms = now_ms

    def used(self, now_ms: int) -> None:
        """Pressed, connected, or a button."""
        self._used_ms = now_ms

    def measured(self, percent: int, charging: bool) -> None:
        self.percent, self.charging = percent, charging

    @property
    def low(self) -> bool:
        return self.percent <= LOW_PERCENT and not self.charging

    @property
    def empty(self) -> bool:
        return self.percent <= EMPTY_PERCENT and not self.charging

    def state(self, now_ms: int) -> int:
        """AWAKE, DOZING (no radio; a press or the button wakes it) or OFF (the button does)."""
        idle_ms = now_ms - self._used_ms
        empty = self.empty and now_ms - self._woke_ms >= CABLE_MS
        if empty or idle_ms >= OFF_AFTER_MS:
            return OFF
        return DOZING if idle_ms >= DOZE_AFTER_MS else AWAKE
