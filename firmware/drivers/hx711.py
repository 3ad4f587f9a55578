"""HX711: the common 24-bit converter of load cells, on two pins (Avia Semiconductor, pages 4-5).

It gives 80 readings a second with its RATE pin high. With RATE low it gives 10, which a sampler
sees as seven of eight missing.
"""

from ball.timing import since

from .faults import NOT_ANSWERING, Fault
from .patience import Patience
from .signed import signed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .wiring import Input, Interrupts, Output

POWER_DOWN_US = 60  # page 5: a clock that is high for longer powers the chip down
BITS = 24
ALL_ONES = -1
DEAD = 8  # in a row: 0.1 s of them are no coincidence of noise


class Hx711:
    """`locked` is the module `machine`: interrupts wait while the clock is high.

    Without it an interrupt of 60 us in that time powers the chip down in the middle of a reading.
    """

    kind = 1
    full_counts = 0x7FFFFF
    rates: "tuple[int, ...]" = (80,)

    def __init__(self, clock: "Output", data: "Input", locked: "Interrupts | None" = None) -> None:
        self._clock = clock
        self._data = data
        self._locked = locked
        self._patience = Patience()
        self._powering = self._begun = False
        self._since_us = 0
        self._ones = 0

    def start(self, rate_hz: int) -> None:
        """Through a power-down, after which it always measures channel A with gain 128."""
        self._patience.start(rate_hz)
        self._clock.value(1)
        self._powering = True
        self._begun = False
        self._ones = 0

    def ready(self, now_us: int) -> bool:
        if self._powering:
            self._power_up(now_us)
        elif not self._data.value():
            return True
        self._patience.wait(now_us)
        return False

    def read(self) -> int:
        raw = 0
        for _ in range(BITS):
            raw = raw << 1 | self._pulse()
        # The 25th pulse asks for channel A and gain 128, and takes the data pin back up (page 4).
        if not self._pulse():
            raise Fault(NOT_ANSWERING)
        self._patience.end()
        return self._alive(signed(raw, BITS))

    def sleep(self) -> None:
        self._clock.value(1)

    def _power_up(self, now_us: int) -> None:
        if not self._begun:
            self._begun = True
            self._since_us = now_us
        elif since(self._since_us, now_us) > POWER_DOWN_US:
            self._clock.value(0)
            self._powering = False

    def _pulse(self) -> int:
        if self._locked is None:
            self._clock.value(1)
            self._clock.value(0)
        else:
            state = self._locked.disable_irq()
            self._clock.value(1)
            self._clock.value(0)
            self._locked.enable_irq(state)
        return self._data.value()

    def _alive(self, raw: int) -> int:
        """A chip without power, or a data wire that floats, reads as nothing but ones."""
        self._ones = self._ones + 1 if raw == ALL_ONES else 0
        if self._ones >= DEAD:
            raise Fault(NOT_ANSWERING)
        return raw
