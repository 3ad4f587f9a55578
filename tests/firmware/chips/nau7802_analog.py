"""The analogue half of a NAU7802: cell, supply, amplifier, filter and calibration."""

from .cell import MOST, Cell, clipped
from .conversions import Conversions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .conversions import NowUs

CALIBRATION_US = 344_000  # as measured by the authors of a library; the data sheet is silent
SUPPLY_US = 200_000  # until the cell's supply has settled; as the same authors saw it
FILTER = 4  # conversions until the filter holds only what is there now; as an HX711's

# How bad it gets otherwise is ours; that it does is the data sheet's.
OWN_OFFSET = 2345  # of the converter, until it is calibrated away
EARLY_OFFSET = 9000  # taken for its own by a calibration before the supply has settled
UNFILTERED_NOISE = 400  # without the capacitor, or with the chopper on


class Analog:
    """Told by the registers; `gain` 0 is an amplifier that is bypassed or has no supply."""

    def __init__(self, cell: Cell, now_us: "NowUs") -> None:
        self.gain = 0
        self.quiet = self.saturated = False
        self.conversions = Conversions(now_us)
        self._cell = cell
        self._now_us = now_us
        self._supplied_us = self._run_us = self._calibrated_us = 0
        self._offset = self._own_offset = 0

    def supply(self) -> None:
        self._supplied_us = self._now_us()

    def run(self, rate_hz: int) -> None:
        self.conversions.start(rate_hz)
        self._run_us = self._now_us()

    def forget_offset(self) -> None:
        self._offset = 0

    def calibrate(self) -> None:
        self._calibrated_us = self._now_us() + CALIBRATION_US
        early = self._now_us() - self._supplied_us < SUPPLY_US
        self._own_offset = EARLY_OFFSET if early else OWN_OFFSET

    def calibrated(self) -> bool:
        """Whether it is done. Without conversions there is nothing to calibrate with."""
        if not self.conversions.period_us or self._now_us() < self._calibrated_us:
            return False
        self._offset = self._own_offset
        return True

    def counts(self) -> int:
        """Of the latest conversion."""
        measured = MOST if self.saturated else OWN_OFFSET + self._felt(self.conversions.at_us)
        return clipped(clipped(measured) - self._offset)

    def _felt(self, at_us: int) -> int:
        number = (at_us - self._run_us) // self.conversions.period_us
        felt = self._cell.counts(at_us) * self.gain // 128 * min(number, FILTER) // FILTER
        return felt if self.quiet else felt + UNFILTERED_NOISE * (number % 3 - 1)
