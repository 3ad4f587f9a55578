"""What the sound device is given, however it asks."""

import numpy as np
import pytest

from kneadle.sound.meanings import Meaning
from kneadle.sound.mixer import FADE_S, Mixer
from kneadle.sound.tones import RATE_HZ, Sound, render

SOUNDS = {meaning: render(meaning) for meaning in Meaning}
PERIOD = 441


def given(mixer: Mixer, for_s: float, period: int = PERIOD) -> Sound:
    parts = [mixer.read(period) for _ in range(round(for_s * RATE_HZ / period))]
    return np.concatenate(parts)


@pytest.mark.parametrize("period", [1, 100, 441, 4410, 100_000])
@pytest.mark.parametrize("meaning", [Meaning.SPIKE, Meaning.DONE])
def test_a_sound_begins_with_the_next_sample_and_arrives_whole(
    meaning: Meaning, period: int
) -> None:
    mixer = Mixer(SOUNDS)
    mixer.ask(meaning)
    sound = SOUNDS[meaning]
    reads = -(-len(sound) // period)
    whole = np.concatenate([mixer.read(period) for _ in range(reads)])
    assert np.array_equal(whole[: len(sound)], sound)
    assert not whole[len(sound) :].any()


def test_nobody_asks_and_there_is_silence() -> None:
    assert not given(Mixer(SOUNDS), 0.5).any()


def test_a_warning_begins_at_once_and_nothing_clicks() -> None:
    mixer = Mixer(SOUNDS)
    mixer.ask(Meaning.HALFWAY)
    calm, warning = SOUNDS[Meaning.HALFWAY], SOUNDS[Meaning.EASE_OFF]
    before = mixer.read(int(calm.argmax()) + 1)  # its worst moment to be cut off
    mixer.ask(Meaning.EASE_OFF)
    after = given(mixer, 0.8)

    faded = round(FADE_S * RATE_HZ)
    assert np.array_equal(after[faded : len(warning)], warning[faded:])
    assert abs(after[0] - before[-1]) <= np.abs(np.diff(calm)).max()


def test_what_had_to_wait_follows_without_a_pause() -> None:
    mixer = Mixer(SOUNDS)
    mixer.ask(Meaning.EASE_OFF)
    mixer.ask(Meaning.LINK_LOST)
    first, then = SOUNDS[Meaning.EASE_OFF], SOUNDS[Meaning.LINK_LOST]
    whole = given(mixer, 2.5)
    assert np.array_equal(whole[: len(first)], first)
    assert np.array_equal(whole[len(first) : len(first) + len(then)], then)


def test_it_is_taken_only_once_the_device_came_for_it() -> None:
    mixer = Mixer(SOUNDS)
    mixer.read(PERIOD)
    mixer.ask(Meaning.SETTLE)
    assert not mixer.taken.is_set()
    mixer.read(PERIOD)
    assert mixer.taken.is_set()
