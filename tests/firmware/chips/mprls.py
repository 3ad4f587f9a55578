"""MPRLS0025PA in a sealed ball (Honeywell 32332628): a command, a status byte, 24 bits."""

from .bus import Chip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .conversions import NowUs
    from .press import Press

CONVERSION_US = 5_000
MEASURE = b"\xaa\x00\x00"
POWERED, BUSY, BEYOND = 0x40, 0x20, 0x01

LOWEST, HIGHEST = 0x19999A, 0xE66666  # transfer function: 10 % is 0 psi, 90 % is 25 psi
RANGE_HPA = 25 * 68.9476
AIR_HPA = 1013.0
HPA_PER_N = 5.0  # 100 N on 20 cm2 of ball


class MprlsChip(Chip):
    def __init__(self, press: "Press", now_us: "NowUs") -> None:
        self.wrong_id = self.stuck = self.saturated = False
        self._press = press
        self._now_us = now_us
        self._asked_us = -1  # when the conversion that is going on began; -1: it rests
        self._counts = 0

    def told(self, data: "bytes | bytearray") -> None:
        assert bytes(data) == MEASURE, "no such command"
        self._finish()
        assert self._asked_us < 0, "asked for the next while it is busy"
        self._asked_us = self._now_us()

    def receive(self, buffer: bytearray) -> None:
        self._finish()
        assert len(buffer) <= 4, "a status byte and 24 bits are all it has"
        buffer[0] = self._status()
        for index in range(1, len(buffer)):
            buffer[index] = self._counts >> (24 - 8 * index) & 0xFF

    def _status(self) -> int:
        if self.wrong_id:
            return 0xFF
        return POWERED | (BUSY if self._asked_us >= 0 else 0) | (BEYOND if self.saturated else 0)

    def _finish(self) -> None:
        done = self._asked_us >= 0 and self._now_us() - self._asked_us >= CONVERSION_US
        if done and not self.stuck:
            self._counts = self._measured(self._asked_us + CONVERSION_US)
            self._asked_us = -1

    def _measured(self, at_us: int) -> int:
        share = (AIR_HPA + HPA_PER_N * self._press.force_n(at_us)) / RANGE_HPA
        return max(0, min(0xFFFFFF, round(LOWEST + share * (HIGHEST - LOWEST))))
