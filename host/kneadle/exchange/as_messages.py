"""A recording as the messages of a device, for the same pipeline and the same journal."""

from collections.abc import Iterator

import numpy as np

from kneadle.exchange.recording import Recording
from kneadle.exchange.skipped import Skipped
from kneadle.exchange.survey import Survey, sound
from kneadle.exchange.units import N_PER, S_PER
from kneadle.samples import (
    RELATIVE_FULL_SCALE,
    Calibration,
    Hello,
    Identity,
    Linear,
    Message,
    Relative,
    Samples,
)
from kneadle.trace.as_messages import TICK_HZ


def messages(
    recording: Recording, found: Survey, unit: str, time: str, zero: float
) -> Iterator[Message]:
    """`unit` of force, `time` that of time, `zero` the time to be called 0.

    Raw counts are the file's own numbers, so that nothing of them is lost.
    """
    step_s = max(found.step * S_PER[time], 1 / TICK_HZ)
    # Four digits: written stamps are rounded, and more would be rounding noise.
    rate_hz = float(f"{1 / step_s:.4g}")
    calibration = _calibration(recording, unit)
    sensor = "counts" if recording.relative else "newtons"
    yield Hello(recording.device, sensor, rate_hz, TICK_HZ, calibration, tick_bits=64)
    ticks_per = S_PER[time] * TICK_HZ
    for chunk in sound(recording, Skipped()):
        tick = np.rint((chunk.time - zero) * ticks_per).astype(np.int64)
        yield Samples(tick, chunk.force)


def _calibration(recording: Recording, unit: str) -> Calibration:
    if recording.relative:
        return Relative(0.0, RELATIVE_FULL_SCALE)
    return Identity() if unit == "N" else Linear(0.0, N_PER[unit])
