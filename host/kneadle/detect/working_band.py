"""The force to work in."""

from kneadle.detect.limits import Limits

LOW_SHARE, HIGH_SHARE = 0.40, 0.80  # of the ceiling: row 13
LEAST_N = Limits().hold_min_n  # lighter is no hold, so no work either: row 13


def working_band_n(ceiling_n: float) -> tuple[float, float]:
    """Empty (low >= high) when the ceiling is too low for any hold to count."""
    return max(LEAST_N, LOW_SHARE * ceiling_n), HIGH_SHARE * ceiling_n
