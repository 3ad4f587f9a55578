"""A sensor that repeats one raw value for two seconds is stuck: a body never is that still.

An empty load cell never is either; an empty FSR rests at 0. Recordings may be coarse or drawn
without any noise: there one value is evidence only if the readings before it were alive, up
and down by steps of many sizes. Slow loggers are left alone.
"""

from itertools import pairwise

import numpy as np

from kneadle.detect.episode import Episode
from kneadle.detect.limits import Limits
from kneadle.events import Event, Quality
from kneadle.samples import Floats, Hello, Mask

NOISY_AT_REST = ("load_cell", "air")
STUCK = "The sensor repeats one value: this time is not counted. Check its cable."
DECIMALS = 6  # below them two steps of a recording in newtons are the same
REMEMBERED = 64  # readings that differed from the one before
ALIVE_TURNS = 8  # of them the other way; ours: of pure noise two in three turn
ALIVE_STEPS = 8  # different sizes of a step; ours: a coarse recording has two or three


class FlatDetector:
    def __init__(self, limits: Limits, hello: Hello) -> None:
        self._limits = limits
        self._off = not limits.full(hello.rate_hz)
        self._longest_s = limits.longest_step_s(hello.rate_hz)
        self._noisy_at_rest = hello.sensor in NOISY_AT_REST
        self.episode = Episode("bad_data")
        self._raw = float("nan")
        self._since_s = self._last_s = 0.0
        self._flat = False
        self._changes = np.empty(0)

    @property
    def stuck(self) -> bool:
        return self.episode.active

    def vouch(
        self, t_s: Floats, raw: Floats, force_n: Floats, span_s: Floats, wild: Mask
    ) -> tuple[Floats, list[Event]]:
        """span_s without what a stuck sensor repeated, (n,), and the news of it. (n,) each.

        What was vouched for before it was known to be stuck is taken back at once. A wild reading
        is no sign of life.
        """
        if self._off:
            return span_s, []
        if not wild.any():
            return self._vouch(t_s, raw, force_n, span_s)
        stuck, sound, span_s, events = self.stuck, ~wild, span_s.copy(), list[Event]()
        if sound.any():
            span_s[sound], events = self._vouch(
                t_s[sound], raw[sound], force_n[sound], span_s[sound]
            )
        before = np.maximum.accumulate(np.where(sound, np.arange(len(t_s)), -1))
        dead = np.where(before >= 0, span_s[before] <= 0, stuck)
        span_s[wild & dead] = 0.0
        return span_s, events

    def _vouch(
        self, t_s: Floats, raw: Floats, force_n: Floats, span_s: Floats
    ) -> tuple[Floats, list[Event]]:
        changed = self._changed(t_s, raw)
        since_s = self._since(t_s, changed)
        self._raw, self._last_s = float(raw[-1]), float(t_s[-1])
        loaded = self._noisy_at_rest | (force_n >= self._limits.hold_min_n)
        flat = loaded & (t_s - since_s >= self._limits.flat_s)
        if not self._flat and not flat.any():
            self._remember(raw[changed])
            return span_s, []
        return self._news(t_s, force_n, span_s.copy(), since_s, flat, raw, changed)

    def finish(self, t_s: float) -> list[Event]:
        return [self.episode.end(t_s)] if self.stuck else []

    def _changed(self, t_s: Floats, raw: Floats) -> Mask:
        """Where it differs from the reading before, or nobody knows what it said meanwhile."""
        before = np.concatenate(([self._raw], raw[:-1]))
        before_s = np.concatenate(([self._last_s], t_s[:-1]))
        return np.asarray((raw != before) | (t_s - before_s > self._longest_s))

    def _since(self, t_s: Floats, changed: Mask) -> Floats:
        """From when on it has been saying the same, (n,)."""
        index = np.maximum.accumulate(np.where(changed, np.arange(len(t_s)), -1))
        since_s = np.where(index >= 0, t_s[index], self._since_s)
        self._since_s = float(since_s[-1])
        return since_s

    def _news(
        self,
        t_s: Floats,
        force_n: Floats,
        span_s: Floats,
        since_s: Floats,
        flat: Mask,
        raw: Floats,
        changed: Mask,
    ) -> tuple[Floats, list[Event]]:
        events: list[Event] = []
        turns = (flat != np.concatenate(([self._flat], flat[:-1]))).nonzero()[0].tolist()
        self._flat = bool(flat[-1])
        for start, end in pairwise(sorted({0, *turns, len(t_s)})):
            now_s = float(t_s[start])
            if start in turns and self.stuck:
                events.append(self.episode.end(now_s))
            elif start in turns and flat[start] and self._was_alive():
                events += self._begin(now_s, float(since_s[start]), float(force_n[start]))
                span_s[start] -= now_s - since_s[start]
                span_s[start + 1 : end] = 0.0
            elif self.stuck:
                span_s[start:end] = 0.0
            if self.stuck:
                self.episode.last_s = float(t_s[end - 1])
            self._remember(raw[start:end][changed[start:end]])
        return span_s, events

    def _begin(self, t_s: float, since_s: float, force_n: float) -> list[Event]:
        return [Quality(t_s, "flat", STUCK), self.episode.begin(t_s, since_s, force_n)]

    def _remember(self, changes: Floats) -> None:
        self._changes = np.concatenate((self._changes, changes[-REMEMBERED:]))[-REMEMBERED:]

    def _was_alive(self) -> bool:
        """Whether the readings before were of a sensor that would never repeat itself."""
        steps = np.diff(self._changes)
        turned = int(((steps[1:] > 0) != (steps[:-1] > 0)).sum())
        sizes = len(np.unique(np.abs(steps).round(DECIMALS)))
        return self._noisy_at_rest or (turned >= ALIVE_TURNS and sizes >= ALIVE_STEPS)
