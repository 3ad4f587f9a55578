"""What goes wrong: before the sensor (in what it feels) or behind it (in what is read)."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from kneadle.force.calibrate import to_newtons
from kneadle.samples import Floats
from kneadle_sims.sensor.base import S24_MAX, Sensor, counts, whole
from kneadle_sims.sensor.memory import creep


class Fault(Protocol):
    def felt_n(self, t_s: Floats, force_n: Floats) -> Floats:
        """(n,) each."""

    def read(self, raw: Floats, sensor: Sensor) -> Floats:
        """Whole counts, (n,) to (n,)."""


class _Before:
    __slots__ = ()

    def read(self, raw: Floats, sensor: Sensor) -> Floats:
        return raw


class _Behind:
    __slots__ = ()

    def felt_n(self, t_s: Floats, force_n: Floats) -> Floats:
        return force_n


@dataclass(frozen=True, slots=True)
class Offset(_Before):
    """Its zero was never right."""

    by_n: float

    def felt_n(self, t_s: Floats, force_n: Floats) -> Floats:
        return force_n + self.by_n


@dataclass(frozen=True, slots=True)
class ZeroShift(_Before):
    """Something settles, and the zero with it."""

    at_s: float
    by_n: float

    def felt_n(self, t_s: Floats, force_n: Floats) -> Floats:
        return np.where(t_s >= self.at_s, force_n + self.by_n, force_n)


@dataclass(frozen=True, slots=True)
class Rotating(_Before):
    """A weight that goes round with the sensor, as on a wheel: 0 to `to_n` on every turn."""

    to_n: float
    every_s: float
    phase: float = 0.0

    def felt_n(self, t_s: Floats, force_n: Floats) -> Floats:
        turned = 2 * np.pi * (t_s / self.every_s + self.phase)
        return np.asarray(force_n + self.to_n / 2 * (1.0 - np.cos(turned)))


@dataclass(frozen=True, slots=True)
class Drift(_Before):
    n_per_min: float

    def felt_n(self, t_s: Floats, force_n: Floats) -> Floats:
        return force_n + self.n_per_min / 60.0 * t_s


@dataclass(frozen=True, slots=True)
class Creeping(_Before):
    """More than its calibration knows of."""

    per_decade: float

    def felt_n(self, t_s: Floats, force_n: Floats) -> Floats:
        return force_n * creep(t_s, force_n, self.per_decade)


@dataclass(frozen=True, slots=True)
class Jitter(_Before):
    """Readings are numbered evenly but not taken so: by how much, as a share of their distance."""

    share: float
    seed: int = 0

    def felt_n(self, t_s: Floats, force_n: Floats) -> Floats:
        if len(t_s) < 2:
            return force_n
        # Two moments make a distance: each alone strays by less.
        sd_s = self.share * (t_s[1] - t_s[0]) / np.sqrt(2.0)
        taken_s = t_s + np.random.default_rng(self.seed).normal(0.0, sd_s, len(t_s))
        return np.interp(taken_s, t_s, force_n)


@dataclass(frozen=True, slots=True)
class Coarse(_Behind):
    """Written down in steps."""

    step_n: float

    def read(self, raw: Floats, sensor: Sensor) -> Floats:
        steps = np.round(to_newtons(sensor.calibration, raw) / self.step_n)
        return _converted(counts(sensor.calibration, steps * self.step_n), sensor)


@dataclass(frozen=True, slots=True)
class Glitches(_Behind):
    """Readings that are wrong by up to `size_n`, either way; never two in a row."""

    share: float
    size_n: float
    seed: int = 0

    def read(self, raw: Floats, sensor: Sensor) -> Floats:
        drawn, by = np.random.default_rng(self.seed).random((len(raw), 2)).T
        hit = drawn < (1.0 - np.sqrt(1.0 - 4.0 * self.share)) / 2.0  # `share` are left
        hit[1:] &= ~hit[:-1].copy()
        wrong_n = to_newtons(sensor.calibration, raw) + self.size_n * (2.0 * by - 1.0)
        wrong = _converted(counts(sensor.calibration, wrong_n), sensor)
        return np.where(hit, wrong, raw)


def _converted(read: Floats, sensor: Sensor) -> Floats:
    """No fault reads more than the converter can say."""
    full = sensor.hello(1.0).full_scale_counts or S24_MAX
    return whole(read, 0.0 if full < S24_MAX else -S24_MAX - 1, full)
