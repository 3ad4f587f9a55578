"""What a hold amounts to, from whole millinewtons: the same however it was added up."""

import math

from kneadle.detect.bins import Bin


class Tally:
    __slots__ = ("n", "peak_mn", "span_us", "sum_mn", "sum_sq_mn2")

    def __init__(self) -> None:
        self.n = self.span_us = self.sum_mn = self.sum_sq_mn2 = self.peak_mn = 0.0

    def add(self, bin_: Bin) -> None:
        self.n += bin_.n
        self.span_us += bin_.span_us
        self.sum_mn += bin_.sum_mn
        self.sum_sq_mn2 += bin_.sum_sq_mn2

    def note_peak(self, bin_: Bin) -> None:
        self.peak_mn = max(self.peak_mn, bin_.high_mn)

    @property
    def mean_n(self) -> float:
        return self.sum_mn / self.n / 1000 if self.n else 0.0

    @property
    def cv(self) -> float:
        """Standard deviation over mean: how unsteady the held force was."""
        if self.n == 0 or self.sum_mn == 0:
            return 0.0
        mean_mn = self.sum_mn / self.n
        return math.sqrt(max(self.sum_sq_mn2 / self.n - mean_mn**2, 0.0)) / mean_mn
