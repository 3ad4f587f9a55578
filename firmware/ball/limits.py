"""How hard is too hard, and how little is nobody, in the counts of this very ball.

Limits: facts rows 14-19, as the host has them.
"""

from .calibration import NONE, RELATIVE_FULL_SCALE
from .timing import MOST
from .wire import NO_CEILING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .calibration import Calibration

USUAL_CEILING_N = 80.0  # before anybody measured one
MOST_N = 250.0  # no ceiling is above it,
MOST_SHARE = 0.8  # nor above this share of full scale
CLEAR_SHARE = 0.9  # of the ceiling; below it the warning may come again
SPIKE_N = 20.0
SPIKE_SHARE = 0.25  # of the ceiling
STIRRED_N = 10.0  # a change by so much is somebody, not drift
STIRRED_PERCENT = 1.0  # of full scale, where nobody calibrated it: 10 N of a common load cell
MOVED_N = 3.0  # nobody lies stiller than that for minutes; a cushion does
# The same in percent of the converter's range, while nobody knows newtons: 10 N of a cell for 490 N
# at 1 mV/V are 0.26 % of a NAU7802's.
STIRRED_PERCENT, MOVED_PERCENT = 0.3, 0.1
LOADED_N = 15.0  # a hold's least: facts row 13


class Limits:
    """Pressing is positive; `sign` turns a reading into that. Made whole, and never changed."""

    def __init__(self, calibration: "Calibration", full_n: int, host_counts: int) -> None:
        """`full_n` is 0 where it is unknown; NO_CEILING lifts the host's, never the ball's own."""
        self.sign = sign = -1 if calibration.downwards else 1
        self.end = min(calibration.full_counts or MOST, MOST)  # from here on it is saturated
        known = calibration.kind != NONE
        self.stir = _rise(calibration, STIRRED_N if known else STIRRED_PERCENT)
        self.move = _rise(calibration, MOVED_N if known else MOVED_PERCENT)
        self.load = sign * calibration.counts(LOADED_N) if known else MOST
        own = sign * calibration.counts(_own_n(calibration, full_n))
        guarded = host_counts != NO_CEILING
        host = sign * host_counts if guarded else MOST
        # Whatever the calibration says, a reading at the end of the converter is too hard.
        self.ceiling = max(-MOST, min(own, host, self.end - 1))
        self.clear = int(self.ceiling * CLEAR_SHARE)
        ceiling_n = calibration.force_n(sign * self.ceiling)
        if ceiling_n is None:
            ceiling_n = USUAL_CEILING_N
        else:
            self.clear = sign * calibration.counts(ceiling_n * CLEAR_SHARE)
        spike_of_n = ceiling_n if guarded else min(ceiling_n, USUAL_CEILING_N)
        self.spike_n = max(SPIKE_N, SPIKE_SHARE * spike_of_n)


def _rise(calibration: "Calibration", force_n: float) -> int:
    return min(MOST, abs(calibration.counts(force_n) - calibration.counts(0.0)))


def _own_n(calibration: "Calibration", full_n: int) -> float:
    """Where nobody calibrated it, as a percentage of full scale."""
    if calibration.kind == NONE:
        return MOST_SHARE * RELATIVE_FULL_SCALE
    return min(MOST_N, MOST_SHARE * full_n) if full_n else MOST_N
