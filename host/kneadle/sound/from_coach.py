"""What of the coach's decisions is worth a sound or words. Remembers the page."""

from dataclasses import dataclass

from kneadle.coach.sentences import sentence
from kneadle.coach.told import (
    Asked,
    Cue,
    HoldBegan,
    LetGo,
    Moved,
    Refused,
    RestBegan,
    Resumed,
    StretchBegan,
    Told,
    Waits,
)
from kneadle.sound.meanings import Meaning

PRESSING = ("find", "hold")  # the pages on which holds are wanted


@dataclass(frozen=True, slots=True)
class Said:
    """A sound, words, or a sound with words instead of its usual ones."""

    meaning: Meaning | None = None
    words: str | None = None


class FromCoach:
    """`pressing`: a coach who is not there forbids nothing."""

    def __init__(self) -> None:
        self.pressing = True
        self._words: str | None = None

    def of(self, told: Told) -> Said:
        """Call it with everything told, in order."""
        match told:
            case Moved(page=page):
                self.pressing = page in PRESSING
            case LetGo() | StretchBegan():
                self._words = sentence(told)  # of the cue that comes with it, and next
            case Cue(meaning=meaning):
                words, self._words = self._words, None
                return Said(Meaning[meaning.upper()], words)
            case HoldBegan():  # also one that was steady before it was wanted
                return Said(Meaning.HOLD_STARTED)
            case Asked() | Refused() | RestBegan() | Waits() | Resumed():
                return Said(words=sentence(told))
        return Said()
