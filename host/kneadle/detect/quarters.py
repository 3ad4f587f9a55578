"""Quarters of a second of force, summed up in whole millinewtons."""

import math
from typing import NamedTuple

import numpy as np

from kneadle.samples import Floats

PER_S = 4


class Quarter(NamedTuple):
    """Of a second, or some together. Whole millinewtons: how it was cut changes nothing."""

    number: float
    n: float = 0.0
    sum_mn: float = 0.0
    sum_sq_mn2: float = 0.0
    low_mn: float = math.inf
    high_mn: float = -math.inf

    def and_(self, more: "Quarter") -> "Quarter":
        return Quarter(
            self.number,
            self.n + more.n,
            self.sum_mn + more.sum_mn,
            self.sum_sq_mn2 + more.sum_sq_mn2,
            min(self.low_mn, more.low_mn),
            max(self.high_mn, more.high_mn),
        )

    @property
    def mean_n(self) -> float:
        return self.sum_mn / self.n / 1000

    @property
    def sd_n(self) -> float:
        mean_mn = self.sum_mn / self.n
        return math.sqrt(max(self.sum_sq_mn2 / self.n - mean_mn**2, 0.0)) / 1000


NOTHING = Quarter(math.nan)


def quarters(quarter: Floats, force_n: Floats, starts: np.ndarray) -> list[Quarter]:
    """One for each run of equal numbers; `starts`: where they begin. quarter, force_n: (n,)."""
    mn = np.rint(force_n * 1000)
    columns = (
        quarter[starts],
        np.concatenate((starts[1:], [len(mn)])) - starts,
        np.add.reduceat(mn, starts),
        np.add.reduceat(mn * mn, starts),
        np.minimum.reduceat(mn, starts),
        np.maximum.reduceat(mn, starts),
    )
    return [Quarter(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]
