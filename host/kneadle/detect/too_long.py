"""Ninety seconds on one spot are enough (facts row 16)."""

from collections.abc import Sequence

from kneadle.detect.bins import Bin
from kneadle.detect.episode import Episode
from kneadle.detect.limits import Limits
from kneadle.events import Event


class TooLongDetector:
    """Counts from the onset, pauses included: the muscle does not know what is credited."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.episode = Episode("too_long")

    def step(self, bin_: Bin, hold_start_s: float | None) -> Sequence[Event]:
        if hold_start_s is None:
            return self.finish(bin_.closed_s)
        force_n = bin_.high_mn / 1000
        if self.episode.active:
            self.episode.go_on(bin_.last_s, force_n)
            return ()
        due_s = hold_start_s + self.limits.hold_stop_s
        if bin_.last_s < due_s or bin_.mean_n < self.limits.hold_min_n:  # perhaps just let go
            return ()
        return [self.episode.begin(bin_.closed_s, due_s, force_n)]

    def finish(self, t_s: float) -> Sequence[Event]:
        return [self.episode.end(t_s)] if self.episode.active else ()
