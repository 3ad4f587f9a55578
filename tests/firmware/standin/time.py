"""MicroPython's `time` on the device's clock (rig_clock.py).

Ticks wrap at 2**30, as on the boards. They begin some seconds before their wrap, so that whatever
runs for a while lives through one.
"""

from rig_clock import CLOCK

_PERIOD = 1 << 30
_HALF = _PERIOD >> 1
_FIRST_US = _PERIOD - 5_000_000
_FIRST_MS = _PERIOD - 5_000


def ticks_us() -> int:
    return (_FIRST_US + CLOCK.look()) & (_PERIOD - 1)


def ticks_ms() -> int:
    return (_FIRST_MS + CLOCK.look() // 1000) & (_PERIOD - 1)


def ticks_add(ticks: int, delta: int) -> int:
    return (ticks + delta) & (_PERIOD - 1)


def ticks_diff(end: int, start: int) -> int:
    return ((end - start + _HALF) & (_PERIOD - 1)) - _HALF


def sleep(seconds: float) -> None:
    CLOCK.sleep_us(int(seconds * 1_000_000))


def sleep_ms(ms: int) -> None:
    CLOCK.sleep_us(ms * 1000)


def sleep_us(us: int) -> None:
    CLOCK.sleep_us(us)


def time() -> int:
    """Seconds since power-on: a board without a battery for its clock knows no better."""
    return CLOCK.look() // 1_000_000
