"""What happened on the ball, as the coach counts it."""

from dataclasses import dataclass
from typing import Literal

from kneadle.coach.told.base import At, Told

Meaning = Literal["settle", "done", "ease_off"]
LetGoWhy = Literal[
    "eased",
    "pain",
    "stop",
    "dose",
    "jolts",
    "nerve",
    "rest",
    "first",
    "find",
    "stretch",
    "reassess",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen(At):
    """The ball is asked for the ceiling `ceiling_n`: not in newtons if `relative`."""

    name = "coach_chosen"
    point: int
    ceiling_n: float
    relative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded(At):
    """Pressed for `loaded_s` more, credited or not."""

    name = "coach_loaded"
    loaded_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldBegan(At):
    name = "coach_hold_began"
    point: int
    level_n: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldCounted(At):
    """`held_s` is what counts: with data, below the ceiling, at most 90 s."""

    name = "coach_hold_counted"
    point: int
    held_s: float
    over_s: float
    credited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldTakenBack(At):
    """The last hold that was counted there was credited, and is not any more: said only then, it
    hurt too much, or a nerve was too close (`rule`).
    """

    name = "coach_hold_taken_back"
    point: int
    held_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CeilingLowered(At):
    """Too much at `force_n`: from now on `ceiling_n`. Not in newtons if `relative`."""

    name = "coach_ceiling_lowered"
    force_n: float
    ceiling_n: float
    relative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LetGo(At):
    """Time to come off the ball."""

    name = "coach_let_go"
    why: LetGoWhy


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue(Told):
    """A sound, word or buzz for what the coach decided; the ball's own events have theirs."""

    name = "coach_cue"
    meaning: Meaning
