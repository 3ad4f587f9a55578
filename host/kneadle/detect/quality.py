"""What cannot be believed: gaps, glitches, a saturated or a stuck sensor."""

import numpy as np

from kneadle.detect.episode import Episode
from kneadle.detect.limits import Limits
from kneadle.events import Event, Quality, Warned, WarningEnded, WarningKind
from kneadle.samples import Floats, Hello

CLEAR_S = 1.0  # glitches less than this apart are one warning
NOISY_AT_REST = ("load_cell", "air")
STUCK = "The sensor repeats one value: this time is not counted. Check its cable."
Mask = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


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


class FlatDetector:
    """A sensor that repeats one raw value for 2 s is stuck: a body never is that still.

    An empty load cell never is either; an empty FSR rests at 0. Slow loggers round so coarsely
    that a dead weight looks the same; they are left alone.
    """

    def __init__(self, limits: Limits, hello: Hello) -> None:
        self._limits = limits
        self._off = not limits.full(hello.rate_hz)
        self._longest_s = limits.longest_step_s(hello.rate_hz)
        self._noisy_at_rest = hello.sensor in NOISY_AT_REST
        self._raw = float("nan")
        self._since_s = self._last_s = 0.0
        self.stuck = False

    def vouch(
        self, t_s: Floats, raw: Floats, force_n: Floats, span_s: Floats
    ) -> tuple[Floats, list[Event]]:
        """span_s without what a stuck sensor repeated, (n,), and the news of it.

        What was vouched for before it was known to be stuck is taken back at once.
        """
        if self._off:
            return span_s, []
        changed = np.empty(len(raw), dtype=np.bool_)
        changed[0] = raw[0] != self._raw or t_s[0] - self._last_s > self._longest_s
        np.not_equal(raw[1:], raw[:-1], out=changed[1:])
        changed[1:] |= t_s[1:] - t_s[:-1] > self._longest_s  # nobody knows what it said meanwhile
        self._last_s = float(t_s[-1])
        if changed.all() and not self.stuck:  # the usual case, and the quick one
            self._raw, self._since_s = float(raw[-1]), float(t_s[-1])
            return span_s, []
        index = np.maximum.accumulate(np.where(changed, np.arange(len(raw)), -1))
        since_s = np.where(index >= 0, t_s[index], self._since_s)
        self._raw, self._since_s = float(raw[-1]), float(since_s[-1])
        repeated_s = t_s - since_s
        loaded = self._noisy_at_rest | (force_n >= self._limits.hold_min_n)
        stuck = loaded & (repeated_s >= self._limits.flat_s)
        began = stuck & ~np.concatenate(([self.stuck], stuck[:-1]))
        self.stuck = bool(stuck[-1])
        span_s = np.where(began, span_s - repeated_s, np.where(stuck, 0.0, span_s))
        return span_s, [Quality(float(t), "flat", STUCK) for t in t_s[began]]
