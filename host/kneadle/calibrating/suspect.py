"""Which load was probably named wrongly: the one without which all the others agree."""

from dataclasses import replace

from kneadle.calibrating.fit import Fit, fitted
from kneadle.calibrating.loads import Complete
from kneadle.samples import Hello, Linear

AGREE_SHARE = 1 / 3  # of the error before; ours: a half could be chance among so few
FEWEST_LEFT = {True: 2, False: 3}  # for a line, and for a curve, whose ends are bent by any two


def suspect(loads: Complete, hello: Hello, fit: Fit) -> float | None:
    """In kilograms; None when no single load explains what is off."""
    different = {point.load_kg for point in loads.points} - {0.0}
    if len(different) - 1 < FEWEST_LEFT[isinstance(fit.calibration, Linear)]:
        return None
    off_n = {kg: _off_without(loads, hello, kg) for kg in different}
    best = min(off_n, key=lambda kg: off_n[kg])
    return best if off_n[best] < AGREE_SHARE * fit.farthest_n else None


def _off_without(loads: Complete, hello: Hello, load_kg: float) -> float:
    up = sum(point.load_kg != load_kg for point in loads.points[: loads.heaviest + 1])
    points = tuple(point for point in loads.points if point.load_kg != load_kg)
    rest = fitted(replace(loads, points=points, heaviest=up - 1), hello)
    return float("inf") if rest is None else rest.farthest_n
