"""ADS1115 (TI SBAS444): four registers of 16 bits behind a pointer."""

from .adc import divided
from .bus import Chip
from .conversions import Conversions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .conversions import NowUs
    from .press import Press

SUPPLY_V = 3.3
RANGES_V = (6.144, 4.096, 2.048, 1.024, 0.512, 0.256, 0.256, 0.256)
RATES_HZ = (8, 16, 32, 64, 128, 250, 475, 860)
AFTER_RESET = 0x8583
CONVERSION, CONFIG = 0, 1
SINGLE = 1 << 8


class Ads1115Chip(Chip):
    """`stuck`: its supply failed for a moment, so that it woke as after a reset and rests.

    `wrong_id`: what is there keeps no settings.
    """

    def __init__(self, press: "Press", now_us: "NowUs") -> None:
        self.wrong_id = self.stuck = self.saturated = False
        self._press = press
        self._conversions = Conversions(now_us)
        self._config = AFTER_RESET
        self._result = 0

    def read_from(self, register: int, buffer: bytearray) -> None:
        assert register <= CONFIG, "no driver of ours needs the thresholds"
        assert len(buffer) == 2, "registers have 16 bits, and the pointer stays where it is"
        if self.stuck:
            self._reset()
        self._convert()
        value = self._result if register == CONVERSION else self._shown()
        buffer[0] = value >> 8 & 0xFF
        buffer[1] = value & 0xFF

    def write_to(self, register: int, data: "bytes | bytearray") -> None:
        assert register == CONFIG, "the conversion is read only"
        assert len(data) == 2
        if self.wrong_id:
            return
        self._config = (data[0] << 8 | data[1]) & 0x7FFF
        assert self._config >> 12 & 7 == 4, "the divider is wired to AIN0, against ground"
        if self._config & SINGLE:
            self._conversions.stop()
        else:
            self._conversions.start(RATES_HZ[self._config >> 5 & 7])

    def _reset(self) -> None:
        self._config = AFTER_RESET
        self._result = 0
        self._conversions.stop()

    def _shown(self) -> int:
        """Bit 15 says whether it rests."""
        return self._config & 0x7FFF | (0 if self._conversions.period_us else 0x8000)

    def _convert(self) -> None:
        if not self._conversions.due():
            return
        share = 1.0 if self.saturated else divided(self._press.force_n(self._conversions.at_us))
        range_v = RANGES_V[self._config >> 9 & 7]
        self._result = min(32767, round(share * SUPPLY_V / range_v * 32768))
