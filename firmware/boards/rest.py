"""Sleeping, light and deep, as far as a board can."""

import machine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from machine import Pin

LOOK_EVERY_MS = 100
RELEASED_MS = 50  # without a bounce


def doze() -> None:
    """A moment of light sleep; the radio must be off."""
    machine.lightsleep(LOOK_EVERY_MS)


def off(button: "Pin", wake_by: str) -> None:
    """Until the button is pressed; then the ball starts anew. `wake_by`: see boards/*.py."""
    _until_released(button)
    if _armed(button, wake_by):
        machine.deepsleep()
    while button.value():
        machine.lightsleep(LOOK_EVERY_MS)
    machine.reset()


def _until_released(button: "Pin") -> None:
    """Who switches it off by the button has a finger on it."""
    high_ms = 0
    while high_ms < RELEASED_MS:
        machine.lightsleep(RELEASED_MS // 5)
        high_ms = high_ms + RELEASED_MS // 5 if button.value() else 0


def _armed(button: "Pin", wake_by: str) -> bool:
    """Whether the button ends a deep sleep; if not, light sleep must do."""
    if not wake_by:
        return False
    import esp32

    if not hasattr(esp32, wake_by):
        return False
    getattr(esp32, wake_by)((button,), esp32.WAKEUP_ALL_LOW)
    return True
