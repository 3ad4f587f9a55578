"""What a person answered, as sentences: for who reads the session afterwards."""

from kneadle.coach.told import (
    BruiseSaid,
    CheckAnswered,
    NerveSaid,
    Noted,
    PainSaid,
    Reassessed,
    SeenSaid,
    SorenessSaid,
    When,
)
from kneadle.events import Event

_WHEN: dict[When, str] = {"before": "before", "hold": "under the ball", "after": "afterwards"}


def answered(event: Event) -> str | None:
    """None for what is no answer."""
    match event:
        case CheckAnswered():
            return _checked(event)
        case PainSaid():
            return f"> pain {_WHEN[event.when]}: {_pain(event)}"
        case Reassessed(walk=walk, change=change):
            return f"> walking: {walk}; pain {change}"
        case NerveSaid():
            return "> it tingles"
        case Noted(text=text):
            return f"> note: {text}"
    return _followed_up(event)


def _followed_up(event: Event) -> str | None:
    match event:
        case SorenessSaid(number=number, sore=sore):
            how = ("sore" if sore else "not sore") if number is None else f"{number} of 10"
            return f"> soreness from last time: {how}"
        case BruiseSaid(bruised=bruised):
            return f"> {'bruised, or still tender' if bruised else 'no bruise'}"
        case SeenSaid():
            return "> a professional has seen it and said to go on"
    return None


def _checked(event: CheckAnswered) -> str:
    if not event.item:
        which = "none of these" if event.passed else "one of these"
    else:
        which = f"{event.item}{'; a professional said yes' if event.passed else ''}"
    return f'> list "{event.questions}": {which}'


def _pain(event: PainSaid) -> str:
    return event.said if event.pain is None else f"{event.pain} of 10"
