"""The huge words of the pages that nobody answers: pressing, resting, stretching, waiting."""

from dataclasses import replace
from math import ceil

from kneadle.coach import counting, leaving, rules
from kneadle.coach.pages import Finding, LettingGo, Resting, Stretching
from kneadle.coach.sentences import LET_GO
from kneadle.coach.state import State
from kneadle.coach.stretching import STRETCHES
from kneadle.screen.words import Saying, Situation, say

HURTS = ("pain", "nerve")
STUCK = "If you are off the ball, space goes on to the stretches"
TIMES = {1: "first", 2: "second"}


def pressing(state: State, now: Situation) -> Saying:
    """What the ball says, unless the coach wants the person off it."""
    of_ball = say(_as_counted(state, now))
    page = state.page
    if (off := _off(state, now)) is not None:
        hurts = off.why in HURTS or of_ball.tone == "danger"
        words = STUCK if leaving.offered(state) else LET_GO[off.why]
        return Saying("LET GO", words, "danger" if hurts else "mind")
    if of_ball.tone == "danger" or now.link != "connected" or now.leaving:
        return of_ball
    if isinstance(page, Finding) and of_ball.word == "PRESS":
        return Saying("FIND IT", "Lie on the ball and look for the tender spot", "calm")
    return of_ball


def _as_counted(state: State, now: Situation) -> Situation:
    """What the ball saw held, less what the coach does not count."""
    held_s = max(0.0, now.view.held_s - counting.lost_s(state))
    return replace(now, view=replace(now.view, held_s=held_s))


def danger(state: State | None, now: Situation) -> str | None:
    """What must be said on every page, whatever it is about."""
    of_ball = say(now)
    if now.link != "connected" or of_ball.tone != "danger" or _off(state, now) is not None:
        return None
    return f"▲ {of_ball.word}: {of_ball.sentence}"


def _off(state: State | None, now: Situation) -> LettingGo | None:
    """Where letting go, which is more than easing off, is all that is said.

    None where nobody sees whether somebody does, or the session is left.
    """
    page = None if state is None else state.page
    seen = now.link == "connected" and not now.view.sees_nothing
    return page if isinstance(page, LettingGo) and seen and not now.leaving else None


def timed(state: State, now: Situation) -> Saying | None:
    """None on other pages."""
    page = state.page
    if not isinstance(page, Resting | Stretching):
        return None
    if now.leaving or danger(state, now) is not None:
        return say(now)
    return _resting(state, page) if isinstance(page, Resting) else _stretching(page)


def _resting(state: State, page: Resting) -> Saying:
    if state.ball.away_since_s is not None:
        return Saying("NO LINK", "The ball is away: the session waits for it", "mind")
    left_s = ceil(rules.REST.value - page.rested_s)
    if state.ball.pressed:
        words = f"Come off the ball; {left_s} s of rest to go"
        return Saying("LET GO", STUCK if leaving.offered(state) else words, "mind")
    return Saying(str(left_s), "Rest and breathe; it goes on by itself", "calm")


def _stretching(page: Stretching) -> Saying:
    stretch = STRETCHES[page.index]
    which = f"{stretch.name.capitalize()}, {stretch.side} side, {TIMES[stretch.time]} time"
    if page.passed_s < 0:
        return Saying("READY", f"{which}: begins in {ceil(-page.passed_s)} s", "calm")
    left_s = ceil(rules.STRETCH.value - page.passed_s)
    return Saying(str(left_s), f"{which}: stay in it and breathe", "good")
