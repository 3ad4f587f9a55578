"""Is anybody there? On above the noise, off at 60 % of it, debounced (facts row 5)."""

import math
from collections.abc import Sequence

from kneadle.detect.bins import BINS_PER_S, Bin, Bins
from kneadle.detect.limits import Limits
from kneadle.events import Contact, Event


class ContactDetector:
    """Learns once what "unloaded" looks like, from the first quiet second.

    A sensor whose zero is off (or turns, as on a wheel) is measured against that second.
    Until then only the force of a hold counts as a press.
    """

    def __init__(self, limits: Limits) -> None:
        self._know_nothing()
        self.use(limits)

    def _know_nothing(self) -> None:
        self.on = False
        self.baseline_n = 0.0
        self._noise_n = 0.0
        self._quiet: list[Bin] | None = []
        self._changing_since_s: float | None = None

    def restart(self, t_s: float) -> list[Event]:
        """There is a new zero: learn again, and let go of whoever seemed to be there."""
        was_on = self.on
        self._know_nothing()
        self.use(self.limits)
        return [Contact(t_s, False, t_s)] if was_on else []

    def use(self, limits: Limits) -> None:
        self.limits = limits
        self.on_n = self._on_n()
        self.off_n = limits.contact_off_share * self.on_n

    def _on_n(self) -> float:
        """Rises with the noise, but never above the least force of a hold."""
        if self._quiet is not None:
            return self.limits.hold_min_n
        noise_n = self.limits.contact_noise_sd * self._noise_n
        return min(max(self.limits.contact_on_n, noise_n), self.limits.hold_min_n)

    def free(self, bin_: Bin) -> bool:
        """Whether this bin means that nobody presses, at once, without debounce."""
        return bin_.low_mn / 1000 - self.baseline_n < self.off_n

    def rests(self, bin_: Bin) -> bool:
        """Whether this bin, the last one stepped, was free and nothing is about to change."""
        settled = self._quiet is None and self._changing_since_s is None and not self.on
        return settled and self.free(bin_)

    def resting(self, bins: Bins) -> int:
        """How many, from the first on, change nothing once it rests: free, and none turns on."""
        off = bins.column("mean_n") - self.baseline_n < self.on_n
        free = bins.column("low_mn") / 1000 - self.baseline_n < self.off_n
        touched = (~(off & free)).nonzero()[0]
        return int(touched[0]) if len(touched) else len(bins)

    def step(self, bin_: Bin) -> Sequence[Event]:
        if self._quiet is not None:
            self._learn(bin_, self._quiet)
        force_n = bin_.mean_n - self.baseline_n
        changing = force_n < self.off_n if self.on else force_n >= self.on_n
        if not changing:
            self._changing_since_s = None
            return ()
        if self._changing_since_s is None:
            self._changing_since_s = bin_.first_s
        if bin_.closed_s - self._changing_since_s < self.limits.contact_debounce_s:
            return ()
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
            self.use(self.limits)


def _mean_and_sd_n(bins: list[Bin]) -> tuple[float, float]:
    n = sum(bin_.n for bin_ in bins)
    total_mn = sum(bin_.sum_mn for bin_ in bins)
    total_sq = sum(bin_.sum_sq_mn2 for bin_ in bins)
    mean_mn = total_mn / n
    return mean_mn / 1000, math.sqrt(max(total_sq / n - mean_mn**2, 0.0)) / 1000
