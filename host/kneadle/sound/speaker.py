"""The program that owns the sound device: names of meanings come in, a line comes back for each.

A program of its own, because drivers and their libraries hang, crash, and write what they please
over the screen: `python -m kneadle.sound.speaker`, started and watched by player.py.
"""

import os
import signal
import sys
from collections.abc import Generator
from importlib import import_module
from time import monotonic
from typing import Any

from kneadle.sound.meanings import Meaning
from kneadle.sound.mixer import Mixer
from kneadle.sound.tones import RATE_HZ, Sound, render

PERIOD_MS, PERIODS = (
    25,
    2,
)  # 50 ms, of the 70 ms that a sound may be late; 10 ms broke up under load
PROMPT_S, PROMPT_TIMES = 0.25, 4  # PulseAudio first swallowed 1.3 s ahead: not yet in time for us
STUCK_AFTER_S = 5.0  # a device that fetches nothing for so long plays nothing

READY, HEARD = "ready", "heard"
NO_LIBRARY, NO_DEVICE = "no_library", "no_device"


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C is the host's: it may still need us
    _answer(_speak())
    os._exit(0)  # closing a device was seen to hang, and nobody would be left to end us


def _speak() -> str:
    """Until nobody speaks to us. Returns the last word."""
    try:
        miniaudio = import_module("miniaudio")  # an extra: without it we answer all the same
    except ImportError:
        return NO_LIBRARY
    mixer = Mixer({meaning: render(meaning) for meaning in Meaning})
    try:
        device = _open(miniaudio, mixer)
    except miniaudio.MiniaudioError:
        return NO_DEVICE
    return _listen(mixer) if device is not None else NO_DEVICE


def _open(miniaudio: Any, mixer: Mixer) -> Any:
    """A device that plays for as long as it is kept: a wireless one must not fall asleep."""
    device = miniaudio.PlaybackDevice(
        miniaudio.SampleFormat.FLOAT32,
        nchannels=1,
        sample_rate=RATE_HZ,
        buffersize_msec=PERIOD_MS,
        callback_periods=PERIODS,
        app_name="Kneadle",
    )
    if device.backend == "Null":  # takes all and plays nothing: there is no other
        return None
    device.start(_samples(mixer))
    return device


def _samples(mixer: Mixer) -> Generator[Sound, int, None]:
    def endless() -> Generator[Sound, int, None]:
        frames = yield mixer.read(0)
        while True:
            frames = yield mixer.read(frames)

    samples = endless()
    next(samples)  # miniaudio wants it begun
    return samples


def _comes_in_time(mixer: Mixer) -> bool:
    in_a_row, give_up_s = 0, monotonic() + STUCK_AFTER_S
    while in_a_row < PROMPT_TIMES and monotonic() < give_up_s:
        mixer.taken.clear()
        in_a_row = in_a_row + 1 if mixer.taken.wait(PROMPT_S) else 0
    return in_a_row == PROMPT_TIMES


def _listen(mixer: Mixer) -> str:
    if not _comes_in_time(mixer):
        return NO_DEVICE
    _answer(READY)
    for line in sys.stdin:
        mixer.ask(Meaning[line.strip()])
        if not mixer.taken.wait(STUCK_AFTER_S):
            return NO_DEVICE
        _answer(HEARD)
    return ""


def _answer(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
