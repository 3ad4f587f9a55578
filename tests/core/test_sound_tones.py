"""The eight sounds, measured in the WAV files that a person could play."""

import wave
from itertools import combinations, groupby
from math import isnan, log2
from pathlib import Path

import numpy as np
import pytest

from kneadle.samples import Floats
from kneadle.sound import wav
from kneadle.sound.__main__ import main
from kneadle.sound.heard import HOP_S, moments
from kneadle.sound.meanings import URGENT, Meaning
from kneadle.sound.notes import TUNES, length_s
from kneadle.sound.tones import RATE_HZ, render

SHORTEST_NOTE_S = 0.04  # of a pitch heard without a break; less is the way to the next one
each_meaning = pytest.mark.parametrize("meaning", Meaning, ids=lambda each: each.name.lower())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sounds")
    assert main([str(folder)]) == 0
    return folder


def heard(folder: Path, meaning: Meaning) -> Floats:
    return wav.read(folder / f"{meaning.name.lower()}.wav")


def semitone(pitch_hz: float) -> int:
    """Above or below A4."""
    return round(12 * log2(pitch_hz / 440.0))


def melody(samples: Floats) -> list[int]:
    """Semitones, one a note: what lasts; a rest parts equal ones."""
    lines = [None if isnan(m.pitch_hz) else semitone(m.pitch_hz) for m in moments(samples)]
    runs = [(line, len(list(run))) for line, run in groupby(lines)]
    return [line for line, n in runs if line is not None and n * HOP_S >= SHORTEST_NOTE_S]


def contour(tune: list[int]) -> tuple[int, ...]:
    """Up, down or the same, from note to note: what somebody tone-deaf still hears."""
    return tuple(int(np.sign(step)) for step in np.diff(tune))


def loudness(samples: Floats) -> float:
    """Root mean square of the loudest tenth of a second."""
    power = np.convolve(samples**2, np.ones(RATE_HZ // 10) / (RATE_HZ // 10), "valid")
    return float(np.sqrt(power.max()))


@each_meaning
def test_the_file_holds_the_tune_that_was_written_down(folder: Path, meaning: Meaning) -> None:
    written = [semitone(note.pitch_hz) for note in TUNES[meaning] if note.pitch_hz]
    assert melody(heard(folder, meaning)) == written


def test_the_contours_alone_tell_the_sounds_apart(folder: Path) -> None:
    contours = {meaning: contour(melody(heard(folder, meaning))) for meaning in Meaning}
    for one, other in combinations(Meaning, 2):
        assert contours[one] != contours[other], f"{one.name} goes as {other.name} does"


@each_meaning
def test_any_program_can_play_the_file(folder: Path, meaning: Meaning) -> None:
    with wave.open(str(folder / f"{meaning.name.lower()}.wav"), "rb") as file:
        kind = file.getnchannels(), file.getsampwidth(), file.getframerate()
    assert kind == (1, 2, 44_100)


@each_meaning
def test_it_is_as_long_as_told_and_never_long(folder: Path, meaning: Meaning) -> None:
    lasts_s = len(heard(folder, meaning)) / RATE_HZ
    assert lasts_s == pytest.approx(length_s(meaning), abs=0.001)
    assert 0.3 <= lasts_s <= 1.25


@each_meaning
def test_it_is_never_clipped_and_never_faint(folder: Path, meaning: Meaning) -> None:
    peak = np.abs(heard(folder, meaning)).max()
    assert 0.3 <= peak <= 0.8 + 1 / wav.FULL_SCALE


@each_meaning
def test_it_begins_and_ends_in_silence_without_a_click(folder: Path, meaning: Meaning) -> None:
    samples = heard(folder, meaning)
    assert np.abs(samples[[0, -1]]).max() < 0.001
    first_ms = np.abs(samples[: RATE_HZ // 1000]).max()
    assert first_ms < 0.1 * np.abs(samples).max()


@each_meaning
def test_no_note_moves_a_loudspeaker_off_its_middle(folder: Path, meaning: Meaning) -> None:
    assert abs(heard(folder, meaning).mean()) < 0.001


def test_what_is_urgent_is_louder_than_what_is_not(folder: Path) -> None:
    calm = [loudness(heard(folder, meaning)) for meaning in Meaning if meaning not in URGENT]
    assert min(loudness(heard(folder, meaning)) for meaning in URGENT) > max(calm)


@pytest.mark.parametrize("meaning", URGENT, ids=lambda each: each.name.lower())
def test_what_is_urgent_has_harmonics_that_a_small_loudspeaker_can_play(meaning: Meaning) -> None:
    spectrum = np.abs(np.fft.rfft(render(meaning)))
    line_hz = RATE_HZ / len(render(meaning))
    above = spectrum[round(1000 / line_hz) : round(4000 / line_hz)]
    assert above.max() > 0.1 * spectrum.max()


def test_without_a_folder_it_says_what_it_wants(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == main(["--help"]) == 2
    assert "FOLDER" in capsys.readouterr().err


def test_the_picture_names_every_sound(folder: Path) -> None:
    picture = (folder / "sounds.svg").read_text(encoding="utf-8")
    for meaning in Meaning:
        assert f">{meaning.name.lower().replace('_', ' ')}</text>" in picture
