"""A calibration out of known loads, and how well it fits them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kneadle.calibrating.contact import grown
from kneadle.calibrating.loads import Complete, Point
from kneadle.calibrating.power_law import fit_power_law
from kneadle.force.calibrate import to_newtons
from kneadle.samples import Calibration, Floats, Hello, Linear, PowerLaw

# Of a sketch's sensor nobody knows the kind. A curve has one number more than a line: it must
# fit twice as well to be believed.
CURVE_WORTH = 0.5


@dataclass(frozen=True, slots=True)
class Fit:
    """`off_n` is by how much each point reads too much. Shares are of the heaviest load."""

    calibration: Calibration
    points: tuple[Point, ...]
    off_n: tuple[float, ...]
    hysteresis_n: float  # widest, between the way up and the way down at one load
    zero_shift_n: float  # of the reading without load, from the beginning to the end

    @property
    def span_n(self) -> float:
        return max(point.load_n for point in self.points)

    @property
    def worst(self) -> int:
        """Which point is farthest off."""
        return int(np.argmax(np.abs(self.off_n)))

    @property
    def farthest_n(self) -> float:
        return abs(self.off_n[self.worst])


def fitted(loads: Complete, hello: Hello) -> Fit | None:
    """By the law that suits the sensor; None when the readings did not follow the loads."""
    if not _follows(loads):
        return None
    full_counts = hello.full_scale_counts
    curve = None if full_counts is None else fit_power_law(loads.points, full_counts)
    if hello.sensor == "fsr":
        return None if curve is None else checked(curve, loads)
    line = checked(fit_line(loads.points), loads)
    if hello.sensor != "counts" or curve is None:
        return line
    bent = checked(curve, loads)
    return bent if bent.farthest_n < CURVE_WORTH * line.farthest_n else line


def checked(calibration: Calibration, loads: Complete) -> Fit:
    """How well any calibration reads these loads."""
    read_n = _read_n(calibration, loads.points)
    off_n = read_n - np.array([point.load_n for point in loads.points])
    return Fit(
        calibration,
        loads.points,
        tuple(off_n.tolist()),
        _hysteresis_n(loads, off_n),
        float(off_n[-1] - off_n[0]),
    )


def fit_line(points: Sequence[Point]) -> Linear:
    """Least squares; the loads are taken as true, the counts as noisy."""
    load_n = [point.load_n for point in points]
    counts_per_n, zero_counts = np.polyfit(load_n, [point.raw_counts for point in points], 1)
    return Linear(float(zero_counts), 1.0 / float(counts_per_n))


def _follows(loads: Complete) -> bool:
    """Whether more load always read more, or always less (a load cell wired the other way)."""
    steps = np.diff([point.raw_counts for point in loads.points[: loads.heaviest + 1]])
    return bool((steps > 0).all() or (steps < 0).all())


def _read_n(calibration: Calibration, points: Sequence[Point]) -> Floats:
    raw = np.array([point.raw_counts for point in points])
    force_n = to_newtons(calibration, raw)
    if isinstance(calibration, PowerLaw):
        loaded_s = np.array([point.loaded_s for point in points])
        force_n = force_n / grown(loaded_s, calibration.creep_per_decade)
    return force_n


def _hysteresis_n(loads: Complete, off_n: Floats) -> float:
    """Against the way up, between whose loads a kitchen scale's may fall."""
    load_n = np.array([point.load_n for point in loads.points])
    up, down = slice(0, loads.heaviest + 1), slice(loads.heaviest + 1, -1)
    apart_n = off_n[down] - np.interp(load_n[down], load_n[up], off_n[up])
    return float(np.abs(apart_n).max(initial=0.0))
