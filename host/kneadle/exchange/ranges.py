"""What the numbers of an event or a message may be, by the names of their fields."""

from math import isnan
from typing import Any

from kneadle.trace.row import LARGEST

# Readings a second: one in a quarter of an hour is no press any more, a million no sensor.
RATES_HZ = (1e-3, 1e6)

_OF_TEN = (0, 10)
_ANY_COUNT = (0, 2**63 - 1)
_FEW = (0, 1_000_000)
_LASTED_S = (0, LARGEST)
_RANGES: dict[str, tuple[float, float]] = {
    **dict.fromkeys(("pain", "pain_before", "pain_after", "number"), _OF_TEN),
    **dict.fromkeys(("holds", "warnings", "times", "point", "time"), _FEW),
    **dict.fromkeys(("samples", "lost", "repeated", "late"), _ANY_COUNT),
    **dict.fromkeys(("held_s", "loaded_s", "over_s", "for_s", "away_s"), _LASTED_S),
    **dict.fromkeys(("cv", "clock_drift_ppm"), (-LARGEST, LARGEST)),
    "rate_hz": (0, RATES_HZ[1]),
}
_FORCE_N = (-LARGEST, LARGEST)
_MAY_BE_NAN = "force_n"  # of a warning about readings that were none


def in_range(name: str, value: Any) -> bool:
    """NaN is in none, but for the force at a warning; None always is."""
    known = _RANGES.get(name, _FORCE_N if name.endswith("_n") else None)
    if known is None or not isinstance(value, int | float):
        return True
    low, high = known
    return low <= value <= high or (name == _MAY_BE_NAN and isnan(value))
