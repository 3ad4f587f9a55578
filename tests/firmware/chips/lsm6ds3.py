"""LSM6DS3 or LSM6DS3TR-C (ST): the gyroscope's part of it."""

from .bus import Chip
from .conversions import Conversions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from .conversions import NowUs

    Turning = Callable[[int], tuple[float, float, float]]

WHO_AM_I, CTRL2_G, CTRL3_C, OUTX_L_G, OUTZ_H_G = 0x0F, 0x11, 0x12, 0x22, 0x27
AUTO_INCREMENT = 0x04
RATES_HZ = (0, 13, 26, 52, 104, 208, 416, 833, 1666)  # by ODR_G, bits 7 to 4
MDPS_PER_COUNT = (8.75, 17.5, 35.0, 70.0)  # by FS_G, bits 3 and 2


class Lsm6ds3Chip(Chip):
    """`turning(now_us)` gives degrees a second about x, y and z."""

    def __init__(self, turning: "Turning", now_us: "NowUs", name: int = 0x6A) -> None:
        self.wrong_id = self.stuck = False
        self._turning = turning
        self._name = name
        self._conversions = Conversions(now_us)
        self._registers = bytearray(0x28)
        self._registers[CTRL3_C] = AUTO_INCREMENT

    def read_from(self, register: int, buffer: bytearray) -> None:
        self._convert()
        step = 1 if self._registers[CTRL3_C] & AUTO_INCREMENT else 0
        for index in range(len(buffer)):
            buffer[index] = self._read(register + index * step)

    def write_to(self, register: int, data: "bytes | bytearray") -> None:
        assert register in (CTRL2_G, CTRL3_C), "no such register, or not the gyroscope's"
        assert len(data) == 1
        self._registers[register] = data[0]
        if register == CTRL2_G:
            self._turn_on(data[0] >> 4)

    def _read(self, register: int) -> int:
        if register == WHO_AM_I:
            return 0x33 if self.wrong_id else self._name
        known = CTRL2_G <= register <= CTRL3_C or OUTX_L_G <= register <= OUTZ_H_G
        assert known, "no such register, or not the gyroscope's"
        return self._registers[register]

    def _turn_on(self, rate: int) -> None:
        if rate:
            self._conversions.start(RATES_HZ[rate])
        else:
            self._conversions.stop()

    def _convert(self) -> None:
        if not self._conversions.due() or self.stuck:
            return
        mdps = MDPS_PER_COUNT[self._registers[CTRL2_G] >> 2 & 3]
        at = OUTX_L_G
        for turning_dps in self._turning(self._conversions.at_us):
            counts = max(-32768, min(32767, round(turning_dps * 1000 / mdps)))
            self._registers[at] = counts & 0xFF
            self._registers[at + 1] = counts >> 8 & 0xFF
            at += 2
