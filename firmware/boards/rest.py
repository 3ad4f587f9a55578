"""Sleeping, light and deep, as far as a board can."""

import machine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from machine import Pin

LOOK_EVERY_MS = 250


def doze() -> None:
    """A moment of light sleep; the radio must be off."""
    machine.lightsleep(LOOK_EVERY_MS)


def off(button: "Pin") -> None:
    """Until the button is pressed; then the ball starts anew."""
    if _wakes_from_deep_sleep(button):
        machine.deepsleep()
    while button.value():
        machine.lightsleep(LOOK_EVERY_MS)
    machine.reset()


def _wakes_from_deep_sleep(button: "Pin") -> bool:
    """ESP32s can; each kind has its own name for it."""
    try:
        import esp32
    except ImportError:
        return False
    for arm in ("wake_on_gpio", "wake_on_ext1"):
        if hasattr(esp32, arm):
            getattr(esp32, arm)((button,), esp32.WAKEUP_ALL_LOW)
            return True
    return False
