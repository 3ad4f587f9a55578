"""MicroPython's `machine`: what a ball may use on an ESP32-C3, an ESP32-S3 and a Pico 2 W."""

import rig_chips
import rig_timer
from rig_clock import CLOCK
from rig_line import BOARD, LINE
from rig_pins import WAKES, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import overload
else:
    overload = staticmethod  # MicroPython has no typing, and the last definition counts

Timer = rig_timer.Timer

PWRON_RESET, HARD_RESET, WDT_RESET, DEEPSLEEP_RESET, SOFT_RESET = 1, 2, 3, 4, 5


class Pin:
    IN, OUT, OPEN_DRAIN = 1, 3, 7
    PULL_DOWN, PULL_UP = 1, 2

    def __init__(
        self, id: int, mode: int = -1, pull: "int | None" = -1, *, value: "int | None" = None
    ) -> None:
        self._wire = wire(id)
        if mode >= 0:
            self.init(mode, pull, value=value)

    def init(self, mode: int, pull: "int | None" = -1, *, value: "int | None" = None) -> None:
        self._wire.pulled = 1 if pull == Pin.PULL_UP else 0
        if mode == Pin.IN:
            self._wire.out = None
        else:
            self._wire.drive(value or 0)

    @overload
    def value(self) -> int: ...
    @overload
    def value(self, level: int) -> None: ...  # noqa: F811  # ruff looks for typing's own
    def value(self, level: "int | None" = None) -> "int | None":  # noqa: F811
        if level is None:
            return self._wire.level()
        self._wire.drive(1 if level else 0)
        return None

    def on(self) -> None:
        self._wire.drive(1)

    def off(self) -> None:
        self._wire.drive(0)

    @property
    def number(self) -> int:
        """The rig's alone; boards have none."""
        return self._wire.number


class ADC:
    """An ESP32 reads to about 1 V, unless it is told to attenuate; a Pico cannot be told."""

    ATTN_0DB, ATTN_11DB = 0, 3

    def __init__(self, pin: "Pin | int") -> None:
        self._chip = rig_chips.ANALOGUE[pin if isinstance(pin, int) else pin.number]
        self._all = BOARD["board"] == "pico2w"

    def atten(self, atten: int) -> None:
        self._all = atten == ADC.ATTN_11DB

    def read_u16(self) -> int:
        counts = int(self._chip.read_u16())
        return counts if self._all else min(counts * 33 // 10, 65535)


if BOARD["board"] == "pico2w":
    del ADC.atten


class I2C:
    """Both pins are needed: a board has only one pair that its firmware was soldered to."""

    def __init__(self, id: int = 0, *, scl: Pin, sda: Pin, freq: int = 400_000) -> None:
        self._bus = rig_chips.BUS

    def readfrom_mem_into(self, addr: int, memaddr: int, buf: bytearray) -> None:
        self._bus.readfrom_mem_into(addr, memaddr, buf)

    def readfrom_mem(self, addr: int, memaddr: int, nbytes: int) -> bytes:
        buf = bytearray(nbytes)
        self._bus.readfrom_mem_into(addr, memaddr, buf)
        return bytes(buf)

    def writeto_mem(self, addr: int, memaddr: int, buf: "bytes | bytearray") -> None:
        self._bus.writeto_mem(addr, memaddr, buf)

    def readfrom_into(self, addr: int, buf: bytearray) -> None:
        self._bus.readfrom_into(addr, buf)

    def writeto(self, addr: int, buf: "bytes | bytearray") -> int:
        self._bus.writeto(addr, buf)
        return len(buf)


SoftI2C = I2C


def unique_id() -> bytes:
    return bytes.fromhex(str(BOARD["unique_id"]))


def reset_cause() -> int:
    return int(str(BOARD["reset_cause"]))


def freq(hz: "int | None" = None) -> int:
    return hz or 160_000_000


def disable_irq() -> int:
    """Nothing interrupts a program here that does not sleep."""
    return 0


def enable_irq(state: int) -> None:
    pass


def idle() -> None:
    CLOCK.sleep_us(1000)


def lightsleep(ms: int = 0) -> None:
    CLOCK.sleep_us(ms * 1000)


def deepsleep() -> None:
    """The rig takes the power, and gives it again when a pin wakes the board (esp32.py)."""
    _end("deepsleep", wakes=WAKES)


def reset() -> None:
    _end("reset")


def _end(how: str, **more: object) -> None:
    LINE.say(how, **more)
    while True:  # until the rig has ended this process, or is gone itself
        LINE.listen(1000)
