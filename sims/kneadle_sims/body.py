"""What a living body adds to any press: breath, tremor, pulse and a wandering weight.

Everything is a sum of sines of the time, so that any sampling rate sees the same movement.
"""

import math
from dataclasses import dataclass

import numpy as np

from kneadle.samples import Floats

# Facts section 3. Shares are of the force; sizes marked there as from memory are guesses.
# Steadiness is what recordings of real holds show (design, "Measured"): a CV of 1.4-12 %,
# some of which is pulse and tremor.
STEADINESS = (0.008, 0.125)
BREATH_PART = (0.5, 0.95)  # of that unsteadiness, as a variance; the rest is wander. Ours
BREATH_HZ = (0.15, 0.35)
BREATH_SHARE_MOST = 0.15
TREMOR_HZ = (8.0, 12.0)
TREMOR_SHARE = (0.004, 0.02)
WANDER_HZ = (0.02, 0.12)
WANDER_SHARE_MOST = 0.045
PULSE_HZ = (1.0, 1.5)
PULSE_N = (0.5, 3.0)
FIDGET_HZ = (0.3, 3.0)  # ours
FIDGET_DPS = (0.5, 3.0)  # facts row 21: still is less than 10
PULSE_FULL_AT_N = 10.0  # a ball barely touched passes little of the pulse on


@dataclass(frozen=True, slots=True)
class Body:
    """Breath is a peak, tremor and wander are standard deviations, all as shares of the force."""

    breath_hz: float = 0.25
    breath_share: float = 0.0
    tremor_share: float = 0.0
    wander_share: float = 0.0
    pulse_hz: float = 1.2
    pulse_n: float = 0.0
    fidget_dps_rms: float = 0.0
    seed: int = 0

    @classmethod
    def of(cls, seed: int) -> "Body":
        """Somebody in particular: always the same for one seed."""
        rng = np.random.default_rng(seed)
        unsteady = _evenly_in_log(rng, STEADINESS)
        breath_part = rng.uniform(*BREATH_PART)
        return cls(
            breath_hz=rng.uniform(*BREATH_HZ),
            breath_share=min(unsteady * math.sqrt(2 * breath_part), BREATH_SHARE_MOST),
            tremor_share=_evenly_in_log(rng, TREMOR_SHARE),
            wander_share=min(unsteady * math.sqrt(1 - breath_part), WANDER_SHARE_MOST),
            pulse_hz=rng.uniform(*PULSE_HZ),
            pulse_n=_evenly_in_log(rng, PULSE_N),
            fidget_dps_rms=rng.uniform(*FIDGET_DPS),
            seed=seed,
        )

    def bear(self, t_s: Floats, meant_n: Floats) -> Floats:
        """The force that reaches the ball when `meant_n` was meant. Never below 0."""
        rng = np.random.default_rng(self.seed)
        sway = (
            self.breath_share * self._breath(t_s, rng)
            + self.wander_share * _noise(t_s, WANDER_HZ, 3, rng)
            + self.tremor_share * _noise(t_s, TREMOR_HZ, 5, rng)
        )
        touch = np.minimum(meant_n / PULSE_FULL_AT_N, 1.0)
        force_n = meant_n * (1.0 + sway) + self.pulse_n * touch * self._pulse(t_s, rng)
        return np.maximum(force_n, 0.0)

    def fidget_dps(self, t_s: Floats, meant_n: Floats) -> Floats:
        """How a ball that is held turns a little: facts row 21 calls less than 10 still."""
        rng = np.random.default_rng([self.seed, 2])
        touch = np.minimum(meant_n / PULSE_FULL_AT_N, 1.0)
        sway = np.abs(_noise(t_s, FIDGET_HZ, 5, rng))
        return np.asarray(self.fidget_dps_rms * touch * sway)

    def _breath(self, t_s: Floats, rng: np.random.Generator) -> Floats:
        phase = rng.uniform(0.0, 2 * np.pi)
        uneven = 0.5 * np.sin(0.23 * self.breath_hz * 2 * np.pi * t_s)
        return np.sin(2 * np.pi * self.breath_hz * t_s + phase + uneven)

    def _pulse(self, t_s: Floats, rng: np.random.Generator) -> Floats:
        angle = 2 * np.pi * self.pulse_hz * t_s + rng.uniform(0.0, 2 * np.pi)
        return (np.sin(angle) + 0.5 * np.sin(2 * angle)) / 1.3  # 1.3: its highest point


STILL = Body()


def _evenly_in_log(rng: np.random.Generator, between: tuple[float, float]) -> float:
    return float(np.exp(rng.uniform(*np.log(between))))


def _noise(
    t_s: Floats, band_hz: tuple[float, float], waves: int, rng: np.random.Generator
) -> Floats:
    """Narrow-band noise with a standard deviation of 1: a few sines, drawn once."""
    total = np.zeros_like(t_s)
    for frequency_hz in rng.uniform(*band_hz, waves):
        total += np.sin(2 * np.pi * frequency_hz * t_s + rng.uniform(0.0, 2 * np.pi))
    total *= math.sqrt(2.0 / waves)
    return total
