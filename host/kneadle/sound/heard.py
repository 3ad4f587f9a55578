"""The tune that is in samples, found by measuring them: what tests and the picture go by."""

from dataclasses import dataclass

import numpy as np

from kneadle.samples import Floats
from kneadle.sound.tones import RATE_HZ, Sound

FRAME_S, HOP_S = 0.05, 0.01
PADDED = 16384  # samples a transform: 2.7 Hz a line, much finer than a semitone
QUIETEST = 0.02  # of the loudest frame; below it nothing sounds
LOWEST_HZ = 100.0


@dataclass(frozen=True, slots=True)
class Moment:
    """`pitch_hz` is that of the strongest sine in the 50 ms around `t_s`, NaN in silence."""

    t_s: float
    pitch_hz: float


def moments(samples: Floats | Sound) -> list[Moment]:
    size, hop = round(FRAME_S * RATE_HZ), round(HOP_S * RATE_HZ)
    padded = np.pad(np.asarray(samples, dtype=np.float64), size // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, size)[::hop]
    power = np.abs(np.fft.rfft(frames * np.hanning(size), PADDED))
    power[:, : round(LOWEST_HZ * PADDED / RATE_HZ)] = 0.0
    pitches_hz = power.argmax(axis=1) * RATE_HZ / PADDED
    pitches_hz[power.max(axis=1) < QUIETEST * power.max()] = np.nan
    return [Moment(n * HOP_S, float(pitch_hz)) for n, pitch_hz in enumerate(pitches_hz)]
