"""The ceiling that a ball watches when it is asked for one."""

from kneadle.detect.limits import UNCALIBRATED_GUARD, Limits
from kneadle.samples import RELATIVE_FULL_SCALE


def in_force_n(asked_n: float, *, relative: bool) -> float:
    """Less on a ball that nobody calibrated: it may read a quarter too little."""
    if not relative:
        return asked_n
    return Limits().fitted(asked_n, RELATIVE_FULL_SCALE, UNCALIBRATED_GUARD).ceiling_n
