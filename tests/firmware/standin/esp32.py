"""MicroPython's `esp32`, which only those boards have: what wakes them from deep sleep.

A C3 has `wake_on_gpio`, for its pins 0 to 5 alone; an S3 `wake_on_ext1`, for 0 to 21 (the chips'
data sheets: only these belong to the part that stays awake).
"""

from rig_line import BOARD
from rig_pins import WAKES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from machine import Pin

WAKEUP_ALL_LOW, WAKEUP_ANY_HIGH = False, True


def _arm(pins: "Iterable[Pin]", level: bool, last: int) -> None:
    WAKES[:] = [pin.number for pin in pins]
    if level != WAKEUP_ALL_LOW or max(WAKES) > last:
        raise ValueError("invalid pin")


if BOARD["board"] == "xiao_esp32c3":

    def wake_on_gpio(pins: "Iterable[Pin]", level: bool) -> None:
        _arm(pins, level, 5)

elif BOARD["board"] == "xiao_esp32s3":

    def wake_on_ext1(pins: "Iterable[Pin]", level: bool) -> None:
        _arm(pins, level, 21)

else:
    raise ImportError("no module named 'esp32'")
