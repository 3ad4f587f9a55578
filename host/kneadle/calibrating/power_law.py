"""The curve of an FSR through known loads."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import least_squares

from kneadle.calibrating.contact import grown
from kneadle.calibrating.loads import Point
from kneadle.samples import Floats, PowerLaw

CREEP_PER_DECADE = 0.03  # facts section 4: until fitted; its data sheet says below 5 %
# Readings farther off than this pull less: half of the 10 % between an FSR's two branches.
TYPICAL_ERROR = 0.05
LEAST_COUNTS = 1.0  # above the unloaded reading: less is no load at all


def fit_power_law(points: Sequence[Point], full_counts: float) -> PowerLaw | None:
    """None when a load reads no more than none, or the converter is at its end.

    c is what conducts without load; a and b are fitted to relative errors, as those of an FSR
    are, and robustly, so that one wrong weight stands out instead of bending the curve.
    """
    raw = np.array([point.raw_counts for point in points])
    load_n = np.array([point.load_n for point in points])
    loaded = load_n > 0
    zero_counts = float(raw[~loaded].mean())
    if not (zero_counts + LEAST_COUNTS < raw[loaded].min() and raw.max() < full_counts - 1):
        return None
    c = _conductance(np.array(zero_counts), full_counts)
    loaded_s = np.array([point.loaded_s for point in points])[loaded]
    felt_n = load_n[loaded] * grown(loaded_s, CREEP_PER_DECADE)
    log_a, b = _line(np.log(felt_n), np.log(_conductance(raw[loaded], full_counts) - c))
    if b <= 0:
        return None
    return PowerLaw(float(np.exp(log_a)), b, float(c), full_counts, CREEP_PER_DECADE)


def _line(x: Floats, y: Floats) -> tuple[float, float]:
    """Intercept and slope."""

    def off(line: Floats) -> Floats:
        return np.asarray(line[0] + line[1] * x - y)

    slope, intercept = np.polyfit(x, y, 1)
    start = np.array([intercept, slope])
    fitted = least_squares(off, start, loss="soft_l1", f_scale=TYPICAL_ERROR)
    return float(fitted.x[0]), float(fitted.x[1])


def _conductance(raw: Floats, full_counts: float) -> Floats:
    """Of the sensor over that of the divider, as samples.PowerLaw has it."""
    return np.asarray(raw / (full_counts - raw))
