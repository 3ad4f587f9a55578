"""A sound as a WAV file: one channel, 16 bits."""

import wave
from pathlib import Path

import numpy as np

from kneadle.samples import Floats
from kneadle.sound.tones import RATE_HZ, Sound

FULL_SCALE = 32767


def write(path: Path, sound: Sound) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(np.round(sound * FULL_SCALE).astype("<i2").tobytes())


def read(path: Path) -> Floats:
    """(n,), of full scale, of a file that `write` made."""
    with wave.open(str(path), "rb") as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
    return samples / FULL_SCALE
