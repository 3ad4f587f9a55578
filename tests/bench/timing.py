"""The stopwatch and the baseline that all measurements share."""

from collections.abc import Callable
from time import perf_counter

import numpy as np
from scipy.signal import butter, sosfilt

from kneadle.samples import Floats

Aim = tuple[str, bool]  # its name, and whether it was met

RATE_HZ = 100.0
SOS = butter(2, 10.0, fs=RATE_HZ, output="sos")


def best_s(run: Callable[[], object], repeat: int) -> float:
    return min(_once_s(run) for _ in range(repeat))


def one_pass(force_n: Floats) -> Callable[[], object]:
    """The baseline: one low-pass filter over the samples and nothing else."""
    state = np.zeros((1, 2))
    return lambda: sosfilt(SOS, force_n, zi=state)


def _once_s(run: Callable[[], object]) -> float:
    start_s = perf_counter()
    run()
    return perf_counter() - start_s
