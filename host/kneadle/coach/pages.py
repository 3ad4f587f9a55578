"""The pages of a session; each knows only what belongs to it."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from kneadle.coach.checklist import LONG, Checklist
from kneadle.coach.site import Site
from kneadle.coach.told import LetGoWhy

FollowUp = Literal["sore", "bruise", "tender", "seen"]


@dataclass(frozen=True, slots=True)
class Checking:
    """Lists still to go through, the first of them on the screen: once `more` when one of its items
    applies and a professional said yes to it.
    """

    name: ClassVar = "check"
    left: tuple[Checklist, ...] = LONG
    more: bool = False


@dataclass(frozen=True, slots=True)
class AskedFirst:
    """`item` of the first list left wants a professional's yes."""

    name: ClassVar = "ask first"
    item: str
    left: tuple[Checklist, ...]


@dataclass(frozen=True, slots=True)
class FollowingUp:
    """What became of the sites that were worked."""

    name: ClassVar = "follow up"
    left: tuple[tuple[Site, FollowUp], ...]


@dataclass(frozen=True, slots=True)
class Choosing:
    """`back` leads to the note, for who changes their mind."""

    name: ClassVar = "choose"
    back: bool = False


@dataclass(frozen=True, slots=True)
class Before:
    """Pain before anything presses."""

    name: ClassVar = "before"


@dataclass(frozen=True, slots=True)
class Finding:
    """Dabs are welcome, nothing is timed. What is held before `since_s` does not count."""

    name: ClassVar = "find"
    since_s: float


@dataclass(frozen=True, slots=True)
class Holding:
    name: ClassVar = "hold"


@dataclass(frozen=True, slots=True)
class LettingGo:
    """Waits until nobody presses. `said_s` is when it was last said."""

    name: ClassVar = "let go"
    why: LetGoWhy
    since_s: float
    said_s: float


@dataclass(frozen=True, slots=True)
class Resting:
    """`rested_s` counts only while nobody presses."""

    name: ClassVar = "rest"
    rested_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Stretching:
    """The `index`-th stretch; `passed_s` is below 0 while the person gets into it."""

    name: ClassVar = "stretch"
    index: int
    passed_s: float


@dataclass(frozen=True, slots=True)
class Reassessing:
    """Pain is asked for first, then `pain` is known, or None, and walking is asked for."""

    name: ClassVar = "reassess"
    asks: Literal["after", "walk"] = "after"
    pain: int | None = None


@dataclass(frozen=True, slots=True)
class Noting:
    """`draft` is kept however the page is left."""

    name: ClassVar = "note"
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Over:
    name: ClassVar = "ended"


Pressing = Finding | Holding  # somebody is wanted on the ball
OnTheBall = Pressing | LettingGo | Resting  # whether somebody is, the ball must say
PRESSING = (Finding.name, Holding.name)
NEED_THE_BALL = (*PRESSING, LettingGo.name, Resting.name)

Page = (
    Checking
    | AskedFirst
    | FollowingUp
    | Choosing
    | Before
    | Finding
    | Holding
    | LettingGo
    | Resting
    | Stretching
    | Reassessing
    | Noting
    | Over
)
