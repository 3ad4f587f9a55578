"""What the coach decided, as events for the journal, the screen and the sounds.

They travel as JSON as the events of the ball do (`kneadle.events.to_json`) and come back here.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from kneadle.coach.told.base import At, Told
from kneadle.coach.told.going import (
    Began,
    Change,
    Ended,
    Ending,
    Moved,
    Reassessed,
    RestBegan,
    Resumed,
    StretchBegan,
    StretchEnded,
    StretchNext,
    Waits,
    Walk,
)
from kneadle.coach.told.pressing import (
    CeilingLowered,
    Chosen,
    Cue,
    HoldBegan,
    HoldCounted,
    HoldTakenBack,
    LetGo,
    LetGoWhy,
    Loaded,
    Meaning,
)
from kneadle.coach.told.talking import (
    Asked,
    BruiseSaid,
    CheckAnswered,
    NerveSaid,
    Noted,
    PainSaid,
    Refused,
    Said,
    SeenSaid,
    SorenessSaid,
    When,
)

__all__ = [
    "KINDS",
    "PREFIX",
    "Asked",
    "At",
    "Began",
    "BruiseSaid",
    "CeilingLowered",
    "Change",
    "CheckAnswered",
    "Chosen",
    "Cue",
    "Ended",
    "Ending",
    "HoldBegan",
    "HoldCounted",
    "HoldTakenBack",
    "LetGo",
    "LetGoWhy",
    "Loaded",
    "Meaning",
    "Moved",
    "NerveSaid",
    "Noted",
    "PainSaid",
    "Reassessed",
    "Refused",
    "RestBegan",
    "Resumed",
    "Said",
    "SeenSaid",
    "SorenessSaid",
    "StretchBegan",
    "StretchEnded",
    "StretchNext",
    "Told",
    "Waits",
    "Walk",
    "When",
    "from_json",
]

PREFIX = "coach_"  # of their names, and of no event of the ball

KINDS: tuple[type[Told], ...] = (
    *(Began, Moved, Asked, CheckAnswered, Refused, SorenessSaid, BruiseSaid, SeenSaid),
    *(Chosen, PainSaid, CeilingLowered, NerveSaid, Loaded, HoldBegan, HoldCounted, LetGo, Cue),
    *(
        HoldTakenBack,
        RestBegan,
        StretchBegan,
        StretchEnded,
        StretchNext,
        Reassessed,
        Noted,
        Waits,
        Resumed,
        Ended,
    ),
)
_BY_NAME = {kind.name: kind for kind in KINDS}


def from_json(data: Mapping[str, Any]) -> Told:
    """The reverse of `kneadle.events.to_json`; unknown fields are left aside. Raises KeyError."""
    kind = _BY_NAME[data["event"]]
    return kind(**{field.name: data[field.name] for field in fields(kind) if field.name in data})
