"""The tune of each meaning. Told apart by how many notes there are and which way they go.

Nobody needs an ear for absolute pitch: the contours alone (down; up; one note; four up; ...) are
all different, and what is urgent is quicker and rougher. Chosen by us and measured, not yet
tried on people.
"""

from dataclasses import dataclass

from kneadle.sound.meanings import Meaning

B4, C5, D5, E5, F5 = 493.88, 523.25, 587.33, 659.26, 698.46
G5, A5, B5, C6 = 783.99, 880.00, 987.77, 1046.50
A4, F4, D4 = 440.00, 349.23, 293.66


@dataclass(frozen=True, slots=True)
class Note:
    """`pitch_hz` 0 is a rest."""

    pitch_hz: float
    length_s: float


_FALL = (Note(A5, 0.09), Note(F5, 0.09), Note(D5, 0.09), Note(B4, 0.09))
_KNOCK = Note(B5, 0.08)
_SHORT_REST, _LONG_REST = Note(0.0, 0.06), Note(0.0, 0.15)

TUNES: dict[Meaning, tuple[Note, ...]] = {
    Meaning.SETTLE: (Note(G5, 0.30), Note(E5, 0.45)),
    Meaning.HOLD_STARTED: (Note(C5, 0.12), Note(G5, 0.28)),
    Meaning.HALFWAY: (Note(A5, 0.50),),
    Meaning.DONE: (Note(C5, 0.15), Note(E5, 0.15), Note(G5, 0.15), Note(C6, 0.55)),
    Meaning.EASE_OFF: (*_FALL, _SHORT_REST, *_FALL),
    Meaning.SPIKE: (_KNOCK, _SHORT_REST, _KNOCK, _SHORT_REST, _KNOCK),
    Meaning.ROLLING: (Note(D5, 0.16), Note(G5, 0.16)) * 2 + (Note(D5, 0.16),),
    Meaning.LINK_LOST: (Note(A4, 0.25), _LONG_REST, Note(F4, 0.25), _LONG_REST, Note(D4, 0.40)),
}


def length_s(meaning: Meaning) -> float:
    return sum(note.length_s for note in TUNES[meaning])
