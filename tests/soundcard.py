"""A sound library with a device that plays into files, at the pace of a real one or quicker."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kneadle.sound.meanings import Meaning
from kneadle.sound.tones import RATE_HZ, Sound, render

PERIOD_S = 0.025  # as speaker.py asks for
_LIBRARY = """
import struct, threading, time
from pathlib import Path
class MiniaudioError(Exception): pass
class SampleFormat: FLOAT32 = 5
class PlaybackDevice:
    backend = "Virtual"
    def __init__(self, *args, **kwargs):
        {on_open}
    def start(self, samples):
        threading.Thread(target=self._play, args=(samples,), daemon=True).start()
    def _play(self, samples):
        here, due_s = Path(__file__).parent, time.monotonic()
        with (here / "played").open("wb", 0) as played, (here / "times").open("wb", 0) as times:
            while True:
                played.write(samples.send({frames}).tobytes())
                times.write(struct.pack("=d", time.monotonic()))
                due_s = max(due_s + {every_s}, time.monotonic() - {every_s})
                time.sleep(max(0.0, due_s - time.monotonic()))
"""
NO_DEVICE = 'raise MiniaudioError("failed to init device", -401)'


@dataclass(frozen=True)
class Heard:
    """When its first sample was fetched, on `time.monotonic`."""

    at_s: float
    meaning: Meaning


class Soundcard:
    """Found by every Python whose PYTHONPATH names `folder`. `speed`: times as fast as life."""

    def __init__(self, folder: Path, *, speed: float = 1.0, works: bool = True) -> None:
        self._played, self._times = folder / "played", folder / "times"
        self._frames = round(PERIOD_S * RATE_HZ)
        self._at = 0  # heard up to this sample
        self._heard: list[Heard] = []
        self._times_s = np.empty(0)
        text = _LIBRARY.format(
            frames=self._frames,
            every_s=PERIOD_S / speed,
            on_open="pass" if works else NO_DEVICE,
        )
        (folder / "miniaudio.py").write_text(text)

    def heard(self) -> list[Heard]:
        """Every sound so far that was played to its end, and was one of ours."""
        if self._times.exists():
            self._times_s = np.fromfile(self._times, dtype=np.float64)
            whole = len(self._times_s) * self._frames - self._at
            rest = np.fromfile(self._played, np.float32, max(0, whole), offset=4 * self._at)
            while (sound := _first(rest)) is not None:
                rest = self._take(rest, *sound)
        return self._heard

    def _take(self, rest: Sound, start: int, meaning: Meaning | None) -> Sound:
        """What comes after the sound, or from it on if its end is still to come."""
        if meaning is not None:
            at_s = float(self._times_s[(self._at + start) // self._frames])
            self._heard.append(Heard(at_s, meaning))
            start += len(_SOUNDS[meaning])
        self._at += start
        return rest[start:] if meaning is not None else rest[:0]


_SOUNDS: dict[Meaning, Sound] = {meaning: render(meaning) for meaning in Meaning}


def _first(played: Sound) -> tuple[int, Meaning | None] | None:
    """Where one begins, and which, if it is there to its end; None in silence."""
    sounding = np.flatnonzero(played)
    if len(sounding) == 0:
        return None
    start = int(sounding[0]) - 1  # every tune begins with one silent sample
    for meaning, sound in _SOUNDS.items():
        if np.array_equal(played[start : start + len(sound)], sound):
            return start, meaning
    return start, None
