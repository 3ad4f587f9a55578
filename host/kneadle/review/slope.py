"""A straight line through days that one odd day does not bend (Theil 1950, Sen 1968)."""

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from kneadle.samples import Floats

CONFIDENCE = 0.95


class Line(NamedTuple):
    """`per_day` is the median of all slopes between two days, `low` and `high` Sen's interval."""

    start: float
    per_day: float
    low: float
    high: float


def line(day: Floats, value: Floats) -> Line:
    """day: (n,) rising, n > 1; value: (n,)."""
    i, j = np.triu_indices(len(day), k=1)
    slopes = np.sort((value[j] - value[i]) / (day[j] - day[i]))
    per_day = float(np.median(slopes))
    half = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) * _kendall_sd(value)
    low = max(round((len(slopes) - half) / 2) - 1, 0)
    high = min(round((len(slopes) + half) / 2), len(slopes) - 1)
    start = float(np.median(value - per_day * (day - day[0])))
    return Line(start, per_day, float(slopes[low]), float(slopes[high]))


def _kendall_sd(value: Floats) -> float:
    """Of the number of pairs that rise less those that fall, were there no trend; with ties."""
    n, ties = len(value), np.unique(value, return_counts=True)[1]
    spread = n * (n - 1) * (2 * n + 5) - int((ties * (ties - 1) * (2 * ties + 5)).sum())
    return sqrt(spread / 18)
