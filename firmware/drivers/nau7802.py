"""NAU7802: a load cell's 24-bit converter, up to 320 readings a second (Nuvoton, rev. 1.7).

Power-on sequencing in its data sheet tells the order of things. Nothing here waits: `ready`
goes on with the start whenever it is asked. That takes about 0.7 s at 80 Hz.
"""

from ball.timing import since

from .faults import STUCK, WRONG_CHIP, Fault
from .patience import Patience
from .registers import Registers
from .signed import signed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .wiring import I2C, Input

ADDRESS = 0x2A

# Section 11, the register map in detail
PU_CTRL, CTRL1, CTRL2, ADCO, ADC, PGA_PWR, REVISION = 0x00, 0x01, 0x02, 0x12, 0x15, 0x1C, 0x1F
RESET, DIGITAL, ANALOG, POWERED_UP, CYCLE, CYCLE_READY, OWN_SUPPLY = 1, 2, 4, 8, 16, 32, 128
RUN = DIGITAL | ANALOG | CYCLE | OWN_SUPPLY
LDO_3V0_GAIN_128 = 0b101 << 3 | 0b111  # with CRP = 0: the data-ready pin is high when it is
CALIBRATE, CALIBRATION_ERROR = 4, 8
CHOPPER_OFF = 0x30  # power-on sequencing, step 4
CAPACITOR = 0x80  # on Vin2: every common breakout has it

RATE_BITS = {10: 0, 20: 1, 40: 2, 80: 3, 320: 7}
SETTLING_US = 250_000  # until the load cell's supply and its capacitor stand still; by feel
UNSETTLED = 4  # conversions that still hold what was before the calibration, as in an HX711

POWERING, WARMING, CALIBRATING, RUNNING = range(4)


class Nau7802:
    """`data_ready` is the pin that tells of a reading; without it the bus is asked."""

    kind = 1
    # The converter ends at 2**23 - 1, before its own offset is taken off: up to 5 % less is full.
    full_counts = 8_000_000
    rates: "tuple[int, ...]" = (10, 20, 40, 80, 320)

    def __init__(self, i2c: "I2C", data_ready: "Input | None" = None) -> None:
        self._registers = Registers(i2c, ADDRESS)
        self._data_ready = data_ready
        self._patience = Patience()
        self._bytes = bytearray(3)
        self._stage = POWERING
        self._rate_bits = self._unsettled = 0
        self._since_us = 0

    def start(self, rate_hz: int) -> None:
        self._rate_bits = RATE_BITS[rate_hz] << 4
        self._stage = POWERING
        self._patience.start(rate_hz)
        self._registers.set_byte(PU_CTRL, RESET)
        self._registers.set_byte(PU_CTRL, DIGITAL)

    def ready(self, now_us: int) -> bool:
        """Raises Fault, WRONG_CHIP too: a chip that is not powered up yet cannot say what it is."""
        if self._stage == RUNNING and self._converted() and self._settled():
            return True
        self._patience.wait(now_us)
        if self._stage != RUNNING:
            self._go_on(now_us)
        return False

    def read(self) -> int:
        self._registers.fill(ADCO, self._bytes)
        self._patience.end()
        return signed(self._bytes[0] << 16 | self._bytes[1] << 8 | self._bytes[2], 24)

    def sleep(self) -> None:
        self._registers.set_byte(PU_CTRL, 0)

    def _converted(self) -> bool:
        if self._data_ready is not None:
            return self._data_ready.value() == 1
        return bool(self._registers.byte(PU_CTRL) & CYCLE_READY)

    def _settled(self) -> bool:
        if not self._unsettled:
            return True
        self._unsettled -= 1
        self._registers.fill(ADCO, self._bytes)
        return False

    def _go_on(self, now_us: int) -> None:
        if self._stage == POWERING:
            if self._registers.byte(PU_CTRL) & POWERED_UP:
                self._set_up()
                self._since_us = now_us
        elif self._stage == WARMING:
            if since(self._since_us, now_us) >= SETTLING_US:
                self._registers.set_byte(CTRL2, self._rate_bits | CALIBRATE)
                self._stage = CALIBRATING
        elif not self._registers.byte(CTRL2) & CALIBRATE:
            self._begin()

    def _set_up(self) -> None:
        if self._registers.byte(REVISION) & 0x0F != 0x0F:
            raise Fault(WRONG_CHIP)
        self._registers.set_byte(CTRL1, LDO_3V0_GAIN_128)
        self._registers.set_byte(CTRL2, self._rate_bits)
        self._registers.set_byte(ADC, CHOPPER_OFF)
        self._registers.set_byte(PGA_PWR, CAPACITOR)
        self._registers.set_byte(PU_CTRL, RUN)
        self._stage = WARMING

    def _begin(self) -> None:
        """After the chip's own offset calibration, which each start and rate asks for anew."""
        if self._registers.byte(CTRL2) & CALIBRATION_ERROR:
            raise Fault(STUCK)
        self._unsettled = UNSETTLED
        self._stage = RUNNING
