"""A force-sensing resistor in a divider, under a ball's skin."""

from dataclasses import dataclass, replace

import numpy as np

from kneadle.samples import Calibration, Floats, Hello, PowerLaw, Relative
from kneadle_sims.sensor.base import counts, introduced, noise, whole
from kneadle_sims.sensor.memory import creep, hysteresis

PARTS_SHARE = 0.06  # one part from another, +-: facts section 4 (Interlink)


@dataclass(frozen=True, slots=True)
class Fsr:
    """Creeps, lags, and flattens at its full scale.

    Facts section 4: creep below 5 % a decade, hysteresis 10 % between the branches; measured
    on recordings of a real ball: 0.4 N of noise at rest. By `part_share` it conducts better than
    its calibration says. One that is not `calibrated` says nothing of newtons.
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
    part_share: float = 0.0
    calibrated: bool = True
    seed: int = 0

    @classmethod
    def part(cls, seed: int) -> "Fsr":
        """One out of the bag, with the calibration of the type."""
        share = np.random.default_rng(seed).uniform(-PARTS_SHARE, PARTS_SHARE)
        return cls(part_share=share, seed=seed)

    @property
    def calibration(self) -> Calibration:
        if not self.calibrated:
            return Relative(0.0, self.full_counts)
        return self._type

    def hello(self, rate_hz: float) -> Hello:
        return introduced("fsr", rate_hz, self.calibration, self.full_scale_n, self.full_counts)

    def raw(self, t_s: Floats, force_n: Floats) -> Floats:
        grown = creep(t_s, force_n, self.creep_per_decade)
        lagging = hysteresis(force_n, self.hysteresis_share, self.hysteresis_width_n)
        felt_n = np.minimum(force_n * grown * lagging, self.full_scale_n)
        felt_n = felt_n + noise(self.seed, self.noise_n, len(t_s))
        truth = replace(self._type, a=self.a * (1.0 + self.part_share))
        return whole(counts(truth, felt_n), 0.0, self.full_counts)

    @property
    def _type(self) -> PowerLaw:
        return PowerLaw(self.a, self.b, self.c, self.full_counts, self.creep_per_decade)
