"""Raw counts to newtons and back, tare, and the creep of an FSR."""

from dataclasses import replace

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

MOST_COUNTS = 2**31 - 2  # 2**31 - 1 means "no ceiling" on the wire
CREEP_ON_N = 5.0  # creep counts from contact; the detectors' default (facts row 5)
CREEP_OFF_N = 3.0


def to_newtons(calibration: Calibration, raw: Floats) -> Floats:
    """raw (n,) device counts to force (n,), pressing positive. Creep is not yet taken off."""
    match calibration:
        case Identity():
            return raw
        case Linear(zero, n_per_count):
            return (raw - zero) * n_per_count
        case Relative(zero, full):
            return (raw - zero) * (RELATIVE_FULL_SCALE / full)
        case PowerLaw(a, b, c, full):
            return np.maximum((_conductance(raw, full) - c) / a, 0.0) ** (1.0 / b)


def to_counts(calibration: Calibration, force_n: float) -> int:
    """The raw count at which the force is reached: what the ball's own reflex compares with.

    Beyond 32 bits it is the last count that the wire can carry.
    """
    count = np.clip(_count(calibration, force_n), -MOST_COUNTS, MOST_COUNTS)
    return round(float(count)) if np.isfinite(count) else MOST_COUNTS


def _count(calibration: Calibration, force_n: float) -> float:
    match calibration:
        case Identity():
            return force_n
        case Linear(zero, n_per_count):
            return zero + force_n / n_per_count
        case Relative(zero, full):
            return zero + force_n * full / RELATIVE_FULL_SCALE
        case PowerLaw(a, b, c, full):
            with np.errstate(over="ignore", invalid="ignore"):
                ratio = a * np.float64(force_n) ** b + c
                return float(full * ratio / (1.0 + ratio))


def tared(calibration: Calibration, raw_zero: float) -> Calibration:
    """The same calibration with `raw_zero` called no load."""
    match calibration:
        case Identity():
            return Linear(raw_zero, 1.0)
        case Linear() | Relative():
            return replace(calibration, zero_counts=raw_zero)
        case PowerLaw():
            unloaded = _conductance(np.array([raw_zero]), calibration.full_counts)
            return replace(calibration, c=float(unloaded[0]))


def saturated(hello: Hello, raw: Floats) -> np.ndarray:
    """Where the converter is at its end and the true force unknown. (n,) bool."""
    if hello.full_scale_counts is None:
        return np.zeros(len(raw), dtype=np.bool_)
    return np.abs(raw) >= hello.full_scale_counts


def _conductance(raw: Floats, full_counts: float) -> Floats:
    """Sensor over divider conductance; a full-scale count would be infinite, so one count less."""
    inside = np.clip(raw, 0.0, full_counts - 1.0)
    return inside / (full_counts - inside)


class Creep:
    """Takes off the slow rise of an FSR under load: k per decade of seconds since contact.

    Source: facts section 4 (creep counted from 1 s after contact, reset when it is lost).
    """

    def __init__(self, per_decade: float) -> None:
        self._per_decade = per_decade
        self._pressed = False
        self._since_s = 0.0

    def remove(self, t_s: Floats, force_n: Floats) -> Floats:
        if len(t_s) == 0:
            return force_n
        known = np.where(force_n >= CREEP_ON_N, 1, np.where(force_n < CREEP_OFF_N, 0, -1))
        pressed = _carried(known, int(self._pressed)).astype(np.bool_)
        began = pressed & ~np.concatenate(([self._pressed], pressed[:-1]))
        index = np.maximum.accumulate(np.where(began, np.arange(len(t_s)), -1))
        since_s = np.where(index >= 0, t_s[index], self._since_s)
        self._pressed, self._since_s = bool(pressed[-1]), float(since_s[-1])
        loaded_s = np.where(pressed, t_s - since_s, 0.0)
        return force_n / (1.0 + self._per_decade * np.log10(1.0 + loaded_s))


def _carried(known: np.ndarray, before: int) -> np.ndarray:
    """Each unknown (-1) takes the last known value; `before` stands in front of the first."""
    index = np.maximum.accumulate(np.where(known >= 0, np.arange(len(known)), -1))
    return np.where(index >= 0, known[index], before)


class Calibrator:
    """The calibration in force, with what it must remember between blocks."""

    def __init__(self, calibration: Calibration) -> None:
        self.use(calibration)

    def use(self, calibration: Calibration) -> None:
        self.calibration = calibration
        self._creep: Creep | None = None
        if isinstance(calibration, PowerLaw):
            self._creep = Creep(calibration.creep_per_decade)

    def apply(self, t_s: Floats, raw: Floats) -> Floats:
        force_n = to_newtons(self.calibration, raw)
        return force_n if self._creep is None else self._creep.remove(t_s, force_n)
