"""HX711 (Avia Semiconductor, pages 3 to 5): two pins, and time."""

from .cell import MOST, Cell, clipped
from .conversions import Conversions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .conversions import NowUs
    from .press import Press

POWER_DOWN_US = 60
SETTLING_PERIODS = 4  # page 3: 50 ms at 80 a second, 400 ms at 10
BITS = 24
GAINS = {25: 128, 26: 32, 27: 64}  # by pulses; 26 is the other input as well


class ClockPin:
    def __init__(self, chip: "Hx711Chip") -> None:
        self._chip = chip

    def value(self, level: int) -> None:
        if level:
            self._chip.clock_rises()
        else:
            self._chip.clock_falls()


class DataPin:
    def __init__(self, chip: "Hx711Chip") -> None:
        self._chip = chip

    def value(self) -> int:
        return self._chip.says()


class Hx711Chip:
    """`rate_hz` is what its RATE pin is tied to: 80 or 10.

    `shorted`: the data wire lies on ground. `all_ones`: what it reads without its supply.
    """

    def __init__(
        self,
        press: "Press",
        now_us: "NowUs",
        rate_hz: int = 80,
        n_per_count: float = 2**-13,
        zero_counts: int = 84213,
    ) -> None:
        assert rate_hz in (10, 80)
        self.clock = ClockPin(self)
        self.data = DataPin(self)
        self.stuck = self.saturated = self.all_ones = self.shorted = False
        self._now_us = now_us
        self._rate_hz = rate_hz
        self._cell = Cell(press, n_per_count, zero_counts)
        self._conversions = Conversions(now_us)
        self._high = False
        self._high_us = 0
        self._reset()

    def _reset(self) -> None:
        self._gain = 128
        self._pulses = self._bits = 0
        self._ready = False
        settling_us = (SETTLING_PERIODS - 1) * 1_000_000 // self._rate_hz
        self._conversions.start(self._rate_hz, settling_us)

    def clock_rises(self) -> None:
        if not self._high:
            self._convert()
            self._high = True
            self._high_us = self._now_us()
            self._pulses += 1

    def clock_falls(self) -> None:
        if not self._high:
            return
        self._high = False
        if self._now_us() - self._high_us > POWER_DOWN_US:
            self._reset()
            return
        assert self._ready or self._pulses > BITS, "clocked while there is no reading"
        assert self._pulses <= 27, "more than 27 pulses: page 4 calls that an error"
        if self._pulses > BITS:
            self._ready = False

    def says(self) -> int:
        """0 while a reading waits, then its bits, and 1 until there is the next."""
        self._convert()
        if self.shorted:
            return 0
        if 0 < self._pulses <= BITS:
            return self._bits >> (BITS - self._pulses) & 1
        return 0 if self._ready else 1

    def _convert(self) -> None:
        if self._high or not self._conversions.due() or self.stuck:
            return
        assert not 0 < self._pulses <= BITS, "a conversion ended while the last was being read"
        self._gain = GAINS.get(self._pulses, self._gain)
        self._pulses = 0
        self._bits = self._measured() & 0xFFFFFF
        self._ready = True

    def _measured(self) -> int:
        if self.all_ones:
            return -1
        if self.saturated:
            return MOST
        return clipped(self._cell.counts(self._conversions.at_us) * self._gain // 128)
