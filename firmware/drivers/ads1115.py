"""ADS1115: an FSR in a divider, on a 16-bit converter of its own (TI SBAS444, register map)."""

from .faults import STUCK, WRONG_CHIP, Fault
from .pace import Pace
from .registers import Registers
from .signed import signed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .wiring import I2C

ADDRESS = 0x48  # ADDR to ground

CONVERSION, CONFIG = 0, 1
# AIN0 to ground, +-4.096 V, continuous, 860 a second, no comparator
CONTINUOUS = 0b100 << 12 | 0b001 << 9 | 0b111 << 5 | 0b11
POWER_DOWN = CONTINUOUS | 1 << 8
STATUS = 1 << 15  # reads as whether a conversion is going on


class Ads1115:
    kind = 2
    full_counts = 26400  # the divider's 3.3 V of 4.096 V: what an FSR of no resistance gives
    rates: "tuple[int, ...]" = (50, 100, 200)

    def __init__(self, i2c: "I2C") -> None:
        self._registers = Registers(i2c, ADDRESS)
        self._pace = Pace()

    def start(self, rate_hz: int) -> None:
        self._pace.start(rate_hz)
        self._registers.set_word(CONFIG, CONTINUOUS)
        # The chip has no name. That it keeps its settings is the best it can show.
        if not self._continuous():
            raise Fault(WRONG_CHIP)

    def ready(self, now_us: int) -> bool:
        """A chip that lost its supply for a moment says 0 for ever, as an FSR at rest does.

        So it is asked each time whether it still measures, at the price of 0.1 ms on the bus.
        """
        if not self._pace.due(now_us):
            return False
        if not self._continuous():
            raise Fault(STUCK)
        return True

    def read(self) -> int:
        self._pace.taken()
        return signed(self._registers.word(CONVERSION), 16)

    def sleep(self) -> None:
        self._registers.set_word(CONFIG, POWER_DOWN)

    def _continuous(self) -> bool:
        return self._registers.word(CONFIG) & (STATUS - 1) == CONTINUOUS
