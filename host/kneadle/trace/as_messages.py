"""A trace as the messages of a device, for the same pipeline."""

import numpy as np

from kneadle.samples import Hello, Identity, Ints, Message, Motion, Samples
from kneadle.trace.reader import Trace

TICK_HZ = 1e6
CHUNK_ROWS = 65536
MOTION_EVERY_S = 0.1
MOTION_WINDOW_S = 1.0


def messages(trace: Trace) -> list[Message]:
    """What a device would have sent: newtons, stamped in microseconds."""
    tick = np.rint(trace.t_s * TICK_HZ).astype(np.int64)
    motions = _motions(trace, tick)
    cuts = {*range(0, len(tick), CHUNK_ROWS), *motions, len(tick)}
    said: list[Message] = [_hello(trace)]
    start = 0
    for end in sorted(cuts - {0}):
        said.append(Samples(tick[start:end], trace.force_n[start:end]))
        if end in motions:
            said.append(motions[end])
        start = end
    return said


def _hello(trace: Trace) -> Hello:
    step_s = max(float(np.median(np.diff(trace.t_s))), 1 / TICK_HZ)
    # Four digits: written stamps are rounded, and more would be rounding noise.
    rate_hz = float(f"{1 / step_s:.4g}")
    return Hello(trace.name, "newtons", rate_hz, TICK_HZ, Identity(), tick_bits=64)


def _motions(trace: Trace, tick: Ints) -> dict[int, Motion]:
    """By the number of samples that come before each."""
    if trace.gyro_dps is None:
        return {}
    slot = np.floor((trace.t_s - trace.t_s[0]) / MOTION_EVERY_S)
    last = np.flatnonzero(np.diff(slot)) + 1
    first = np.searchsorted(trace.t_s, trace.t_s[last] - MOTION_WINDOW_S, side="right")
    squares = trace.gyro_dps**2
    return {
        int(b) + 1: Motion(int(tick[b]), float(np.sqrt(squares[a : b + 1].mean())))
        for a, b in zip(first, last, strict=True)
    }
