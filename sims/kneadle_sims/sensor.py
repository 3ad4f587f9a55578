"""Sensors: what newtons become before anyone sees them. Each knows its own true calibration.

`raw` is deterministic: the same press through the same sensor gives the same counts.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from kneadle.samples import Calibration, Floats, Hello, Linear, PowerLaw

S24_MAX = 2**23 - 1  # a Samples message and every 24-bit converter end here
SERIAL = "Kneadle 00000051A1E0"
CONTACT_N = 2.0  # creep counts from here


class Sensor(Protocol):
    @property
    def calibration(self) -> Calibration: ...

    def hello(self, rate_hz: float) -> Hello: ...

    def raw(self, t_s: Floats, force_n: Floats) -> Floats:
        """Whole counts, (n,), of the force at evenly spaced moments, both (n,)."""


@dataclass(frozen=True, slots=True)
class LoadCell:
    """A 24-bit bridge converter. The default reads +-1000 N, more than the cell bears."""

    n_per_count: float = 2.0**-13
    zero_counts: float = 84213.0
    noise_n: float = 0.05
    full_scale_n: float = 500.0
    seed: int = 0

    @property
    def calibration(self) -> Linear:
        return Linear(self.zero_counts, self.n_per_count)

    def hello(self, rate_hz: float) -> Hello:
        return Hello(
            device=SERIAL,
            sensor="load_cell",
            rate_hz=rate_hz,
            tick_hz=rate_hz,
            calibration=self.calibration,
            full_scale_n=self.full_scale_n,
            full_scale_counts=S24_MAX,
        )

    def raw(self, t_s: Floats, force_n: Floats) -> Floats:
        noisy_n = force_n + _noise(self.seed, self.noise_n, len(t_s))
        counts = np.round(self.zero_counts + noisy_n / self.n_per_count)
        return np.clip(counts, -S24_MAX - 1, S24_MAX)


@dataclass(frozen=True, slots=True)
class Fsr:
    """A force-sensing resistor in a divider: creeps, lags, and flattens at its full scale.

    Facts section 4: creep below 5 % a decade, hysteresis 10 % between the branches; measured
    on recordings of a real ball: 0.4 N of noise at rest.
    """

    a: float = 0.01
    b: float = 0.95
    c: float = 0.03
    full_counts: float = 4095.0
    creep_per_decade: float = 0.03
    hysteresis_share: float = 0.10
    hysteresis_width_n: float = 6.0
    noise_n: float = 0.4
    full_scale_n: float = 200.0
    seed: int = 0

    @property
    def calibration(self) -> PowerLaw:
        return PowerLaw(self.a, self.b, self.c, self.full_counts, self.creep_per_decade)

    def hello(self, rate_hz: float) -> Hello:
        return Hello(
            device=SERIAL,
            sensor="fsr",
            rate_hz=rate_hz,
            tick_hz=rate_hz,
            calibration=self.calibration,
            full_scale_n=self.full_scale_n,
            full_scale_counts=self.full_counts,
        )

    def raw(self, t_s: Floats, force_n: Floats) -> Floats:
        felt_n = force_n * self._creep(t_s, force_n) * self._hysteresis(force_n)
        felt_n = np.minimum(felt_n, self.full_scale_n)
        felt_n = felt_n + _noise(self.seed, self.noise_n, len(t_s))
        conductance = self.a * np.sign(felt_n) * np.abs(felt_n) ** self.b + self.c
        counts = np.round(self.full_counts * conductance / (1.0 + conductance))
        return np.clip(counts, 0.0, self.full_counts)

    def _creep(self, t_s: Floats, force_n: Floats) -> Floats:
        loaded = force_n >= CONTACT_N
        last_free = np.maximum.accumulate(np.where(loaded, -1, np.arange(len(t_s))))
        loaded_s = np.where(last_free < 0, t_s, t_s - t_s[last_free])
        return 1.0 + self.creep_per_decade * np.log10(1.0 + loaded_s)

    def _hysteresis(self, force_n: Floats) -> Floats:
        """Half the loop below the curve while loading, half above it while unloading."""
        half_n = self.hysteresis_width_n / 2
        lagging_n, position_n = np.empty_like(force_n), 0.0
        for i, now_n in enumerate(force_n.tolist()):
            position_n = min(max(position_n, now_n - half_n), now_n + half_n)
            lagging_n[i] = position_n
        return 1.0 - self.hysteresis_share / 2 * (force_n - lagging_n) / half_n


@dataclass(frozen=True, slots=True)
class Newtons:
    """A device that already speaks newtons: its counts are millinewtons."""

    noise_n: float = 0.05
    seed: int = 0

    @property
    def calibration(self) -> Linear:
        return Linear(0.0, 0.001)

    def hello(self, rate_hz: float) -> Hello:
        return Hello(SERIAL, "newtons", rate_hz, rate_hz, self.calibration)

    def raw(self, t_s: Floats, force_n: Floats) -> Floats:
        noisy_n = force_n + _noise(self.seed, self.noise_n, len(t_s))
        return np.clip(np.round(noisy_n * 1000.0), -S24_MAX - 1, S24_MAX)


def _noise(seed: int, sd_n: float, count: int) -> Floats:
    return np.random.default_rng(seed).normal(0.0, sd_n, count)
