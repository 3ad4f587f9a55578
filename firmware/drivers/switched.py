"""Something that is on while its pin is high: a buzzer, a vibration motor, a light."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .wiring import Output


class Switched:
    """Off to begin with, whatever the pin did before."""

    def __init__(self, pin: "Output") -> None:
        self._pin = pin
        self.off()

    def on(self) -> None:
        self._pin.value(1)

    def off(self) -> None:
        self._pin.value(0)
