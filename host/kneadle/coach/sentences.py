"""What the coach decided, as sentences: for the screen, for lines and to be spoken."""

from kneadle.coach import rules
from kneadle.coach.guarded import in_force_n
from kneadle.coach.pages import NEED_THE_BALL
from kneadle.coach.stretches import HOW_TO_STRETCH
from kneadle.coach.told import (
    Asked,
    CeilingLowered,
    Chosen,
    Ended,
    Ending,
    HoldCounted,
    HoldTakenBack,
    LetGo,
    LetGoWhy,
    Refused,
    RestBegan,
    Resumed,
    StretchBegan,
    StretchNext,
    Waits,
)
from kneadle.coach.words import QUESTIONS
from kneadle.events import Event
from kneadle.telling import count, unit_of

LET_GO: dict[LetGoWhy, str] = {
    "eased": "It has eased: let go slowly.",
    "pain": "Too much: let go now.",
    "stop": "Held long enough: let go slowly.",
    "dose": "Enough pressing here: let go slowly.",
    "jolts": "Too many jolts: let go and let it rest.",
    "nerve": "Come off now: that is a nerve.",
    "rest": "This spot rests: come off the ball.",
    "first": "Come off the ball first; then look for the spot with it.",
    "find": "Come off; then space or its button goes on, or look for another spot.",
    "stretch": "Come off the ball: the stretches come next.",
    "reassess": "Come off the ball: then say how it is.",
}
AWAY = "The ball is away: the session waits for it, or space goes on."
ENDINGS: dict[Ending, str] = {  # of a session that began
    "done": "You went through all of it.",
    "person": "You ended it.",
    "link": "The ball was gone for too long.",
    "idle": "It ended because nobody was there.",
}


def sentence(event: Event) -> str | None:
    """None for what a person need not hear."""
    match event:
        case Asked(question=question):
            return QUESTIONS[question].text
        case Refused(why=why, do=do):
            return f"{why} {do}"
        case Chosen(muscle=muscle, side=side):
            return f"{muscle} {side}, never above {_ceiling(event)}."
    return _pressing(event)


def _pressing(event: Event) -> str | None:
    match event:
        case HoldCounted():
            return _counted(event)
        case HoldTakenBack(held_s=held_s):
            return f"The hold of {held_s:.0f} s does not count after all: {_why_not(event)}."
        case LetGo(why=why):
            return LET_GO[why]
        case CeilingLowered():
            return f"From now on never above {_ceiling(event)} here."
    return _timer(event)


def _ceiling(event: Chosen | CeilingLowered) -> str:
    ceiling_n = in_force_n(event.ceiling_n, relative=event.relative)
    return f"{ceiling_n:.0f} {unit_of(relative=event.relative)}"


def _counted(event: HoldCounted) -> str:
    held = f"{event.held_s:.0f} s held"
    if event.credited:
        return f"{held}, it counts."
    if event.rule == rules.PAIN.id:
        return f"{held}, not counted: it hurt too much."
    if event.rule == rules.NERVE.id:
        return f"{held}, not counted: a nerve was too close."
    if event.rule == rules.OVER.id:
        return f"{held}, not counted: what was above the ceiling earns nothing."
    return f"{held}, too short to count."


def _why_not(event: HoldTakenBack) -> str:
    return "a nerve was too close" if event.rule == rules.NERVE.id else "it hurt too much"


def _timer(event: Event) -> str | None:
    match event:
        case RestBegan(for_s=for_s):
            return f"Rest for {for_s:.0f} s; breathe."
        case StretchNext(stretch=stretch, side=side, time=1):
            return f"Next: {stretch}, {side} side. {HOW_TO_STRETCH[stretch]}"
        case StretchNext(stretch=stretch, side=side):
            return f"Next: {stretch}, {side} side, second time."
        case StretchBegan(stretch=stretch, side=side, for_s=for_s):
            return f"Stretch: {stretch}, {side} side, {for_s:.0f} s."
    return _going_on(event)


def _going_on(event: Event) -> str | None:
    match event:
        case Waits(page=page):
            return AWAY if page in NEED_THE_BALL else "The ball is away; this page needs none."
        case Resumed():
            return "The ball is back: the session goes on."
        case Ended(reason=reason, holds=holds, loaded_s=loaded_s):
            held = f"{count(holds, 'hold')} counted, {loaded_s / 60:.1f} min pressed."
            parts = ("Session over.", ENDINGS.get(reason), held if loaded_s > 0 else None)
            return " ".join(filter(None, parts))
    return None
