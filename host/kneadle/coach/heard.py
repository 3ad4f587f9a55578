"""All that a session can hear. Nothing here knows a clock: `Passed` is the only time."""

from dataclasses import dataclass

from kneadle.events import Event


@dataclass(frozen=True, slots=True)
class Passed:
    """It is now `now_s` seconds after the session began. Send it ten times a second, and before a
    press of the button."""

    now_s: float


@dataclass(frozen=True, slots=True)
class Slept:
    """The computer did, and its clock may have stood still: nobody saw what was pressed."""


@dataclass(frozen=True, slots=True)
class Button:
    """One press of the ball's button: "next". `force_n` as in Number."""

    force_n: float | None = None


@dataclass(frozen=True, slots=True)
class Yes:
    pass


@dataclass(frozen=True, slots=True)
class No:
    pass


@dataclass(frozen=True, slots=True)
class Number:
    """Pain or soreness from 0 to 10, or the number of an item in a list (from 1).

    `force_n` is the force at that moment, None where nobody knows it.
    """

    value: int
    force_n: float | None = None


@dataclass(frozen=True, slots=True)
class Choose:
    muscle: str
    side: str


@dataclass(frozen=True, slots=True)
class NewPoint:
    """The person moved to another point of the same muscle."""


@dataclass(frozen=True, slots=True)
class Tingling:
    """It tingles, burns, feels electric or goes numb."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Off the ball, whyever."""


@dataclass(frozen=True, slots=True)
class Note:
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the note, not yet said."""

    text: str


@dataclass(frozen=True, slots=True)
class Another:
    """Before the note is said, the person wants another muscle or side."""


@dataclass(frozen=True, slots=True)
class Enough:
    """The person ends the session."""


@dataclass(frozen=True, slots=True)
class Sensor:
    """What the ball's numbers are: newtons, or `relative` where nobody calibrated it (None: no
    number came); `blind` where they are not to be believed.

    And what it has seen held until now, of the hold that began at `hold_start_s` on its clock.
    """

    relative: bool | None
    hold_start_s: float | None = None
    held_s: float = 0.0
    blind: bool = False


Answer = Button | Yes | No | Number | Choose | NewPoint | Stop | Note | Draft | Another
Heard = Event | Passed | Slept | Sensor | Answer | Tingling | Enough
