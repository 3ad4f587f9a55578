"""A button to ground, on a pin with a pull-up."""

from ball.timing import since

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .wiring import Input

STEADY_MS = 20  # tactile switches bounce for 5 ms, worn ones for 10; by feel


class Button:
    """Believes what the pin says once it has said so for 20 ms."""

    def __init__(self, pin: "Input") -> None:
        self._pin = pin
        self._low = self._pressed = False
        self._changed_ms = self._pressed_ms = 0

    def step(self, now_ms: int) -> bool:
        """True once for each press. To be asked every few milliseconds."""
        low = not self._pin.value()
        if low != self._low:
            self._low = low
            self._changed_ms = now_ms
        if low == self._pressed or since(self._changed_ms, now_ms) < STEADY_MS:
            return False
        self._pressed = low
        self._pressed_ms = self._changed_ms
        return low

    def held_ms(self, now_ms: int) -> int:
        """How long it has been down, 0 when it is up."""
        return since(self._pressed_ms, now_ms) if self._pressed else 0
