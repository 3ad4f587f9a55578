"""What was asked, answered and refused."""

from dataclasses import dataclass
from typing import Literal

from kneadle.coach.told.base import At, Told

Said = Literal["number", "same", "eased", "too much"]
When = Literal["before", "hold", "after"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(At):
    """`question` is a name; its words are in words.py."""

    name = "coach_asked"
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckAnswered(Told):
    """`complete` once all lists were gone through; `item` is what applies, in words."""

    name = "coach_check_answered"
    questions: str
    passed: bool
    complete: bool
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(At):
    """What the coach does not do, why, what to do instead; `until` is local time or empty."""

    name = "coach_refused"
    why: str
    do: str
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SorenessSaid(At):
    """`sore` is 4 of 10 or more; `number` is None for a press of the button: as it was."""

    name = "coach_soreness_said"
    number: int | None
    sore: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BruiseSaid(At):
    """`bruised` means a bruise, or one that is still tender."""

    name = "coach_bruise_said"
    bruised: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenSaid(At):
    """A professional has looked at it and said to go on."""

    name = "coach_seen_said"


@dataclass(frozen=True, slots=True, kw_only=True)
class PainSaid(At):
    """`pain` is None where no number is known."""

    name = "coach_pain_said"
    when: When
    said: Said
    pain: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NerveSaid(At):
    name = "coach_nerve_said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(At):
    name = "coach_noted"
    text: str
