"""LSM6DS3 and LSM6DS3TR-C: how fast the ball turns (ST, register maps of both data sheets)."""

from ball.maths import isqrt

from .faults import WRONG_CHIP, Fault
from .registers import Registers
from .signed import signed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .wiring import I2C

ADDRESS = 0x6A  # SA0 to ground

WHO_AM_I, CTRL2_G, CTRL3_C, OUTX_L_G = 0x0F, 0x11, 0x12, 0x22
NAMES = (0x69, 0x6A)  # LSM6DS3, LSM6DS3TR-C
WHOLE_VALUES_IN_A_ROW = 0x40 | 0x04  # BDU and IF_INC
AT_208_HZ_TO_2000_DPS = 0b0101 << 4 | 0b11 << 2
POWER_DOWN = 0

# A square of three such axes stays a small int. Faster than 573 degrees a second is coarser.
EXACT_COUNTS = 8192
MOST_DPS10 = 32767


class Lsm6ds3:
    def __init__(self, i2c: "I2C") -> None:
        self._registers = Registers(i2c, ADDRESS)
        self._bytes = bytearray(6)

    def start(self) -> None:
        if self._registers.byte(WHO_AM_I) not in NAMES:
            raise Fault(WRONG_CHIP)
        self._registers.set_byte(CTRL3_C, WHOLE_VALUES_IN_A_ROW)
        self._registers.set_byte(CTRL2_G, AT_208_HZ_TO_2000_DPS)

    def turning_dps10(self) -> int:
        """About whatever axis, in 0.1 degrees a second; 32767 is that or more."""
        self._registers.fill(OUTX_L_G, self._bytes)
        x, y, z = self._axis(0), self._axis(2), self._axis(4)
        coarser = 0 if max(x, y, z) < EXACT_COUNTS else 2
        x >>= coarser
        y >>= coarser
        z >>= coarser
        counts = isqrt(x * x + y * y + z * z) << coarser
        return min(counts * 7 // 10, MOST_DPS10)  # 70 mdps a count at 2000 dps

    def sleep(self) -> None:
        self._registers.set_byte(CTRL2_G, POWER_DOWN)

    def _axis(self, low: int) -> int:
        return abs(signed(self._bytes[low + 1] << 8 | self._bytes[low], 16))
