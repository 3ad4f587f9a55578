"""What a living body adds to any press: breath, tremor, pulse and a wandering weight.

Everything is a sum of sines of the time, so that any sampling rate sees the same movement.
"""

import math
from dataclasses import dataclass

import numpy as np

from kneadle.samples import Floats

# Facts section 3. Shares are of the force; sizes marked there as from memory are guesses.
BREATH_HZ = (0.15, 0.35)
BREATH_SHARE = (0.02, 0.12)  # up to 0.15 is to be expected
TREMOR_HZ = (8.0, 12.0)
TREMOR_SHARE = (0.005, 0.02)
WANDER_HZ = (0.02, 0.12)
WANDER_SHARE = (0.005, 0.02)
PULSE_HZ = (1.0, 1.5)
PULSE_N = (0.5, 3.0)
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
    seed: int = 0

    @classmethod
    def of(cls, seed: int) -> "Body":
        """Somebody in particular: always the same for one seed."""
        draw = np.random.default_rng(seed).uniform
        return cls(
            breath_hz=draw(*BREATH_HZ),
            breath_share=draw(*BREATH_SHARE),
            tremor_share=draw(*TREMOR_SHARE),
            wander_share=draw(*WANDER_SHARE),
            pulse_hz=draw(*PULSE_HZ),
            pulse_n=draw(*PULSE_N),
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

    def _breath(self, t_s: Floats, rng: np.random.Generator) -> Floats:
        phase = rng.uniform(0.0, 2 * np.pi)
        uneven = 0.5 * np.sin(0.23 * self.breath_hz * 2 * np.pi * t_s)
        return np.sin(2 * np.pi * self.breath_hz * t_s + phase + uneven)

    def _pulse(self, t_s: Floats, rng: np.random.Generator) -> Floats:
        angle = 2 * np.pi * self.pulse_hz * t_s + rng.uniform(0.0, 2 * np.pi)
        return (np.sin(angle) + 0.5 * np.sin(2 * angle)) / 1.3  # 1.3: its highest point


STILL = Body()


def _noise(
    t_s: Floats, band_hz: tuple[float, float], waves: int, rng: np.random.Generator
) -> Floats:
    """Narrow-band noise with a standard deviation of 1: a few sines, drawn once."""
    total = np.zeros_like(t_s)
    for frequency_hz in rng.uniform(*band_hz, waves):
        total += np.sin(2 * np.pi * frequency_hz * t_s + rng.uniform(0.0, 2 * np.pi))
    total *= math.sqrt(2.0 / waves)
    return total
