"""A calmer force for the eye: the one-euro filter (Casiez, Roussel and Vogel, CHI 2012).

It follows fast moves and stills slow jitter. Alarms never see its output.
"""

from dataclasses import dataclass
from math import isfinite, pi

from kneadle.samples import Floats

# Facts section 0, row 3: the paper's defaults; beta is a design choice for newtons.
MIN_CUTOFF_HZ = 1.0
BETA_HZ_PER_N_S = 0.04
SLOPE_CUTOFF_HZ = 1.0
FORGET_AFTER_S = 1.0  # after a longer silence the past says nothing about the force now


@dataclass(frozen=True, slots=True)
class Eye:
    """What the eye is shown at device time `t_s`."""

    t_s: float
    force_n: float
    slope_n_s: float = 0.0


def look(eye: Eye | None, t_s: float, force_n: float) -> Eye | None:
    """Move on by one sample; None while the force is unknown."""
    if not isfinite(force_n):
        return None
    if eye is None or not 0 <= t_s - eye.t_s <= FORGET_AFTER_S:
        return Eye(t_s, force_n)
    dt_s = t_s - eye.t_s
    if dt_s == 0:
        return eye
    slope = (force_n - eye.force_n) / dt_s
    slope = eye.slope_n_s + _weight(SLOPE_CUTOFF_HZ, dt_s) * (slope - eye.slope_n_s)
    weight = _weight(MIN_CUTOFF_HZ + BETA_HZ_PER_N_S * abs(slope), dt_s)
    return Eye(t_s, eye.force_n + weight * (force_n - eye.force_n), slope)


def look_along(eye: Eye | None, t_s: Floats, force_n: Floats) -> Eye | None:
    for at_s, newtons in zip(t_s.tolist(), force_n.tolist(), strict=True):
        eye = look(eye, at_s, newtons)
    return eye


def _weight(cutoff_hz: float, dt_s: float) -> float:
    """The share of the newest value in a first-order low pass."""
    return 1.0 / (1.0 + 1.0 / (2.0 * pi * cutoff_hz * dt_s))
