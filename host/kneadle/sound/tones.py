"""Tunes as samples: sines with soft edges, calm ones bell-like, urgent ones rougher and louder."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kneadle.samples import Floats
from kneadle.sound.meanings import Meaning, rank
from kneadle.sound.notes import TUNES, Note

RATE_HZ = 44_100
CALM_PEAK, URGENT_PEAK = 0.4, 0.8  # of full scale; ours: 6 dB apart, and never clipped

ATTACK_S, RELEASE_S = 0.008, 0.025  # a harder edge clicks
RINGS_S = 0.25  # time constant with which a calm note fades

# Relative strength of the 1st, 2nd ... harmonic. A rough sound is heard through a room and found by
# ear; medical alarms too want four harmonics between 300 and 4000 Hz of a tone below 1000 Hz
# (IEC 60601-1-8 as quoted by makers of loudspeakers; Kneadle claims no such standard).
CALM = (1.0, 0.25)
URGENT = (1.0, 0.6, 0.4, 0.25)

Sound: TypeAlias = NDArray[np.float32]


def render(meaning: Meaning) -> Sound:
    """(n,), one channel at RATE_HZ, from silence to silence."""
    urgent = rank(meaning) > 0
    samples = np.concatenate([_note(note, urgent=urgent) for note in TUNES[meaning]])
    peak = URGENT_PEAK if urgent else CALM_PEAK
    return np.asarray(samples * (peak / np.abs(samples).max()), dtype=np.float32)


def _note(note: Note, *, urgent: bool) -> Floats:
    t_s = np.arange(round(note.length_s * RATE_HZ)) / RATE_HZ
    harmonics = enumerate(URGENT if urgent else CALM, start=1)
    waves = [share * np.sin(2 * np.pi * n * note.pitch_hz * t_s) for n, share in harmonics]
    fading = np.ones_like(t_s) if urgent else np.exp(-t_s / RINGS_S)
    shaped: Floats = np.sum(waves, axis=0) * fading * _edges(t_s, note.length_s)
    return shaped


def _edges(t_s: Floats, length_s: float) -> Floats:
    rise = np.clip(t_s / ATTACK_S, 0.0, 1.0)
    fall = np.clip((length_s - t_s) / RELEASE_S, 0.0, 1.0)
    softened: Floats = np.sin(np.pi / 2 * np.minimum(rise, fall)) ** 2
    return softened
