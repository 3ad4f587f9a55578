"""What sounds next: asked from one thread, read by the sound device's."""

from collections import deque
from collections.abc import Mapping
from threading import Event

import numpy as np

from kneadle.sound.meanings import Meaning, rank
from kneadle.sound.tones import RATE_HZ, Sound
from kneadle.sound.turns import Turns

FADE_S = 0.01  # of a sound that is cut off; a hard end clicks


class Mixer:
    """`taken` is set whenever the device has come and heard what was asked."""

    def __init__(self, sounds: Mapping[Meaning, Sound]) -> None:
        self._sounds = sounds
        self._asked: deque[Meaning] = deque()
        self._turns = Turns(rank)
        self._rest = self._fading = _silence(0)
        self.taken = Event()

    def ask(self, meaning: Meaning) -> None:
        """Begins with the next `read`, unless something more urgent sounds."""
        self._asked.append(meaning)
        self.taken.clear()  # after: the device may come in between, and will come again

    def read(self, frames: int) -> Sound:
        """(frames,), the next samples; silence if there is nothing to be heard."""
        self._hear()
        out = _silence(frames)
        at = 0
        while at < frames and self._turns.playing is not None:
            part, self._rest = np.split(self._rest, [frames - at])
            out[at : at + len(part)] = part
            at += len(part)
            if len(self._rest) == 0:
                self._begin(self._turns.done())
        fading, self._fading = np.split(self._fading, [frames])
        out[: len(fading)] += fading
        return out

    def _hear(self) -> None:
        while self._asked:
            meaning = self._asked.popleft()
            if self._turns.ask(meaning):
                fade = self._rest[: round(FADE_S * RATE_HZ)]
                self._fading = fade * np.linspace(1, 0, len(fade), dtype=np.float32)
                self._begin(meaning)
        self.taken.set()

    def _begin(self, meaning: Meaning | None) -> None:
        self._rest = _silence(0) if meaning is None else self._sounds[meaning]


def _silence(frames: int) -> Sound:
    return np.zeros(frames, dtype=np.float32)
