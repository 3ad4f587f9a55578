"""MPRLS0025PA: absolute air pressure, 0 to 25 psi (Honeywell MPR Series, 32332628, I2C section).

Each conversion is asked for, takes about 5 ms, and is read when the next is due.
"""

from .faults import NOT_ANSWERING, WRONG_CHIP, Fault
from .pace import Pace
from .patience import Patience

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .wiring import I2C

ADDRESS = 0x18
MEASURE = b"\xaa\x00\x00"

# The status byte. 0x04, a memory that is not intact, is the last bit it can have.
POWERED, BUSY, BEYOND = 0x40, 0x20, 0x01

MIDDLE = 1 << 23  # of the 24 bits, which have no sign; a sample has one


class Mprls:
    kind = 3
    full_counts = 6_710_886  # 0 and 25 psi are 10 % and 90 % of the 24 bits: 40 % off the middle
    rates: "tuple[int, ...]" = (50, 100)

    def __init__(self, i2c: "I2C") -> None:
        self._i2c = i2c
        self._pace = Pace()
        self._patience = Patience()
        self._status = bytearray(1)
        self._bytes = bytearray(4)

    def start(self, rate_hz: int) -> None:
        self._pace.start(rate_hz)
        self._patience.start(rate_hz)
        if not self._busy():
            self._measure()

    def ready(self, now_us: int) -> bool:
        if not self._pace.due(now_us):
            return False
        if self._busy():
            self._patience.wait(now_us)
            return False
        return True

    def read(self) -> int:
        """Counts from the middle of the range. Pressure beyond what the chip can tell is full."""
        self._fill(self._bytes)
        self._pace.taken()
        self._patience.end()
        self._measure()
        if self._intact(self._bytes[0]) & BEYOND:
            return self.full_counts
        return (self._bytes[1] << 16 | self._bytes[2] << 8 | self._bytes[3]) - MIDDLE

    def sleep(self) -> None:
        """It rests by itself when nothing is asked for."""

    def _busy(self) -> bool:
        self._fill(self._status)
        return bool(self._intact(self._status[0]) & BUSY)

    def _intact(self, status: int) -> int:
        """It has no name. A status that an MPR in order cannot have is another chip's."""
        if status & ~(BUSY | BEYOND) != POWERED:
            raise Fault(WRONG_CHIP)
        return status

    def _fill(self, buffer: bytearray) -> None:
        try:
            self._i2c.readfrom_into(ADDRESS, buffer)
        except OSError:
            raise Fault(NOT_ANSWERING) from None

    def _measure(self) -> None:
        try:
            self._i2c.writeto(ADDRESS, MEASURE)
        except OSError:
            raise Fault(NOT_ANSWERING) from None
