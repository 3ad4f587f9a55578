"""A room in which a session is heard, said and felt."""

from dataclasses import dataclass, field

import numpy as np

from clockwork import now
from kneadle.coach.told import (
    Cue,
    Moved,
    Told,
)
from kneadle.events import (
    Event,
    HoldDone,
    HoldStarted,
    LinkLost,
    Warned,
    WarningKind,
)
from kneadle.sound.aloud import Aloud
from kneadle.sound.cues import Cues
from kneadle.sound.meanings import Meaning
from kneadle.sound.voice import Utterance
from kneadle.view import Update, View

STARTED = HoldStarted(1.0, 0.0, 40.0)
DONE = HoldDone(60.0, 0.0, 60.0)
LOST = LinkLost(1.0, "out of range")


@dataclass
class Room:
    """Somebody in it hears, is told and feels."""

    heard: list[Meaning] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    stay: list[str] = field(default_factory=list)
    felt: list[Meaning] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.aloud = Aloud(Cues(player=self, voice=self, feel=self.felt.append), now)

    def play(self, meaning: Meaning) -> bool:
        self.heard.append(meaning)
        return True

    def say(self, utterance: Utterance) -> None:
        self.words.append(utterance.words)
        self.stay += [utterance.words] if utterance.stays else []

    def hear(self, *events: Event, view: View | None = None) -> bool:
        """One update without samples, as the coach's are; all at once but in order."""
        return self.aloud.hear(Update(events, np.empty(0), np.empty(0), view or View()))

    def data(self, view: View | None = None) -> None:
        self.aloud.hear(Update((), np.zeros(1), np.zeros(1), view or View()))

    def coach(self, *told: Told) -> None:
        """Each in an update of its own, right after the other."""
        for each in told:
            self.hear(each)


def warned(kind: WarningKind) -> Warned:
    return Warned(5.0, kind, 4.9, 90.0)


def cue(meaning: str) -> Cue:
    return Cue(rule="method", meaning=meaning)  # type: ignore[arg-type]


def page(name: str) -> Moved:
    return Moved(rule="method", page=name)
