"""The face of a session as it is now."""

from kneadle.coach.pages import Over, Resting, Stretching
from kneadle.coach.state import State
from kneadle.coach.stretches import HOW_TO_STRETCH
from kneadle.coach.stretching import STRETCHES
from kneadle.screen.guided.asking import asking
from kneadle.screen.guided.faces import Face, PressFace, TimerFace, WaitFace
from kneadle.screen.guided.sayings import pressing, timed
from kneadle.screen.pages.live import Picture
from kneadle.screen.words import Saying, say
from kneadle.sound.pacer import breath

OVER = Saying("DONE", "The session is over", "off")
REST = "Roll off, let the leg lie loose, and let the breath go out for longer than it comes in."


def face(state: State | None, picture: Picture, asked: str) -> Face:
    """`state` is None until there is a session; `asked` is what the coach waits to be told."""
    now = picture.now
    if state is None or now.link == "ended":
        return WaitFace(say(now))
    if isinstance(state.page, Over):
        return WaitFace(OVER)
    pace = breath(state.now_s)
    if (question := asking(state)) is not None:
        return question
    if (saying := timed(state, now)) is not None:
        return TimerFace(saying, _about(state), pace, isinstance(state.page, Resting))
    pain = None if state.work is None else state.work.pain
    return PressFace(picture, pressing(state, now), asked, pace, pain)


def _about(state: State) -> str:
    page = state.page
    return HOW_TO_STRETCH[STRETCHES[page.index].name] if isinstance(page, Stretching) else REST
