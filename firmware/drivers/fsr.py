"""An FSR in a divider, on the board's own converter."""

from .pace import Pace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .wiring import Converter


class Fsr:
    """A wire that is off reads as no force: nothing here can tell."""

    kind = 2
    # Boards stretch their 12 bits to the whole of 16. That is the supply of a Pico; an ESP32's
    # converter ends below it, so a hard press is full there before the FSR is.
    full_counts = 65535
    rates: "tuple[int, ...]" = (50, 100, 200)

    def __init__(self, adc: "Converter") -> None:
        self._adc = adc
        self._pace = Pace()

    def start(self, rate_hz: int) -> None:
        self._pace.start(rate_hz)

    def ready(self, now_us: int) -> bool:
        return self._pace.due(now_us)

    def read(self) -> int:
        self._pace.taken()
        return self._adc.read_u16()

    def sleep(self) -> None:
        """A converter rests when it is not asked."""
