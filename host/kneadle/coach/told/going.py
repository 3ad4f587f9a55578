"""How the session goes on: pages, timers, waiting and the end."""

from dataclasses import dataclass
from typing import Literal

from kneadle.coach.told.base import At, Told

Walk = Literal["easier", "same", "worse"]
Change = Literal["better", "same", "worse", "unknown"]
Ending = Literal["done", "person", "refused", "nothing open", "link", "idle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Began(Told):
    name = "coach_began"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Told):
    """To another page."""

    name = "coach_moved"
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestBegan(Told):
    name = "coach_rest_began"
    for_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchNext(Told):
    """Time to get into it, `in_s` long; `time` is the first or the second of that side."""

    name = "coach_stretch_next"
    stretch: str
    side: str
    time: int
    in_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchBegan(Told):
    """`time` as in StretchNext."""

    name = "coach_stretch_began"
    stretch: str
    side: str
    time: int
    for_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchEnded(Told):
    name = "coach_stretch_ended"
    stretch: str
    side: str
    time: int
    held_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassessed(At):
    name = "coach_reassessed"
    pain_before: int | None
    pain_after: int | None
    walk: Walk
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits(Told):
    """The ball is away: a page that needs it waits, any other goes on."""

    name = "coach_waits"
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Told):
    name = "coach_resumed"
    page: str
    away_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Told):
    name = "coach_ended"
    reason: Ending
    holds: int
    loaded_s: float
