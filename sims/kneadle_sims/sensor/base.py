"""What all sensors have in common."""

from typing import Protocol

import numpy as np

from kneadle.samples import (
    RELATIVE_FULL_SCALE,
    Calibration,
    Floats,
    Hello,
    Identity,
    Linear,
    PowerLaw,
    Relative,
)

S24_MAX = 2**23 - 1  # a Samples message and every 24-bit converter end here
SERIAL = "Kneadle 00000051A1E0"


class Sensor(Protocol):
    """Deterministic: the same press through the same sensor gives the same counts."""

    @property
    def calibration(self) -> Calibration:
        """What it says of itself, which need not be the truth."""

    def hello(self, rate_hz: float) -> Hello: ...

    def raw(self, t_s: Floats, force_n: Floats) -> Floats:
        """Whole counts, (n,), of the force at evenly spaced moments, both (n,)."""


def introduced(
    sensor: str, rate_hz: float, calibration: Calibration, full_scale_n: float, full_counts: float
) -> Hello:
    """What a numbered ball with this sensor says of itself."""
    return Hello(
        device=SERIAL,
        sensor=sensor,
        rate_hz=rate_hz,
        tick_hz=rate_hz,
        calibration=calibration,
        full_scale_n=full_scale_n,
        full_scale_counts=full_counts,
    )


def counts(calibration: Calibration, force_n: Floats) -> Floats:
    """The opposite of to_newtons, not yet whole. (n,) to (n,)"""
    match calibration:
        case Identity():
            return force_n
        case Linear(zero, n_per_count):
            return zero + force_n / n_per_count
        case Relative(zero, full):
            return zero + force_n * full / RELATIVE_FULL_SCALE
        case PowerLaw(a, b, c, full):
            conductance = a * np.sign(force_n) * np.abs(force_n) ** b + c
            return np.asarray(full * conductance / (1.0 + conductance))


def whole(counts: Floats, low: float, high: float) -> Floats:
    """What a converter from `low` to `high` makes of it."""
    return np.clip(np.round(counts), low, high)


def s24(counts: Floats) -> Floats:
    return whole(counts, -S24_MAX - 1, S24_MAX)


def noise(seed: int, sd_n: float, count: int) -> Floats:
    return np.random.default_rng(seed).normal(0.0, sd_n, count)
