"""How much less than it truly is a force may read: what is taken off a personal ceiling."""

from kneadle.detect.limits import UNCALIBRATED_GUARD
from kneadle.samples import Calibration, Relative

LOAD_CELL_GUARD = 0.03  # facts row 7
CALIBRATED_GUARD = 0.15  # facts row 7, of an FSR; also for air and sensors that nobody knows


def guard(sensor: str, calibration: Calibration) -> float:
    """A share. `sensor` is what the device says of itself (Hello)."""
    if isinstance(calibration, Relative):
        return UNCALIBRATED_GUARD
    return LOAD_CELL_GUARD if sensor == "load_cell" else CALIBRATED_GUARD
