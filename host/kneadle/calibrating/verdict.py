"""What a fit is worth, in plain words."""

from dataclasses import dataclass
from typing import Literal

from kneadle.calibrating.fit import Fit
from kneadle.calibrating.guard import guard

Grade = Literal["good", "usable", "again"]

# What may be off, as shares of the heaviest load. Beyond the guard that is later taken off a
# ceiling (facts row 7) a calibration is not worth keeping. "Good" for a load cell: its linearity,
# hysteresis and repeatability add up to 0.5 % (facts section 4, load ring), and weights at home are
# hardly better known than to 1 % (ours). For anything softer: 10 %, the accuracy goal for force
# (facts section 2, Everingham 2019), which is also an FSR's own hysteresis.
GOOD_LOAD_CELL, GOOD_SOFT = 0.01, 0.10
REACH_N = 40.0  # ours: half the usual ceiling of 80 N; what lies beyond the loads is a guess


@dataclass(frozen=True, slots=True)
class Verdict:
    grade: Grade
    reason: str


def verdict(fit: Fit, sensor: str) -> Verdict:
    """`sensor` is what the device says of itself (Hello)."""
    good = GOOD_LOAD_CELL if sensor == "load_cell" else GOOD_SOFT
    share, what = max(_off(fit), _hysteresis(fit), _zero(fit))
    if share > guard(sensor, fit.calibration):
        return Verdict("again", what)
    if share > good:
        return Verdict("usable", what)
    if fit.span_n < REACH_N:
        few = f"the loads end at {fit.span_n:.0f} N, and beyond them it is a guess."
        return Verdict("usable", few)
    return Verdict("good", f"nothing is off by more than {share:.1%} of the heaviest load.")


def _off(fit: Fit) -> tuple[float, str]:
    worst = fit.worst
    off_n = fit.off_n[worst]
    share = abs(off_n) / fit.span_n
    load = f"{fit.points[worst].load_kg:g} kg" if fit.points[worst].load_kg else "no load"
    words = f"{load} reads {off_n:+.1f} N off, {share:.1%} of the heaviest load"
    return share, f"{words}."


def _hysteresis(fit: Fit) -> tuple[float, str]:
    share = fit.hysteresis_n / fit.span_n
    return share, f"it reads {share:.1%} differently on the way down than on the way up."


def _zero(fit: Fit) -> tuple[float, str]:
    share = abs(fit.zero_shift_n) / fit.span_n
    return share, f"without load it reads {fit.zero_shift_n:+.1f} N after the loads, not as before."
