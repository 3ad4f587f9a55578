"""What of the coach's decisions is worth a sound or words. Remembers the page."""

from dataclasses import dataclass

from kneadle.coach.pages import PRESSING
from kneadle.coach.sentences import sentence
from kneadle.coach.told import (
    Asked,
    Cue,
    Ended,
    Ending,
    HoldBegan,
    LetGo,
    Moved,
    Refused,
    RestBegan,
    Resumed,
    StretchBegan,
    StretchNext,
    Told,
    Waits,
)
from kneadle.sound.meanings import Meaning

WHY_IS_SAID: tuple[Ending, ...] = ("refused", "nothing open")  # by what was refused


@dataclass(frozen=True, slots=True)
class Said:
    """A sound, words, or a sound with words instead of its usual ones. `stays` as in voice.py."""

    meaning: Meaning | None = None
    words: str | None = None
    stays: bool = False


class FromCoach:
    """`pressing`: a coach who is not there forbids nothing. `let_go` are the words that send
    somebody off the ball, for as long as they are meant.
    """

    def __init__(self) -> None:
        self.pressing = True
        self.let_go: str | None = None
        self._words: str | None = None

    def of(self, told: Told) -> Said:
        """Call it with everything told, in order."""
        match told:
            case Moved(page=page):
                self.pressing, self.let_go = page in PRESSING, None
            case LetGo():
                self.let_go = sentence(told)
            case StretchBegan():
                self._words = sentence(told)  # of the cue that comes with it, and next
            case Cue(meaning=meaning):
                words, self._words = self._words or self.let_go, None
                return Said(Meaning[meaning.upper()], words)
            case HoldBegan():  # also one that was steady before it was wanted
                return Said(Meaning.HOLD_STARTED)
            case _:
                return _words(told)
        return Said()


def _words(told: Told) -> Said:
    """What has no sound."""
    match told:
        case Asked() | RestBegan() | StretchNext() | Waits() | Resumed():
            return Said(words=sentence(told))
        case Refused():
            return Said(words=sentence(told), stays=True)
        case Ended(reason=reason) if reason not in WHY_IS_SAID:
            return Said(words=sentence(told), stays=True)
    return Said()
