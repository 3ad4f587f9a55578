"""NAU7802 (Nuvoton, rev. 1.7): power-on sequencing, 8.6 calibration, 11 registers."""

from .bus import Chip
from .cell import Cell
from .nau7802_analog import Analog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .conversions import NowUs
    from .press import Press

POWER_UP_US = 200
RATES_HZ = {0: 10, 1: 20, 2: 40, 3: 80, 7: 320}

RESET, DIGITAL, ANALOG, POWERED_UP, CYCLE, READY, OWN_SUPPLY = 1, 2, 4, 8, 16, 32, 128
CALIBRATE, CALIBRATION_ERROR = 4, 8
PU_CTRL, CTRL1, CTRL2, ADCO, ADC, PGA, PGA_PWR = 0x00, 0x01, 0x02, 0x12, 0x15, 0x1B, 0x1C
LAST_OF_ADCO, REVISION = 0x14, 0x1F
WRITABLE = (PU_CTRL, CTRL1, CTRL2, ADC, PGA, PGA_PWR)
READABLE = WRITABLE + (ADCO, 0x13, LAST_OF_ADCO, REVISION)


class DataReady:
    """The DRDY pin: high with a new reading, as CRP = 0 has it."""

    def __init__(self, chip: "Nau7802Chip") -> None:
        self._chip = chip

    def value(self) -> int:
        return self._chip.has_reading()


class Nau7802Chip(Chip):
    """The cell is scaled for gain 128 and the chip's own 3.0 V."""

    def __init__(
        self,
        press: "Press",
        now_us: "NowUs",
        n_per_count: float = 2**-13,
        zero_counts: int = 84213,
    ) -> None:
        self.wrong_id = self.stuck = self.saturated = self.calibration_fails = False
        self.data_ready = DataReady(self)
        self._now_us = now_us
        self._cell = Cell(press, n_per_count, zero_counts)
        self._reset()

    def _reset(self) -> None:
        self._registers = bytearray(0x20)
        self._analog = Analog(self._cell, self._now_us)
        self._up_us = 0
        self._ready = 0

    def read_from(self, register: int, buffer: bytearray) -> None:
        self.has_reading()
        for index in range(len(buffer)):
            buffer[index] = self._read(register + index)

    def write_to(self, register: int, data: "bytes | bytearray") -> None:
        assert len(data) == 1
        assert register in WRITABLE, "no such register, or one that is read only"
        if register == PU_CTRL:
            self._power(data[0])
        else:
            assert self._powered_up(), "settings are lost before PUR says powered up"
            self._set(register, data[0])

    def has_reading(self) -> int:
        if self._registers[CTRL2] & CALIBRATE:
            self._calibrate()
        elif self._analog.conversions.due() and not self.stuck:
            self._convert()
        return self._ready

    def _read(self, register: int) -> int:
        assert register in READABLE, "no such register"
        if register == PU_CTRL:
            up = POWERED_UP if self._powered_up() else 0
            return self._registers[PU_CTRL] | up | (READY if self._ready else 0)
        if register == REVISION:
            # The data sheet promises nothing before the digital part is up: nothing, then.
            return 0x03 if self.wrong_id else 0x0F if self._powered_up() else 0
        if register == LAST_OF_ADCO:
            self._ready = 0
        return self._registers[register]

    def _powered_up(self) -> bool:
        on = bool(self._registers[PU_CTRL] & DIGITAL)
        return on and self._now_us() - self._up_us >= POWER_UP_US

    def _power(self, value: int) -> None:
        if value & RESET:
            self._reset()
            return
        risen = value & ~self._registers[PU_CTRL]
        self._registers[PU_CTRL] = value & ~(POWERED_UP | READY)
        if risen & DIGITAL:
            self._up_us = self._now_us()
        if risen & ANALOG:
            self._analog.supply()
        self._run()

    def _run(self) -> None:
        """Conversions start with the cycle, and anew whenever that or the rate changes."""
        needed = DIGITAL | ANALOG | CYCLE
        self._ready = 0
        if self._registers[PU_CTRL] & needed == needed:
            self._analog.run(RATES_HZ[self._registers[CTRL2] >> 4 & 7])
        else:
            self._analog.conversions.stop()

    def _set(self, register: int, value: int) -> None:
        before = self._registers[register]
        self._registers[register] = value
        if register == CTRL2:
            assert value & 0x8B == 0, "the other input, or a calibration that needs no load"
            if value & 0x70 != before & 0x70:
                self._analog.forget_offset()  # a calibration holds for one rate only
            if value & CALIBRATE:
                self._analog.calibrate()
            self._run()

    def _calibrate(self) -> None:
        if self.stuck or not self._analog.calibrated():
            return
        self._registers[CTRL2] &= ~CALIBRATE
        if self.calibration_fails:
            self._registers[CTRL2] |= CALIBRATION_ERROR
        self._run()

    def _convert(self) -> None:
        self._analog.gain = self._gain()
        self._analog.quiet = self._registers[ADC] & 0x30 == 0x30 and self._registers[PGA_PWR] > 127
        self._analog.saturated = self.saturated
        counts = self._analog.counts()
        for back in range(3):
            self._registers[LAST_OF_ADCO - back] = counts >> 8 * back & 0xFF
        self._ready = 1

    def _gain(self) -> int:
        """0 without the chip's own 3.0 V, or with the amplifier bypassed."""
        supplied = self._registers[PU_CTRL] & OWN_SUPPLY and self._registers[CTRL1] & 0x38 == 0x28
        return 1 << (self._registers[CTRL1] & 7) if supplied and not self._registers[PGA] else 0
