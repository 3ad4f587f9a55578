"""A sealed ball of air with a pressure sensor inside."""

from dataclasses import dataclass

import numpy as np

from kneadle.samples import Floats, Hello, Linear
from kneadle_sims.sensor.base import S24_MAX, counts, introduced, noise, s24
from kneadle_sims.sensor.memory import hysteresis


@dataclass(frozen=True, slots=True)
class AirBall:
    """It warms under a body, leaks and lags.

    Hysteresis and leak: facts section 4 (soft air sensor: 3.9 %, 16.4 % in 12 h). Warmth: sealed
    air gains 0.34 kPa a kelvin (ideal gas), on 25 cm2 of contact (facts section 2, 15-20 mm
    deep) 0.85 N; by how much a body warms it, and how fast, is ours.
    """

    n_per_count: float = 2.0**-11
    zero_counts: float = 412_000.0
    hysteresis_share: float = 0.039
    hysteresis_width_n: float = 6.0
    leak_share_per_h: float = 0.0148
    n_per_kelvin: float = 0.85
    warms_by_kelvin: float = 3.0
    warms_in_s: float = 300.0
    noise_n: float = 0.2
    full_scale_n: float = 300.0
    seed: int = 0

    @property
    def calibration(self) -> Linear:
        return Linear(self.zero_counts, self.n_per_count)

    def hello(self, rate_hz: float) -> Hello:
        return introduced("air", rate_hz, self.calibration, self.full_scale_n, S24_MAX)

    def raw(self, t_s: Floats, force_n: Floats) -> Floats:
        lagging = hysteresis(force_n, self.hysteresis_share, self.hysteresis_width_n)
        kept = (1.0 - self.leak_share_per_h) ** (t_s / 3600.0)
        warmed_kelvin = self.warms_by_kelvin * (1.0 - np.exp(-t_s / self.warms_in_s))
        felt_n = force_n * lagging * kept + self.n_per_kelvin * warmed_kelvin
        noisy_n = felt_n + noise(self.seed, self.noise_n, len(t_s))
        return s24(counts(self.calibration, noisy_n))
