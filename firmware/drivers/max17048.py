"""MAX17048: how full the lithium cell is (Maxim 19-6171, register summary)."""

from .faults import Fault
from .registers import Registers
from .signed import signed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .wiring import I2C

ADDRESS = 0x36

SOC, VERSION, CRATE = 0x04, 0x08, 0x16
FAMILY = 0x0010  # 0x001x
UNKNOWN = 255


class Max17048:
    """A gauge that does not answer, or is another chip, is no trouble: the ball knows less."""

    def __init__(self, i2c: "I2C") -> None:
        self._registers = Registers(i2c, ADDRESS)

    def percent(self) -> int:
        """0 to 100; 255 is unknown."""
        try:
            return min(100, self._registers.word(SOC) >> 8) if self._known() else UNKNOWN
        except Fault:
            return UNKNOWN

    def charging(self) -> bool:
        """Whether the cell gains charge, by its voltage: seen minutes after the cable is put in."""
        try:
            return self._known() and signed(self._registers.word(CRATE), 16) > 0
        except Fault:
            return False

    def _known(self) -> bool:
        return self._registers.word(VERSION) & 0xFFF0 == FAMILY
