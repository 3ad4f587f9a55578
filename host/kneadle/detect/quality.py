"""What cannot be believed: gaps, impossible readings, a saturated sensor."""

import numpy as np

from kneadle.detect.episode import Episode
from kneadle.detect.limits import Limits
from kneadle.events import Event, Warned, WarningEnded, WarningKind
from kneadle.samples import Floats, Mask

CLEAR_S = 1.0  # glitches less than this apart are one warning


class GapDetector:
    """Silence between two samples, known when the second arrives."""

    def __init__(self, limits: Limits, rate_hz: float) -> None:
        self._longest_s = limits.longest_step_s(rate_hz)
        self._last_s: float | None = None

    def update(self, t_s: Floats) -> list[Event]:
        first_s, before_s = float(t_s[0]), self._last_s
        self._last_s = float(t_s[-1])
        wide = (t_s[1:] - t_s[:-1] > self._longest_s).nonzero()[0]
        gaps = [(float(t_s[i]), float(t_s[i + 1])) for i in wide]
        if before_s is not None and first_s - before_s > self._longest_s:
            gaps.insert(0, (before_s, first_s))
        return [event for start_s, end_s in gaps for event in _gap(start_s, end_s)]


def _gap(start_s: float, end_s: float) -> tuple[Event, Event]:
    return (
        Warned(end_s, "gap", start_s, 0.0),
        WarningEnded(end_s, "gap", start_s, end_s, end_s, 0.0),
    )


class MaskDetector:
    """Samples that another rule marked; close ones make one warning."""

    def __init__(self, kind: WarningKind) -> None:
        self.episode = Episode(kind)

    def update(self, t_s: Floats, force_n: Floats, marked: Mask) -> list[Event]:
        where = marked.nonzero()[0]
        if len(where) == 0 and not self.episode.active:
            return []
        events: list[Event] = []
        for i in where:
            events += self._clear(t_s[: i + 1]) + self._mark(float(t_s[i]), float(force_n[i]))
        return events + self._clear(t_s)

    def finish(self, t_s: float) -> list[Event]:
        return [self.episode.end(t_s)] if self.episode.active else []

    def _mark(self, t_s: float, force_n: float) -> list[Event]:
        size_n = abs(force_n) if np.isfinite(force_n) else 0.0
        if self.episode.active:
            self.episode.go_on(t_s, size_n)
            return []
        return [self.episode.begin(t_s, t_s, size_n)]

    def _clear(self, t_s: Floats) -> list[Event]:
        """Over at the first sample a second after the last marked one."""
        if not self.episode.active:
            return []
        later = int(np.searchsorted(t_s, self.episode.last_s + CLEAR_S, side="right"))
        return [self.episode.end(float(t_s[later]))] if later < len(t_s) else []
