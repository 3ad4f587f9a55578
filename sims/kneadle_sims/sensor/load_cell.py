"""Sensors that stay as they are: a strain-gauge bridge, and a device that speaks newtons."""

from dataclasses import dataclass

import numpy as np

from kneadle.samples import Floats, Hello, Linear
from kneadle_sims.sensor.base import S24_MAX, SERIAL, counts, introduced, noise, s24

# An HX711 has 90 nV of noise at 80 readings a second and 50 nV at 10 (facts section 4).
NOISE_RATE_HZ = 80.0
NOISE_POWER = np.log(90 / 50) / np.log(80 / 10)


@dataclass(frozen=True, slots=True)
class LoadCell:
    """A 24-bit bridge converter. The default reads +-1000 N, more than the cell bears.

    `noise_n` is the standard deviation at 80 readings a second; a faster converter is noisier.
    """

    n_per_count: float = 2.0**-13
    zero_counts: float = 84213.0
    noise_n: float = 0.05
    full_scale_n: float = 500.0
    seed: int = 0

    @property
    def calibration(self) -> Linear:
        return Linear(self.zero_counts, self.n_per_count)

    def hello(self, rate_hz: float) -> Hello:
        return introduced("load_cell", rate_hz, self.calibration, self.full_scale_n, S24_MAX)

    def raw(self, t_s: Floats, force_n: Floats) -> Floats:
        rate_hz = 1.0 / (t_s[1] - t_s[0]) if len(t_s) > 1 else NOISE_RATE_HZ
        sd_n = self.noise_n * (rate_hz / NOISE_RATE_HZ) ** NOISE_POWER
        return s24(counts(self.calibration, force_n + noise(self.seed, sd_n, len(t_s))))


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
        noisy_n = force_n + noise(self.seed, self.noise_n, len(t_s))
        return s24(counts(self.calibration, noisy_n))
