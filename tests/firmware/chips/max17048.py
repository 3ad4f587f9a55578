"""MAX17048 (Maxim 19-6171): what a ball asks of the gauge."""

from .bus import Chip

SOC, VERSION, CRATE = 0x04, 0x08, 0x16


class Max17048Chip(Chip):
    """`percent` of charge, and what it changes by in an hour."""

    def __init__(self, percent: float = 80.0, percent_per_hour: float = -5.0) -> None:
        self.wrong_id = False
        self.percent = percent
        self.percent_per_hour = percent_per_hour

    def read_from(self, register: int, buffer: bytearray) -> None:
        assert len(buffer) == 2, "registers have 16 bits"
        value = self._word(register) & 0xFFFF
        buffer[0] = value >> 8
        buffer[1] = value & 0xFF

    def _word(self, register: int) -> int:
        if register == SOC:
            return round(self.percent * 256)
        if register == CRATE:
            return round(self.percent_per_hour / 0.208)
        assert register == VERSION, "no driver of ours needs another register"
        return 0x0003 if self.wrong_id else 0x0012
