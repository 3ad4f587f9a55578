"""machine.Timer: a callback at exact moments of the device's clock."""

from rig_clock import CLOCK, Alarm
from rig_line import BOARD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# In MicroPython's ports: a C3 has two hardware timers, an S3 four, and a Pico only virtual ones,
# which have no number.
_IDS = {"xiao_esp32c3": (0, 1), "xiao_esp32s3": (0, 1, 2, 3), "pico2w": (-1,)}


class Timer:
    ONE_SHOT, PERIODIC = 0, 1

    def __init__(
        self,
        id: int = -1,
        *,
        mode: int = PERIODIC,
        freq: float = 0,
        period: int = 0,
        callback: "Callable[[Timer], object] | None" = None,
    ) -> None:
        if id not in _IDS[str(BOARD["board"])]:
            raise ValueError("invalid Timer number")
        self._alarm: Alarm | None = None
        if callback is not None:
            self.init(mode=mode, freq=freq, period=period, callback=callback)

    def init(
        self,
        *,
        mode: int = PERIODIC,
        freq: float = 0,
        period: int = 0,
        callback: "Callable[[Timer], object]",
    ) -> None:
        """`period` in milliseconds, or `freq` in hertz."""
        self.deinit()
        period_us = int(1_000_000 / freq) if freq else period * 1000
        again_us = period_us if mode == Timer.PERIODIC else 0
        self._alarm = Alarm(CLOCK.now_us + period_us, again_us, lambda: callback(self))
        CLOCK.add(self._alarm)

    def deinit(self) -> None:
        if self._alarm is not None:
            CLOCK.remove(self._alarm)
            self._alarm = None
