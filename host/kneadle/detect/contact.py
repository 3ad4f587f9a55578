"""Is anybody there? On above the noise, off at 60 % of it, debounced (facts row 5)."""

import math

from kneadle.detect.bins import BINS_PER_S, Bin
from kneadle.detect.limits import Limits
from kneadle.events import Contact, Event


class ContactDetector:
    """Learns once what "unloaded" looks like, from the first quiet second.

    A sensor whose zero is off (or turns, as on a wheel) is measured against that second.
    Until then only the force of a hold counts as a press.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.on = False
        self.baseline_n = 0.0
        self._noise_n = 0.0
        self._quiet: list[Bin] | None = []
        self._changing_since_s: float | None = None

    @property
    def on_n(self) -> float:
        """Rises with the noise, but never above the least force of a hold."""
        if self._quiet is not None:
            return self.limits.hold_min_n
        noise_n = self.limits.contact_noise_sd * self._noise_n
        return min(max(self.limits.contact_on_n, noise_n), self.limits.hold_min_n)

    @property
    def off_n(self) -> float:
        return self.limits.contact_off_share * self.on_n

    def free(self, force_n: float) -> bool:
        """Whether this force means that nobody presses, at once, without debounce."""
        return force_n - self.baseline_n < self.off_n

    def step(self, bin_: Bin) -> list[Event]:
        if self._quiet is not None:
            self._learn(bin_, self._quiet)
        force_n = bin_.mean_n - self.baseline_n
        changing = force_n < self.off_n if self.on else force_n >= self.on_n
        if not changing:
            self._changing_since_s = None
            return []
        if self._changing_since_s is None:
            self._changing_since_s = bin_.first_s
        if bin_.closed_s - self._changing_since_s < self.limits.contact_debounce_s:
            return []
        return self._change(bin_)

    def _change(self, bin_: Bin) -> list[Event]:
        since_s, self._changing_since_s = self._changing_since_s, None
        self.on = not self.on
        return [Contact(bin_.closed_s, self.on, since_s if since_s is not None else bin_.first_s)]

    def _learn(self, bin_: Bin, quiet: list[Bin]) -> None:
        quiet.append(bin_)
        low_n = min(each.low_mn for each in quiet) / 1000
        high_n = max(each.high_mn for each in quiet) / 1000
        spread_n = high_n - low_n
        if max(-low_n, high_n) >= self.limits.hold_min_n or spread_n >= self.limits.contact_on_n:
            quiet.clear()
        elif len(quiet) >= BINS_PER_S:
            self.baseline_n, self._noise_n = _mean_and_sd_n(quiet)
            self._quiet = None


def _mean_and_sd_n(bins: list[Bin]) -> tuple[float, float]:
    n = sum(bin_.n for bin_ in bins)
    total_mn = sum(bin_.sum_mn for bin_ in bins)
    total_sq = sum(bin_.sum_sq_mn2 for bin_ in bins)
    mean_mn = total_mn / n
    return mean_mn / 1000, math.sqrt(max(total_sq / n - mean_mn**2, 0.0)) / 1000
