"""The huge words of the pages that nobody answers: pressing, resting, stretching, waiting."""

from math import ceil

from kneadle.coach import rules
from kneadle.coach.pages import Finding, LettingGo, Resting, Stretching
from kneadle.coach.sentences import LET_GO
from kneadle.coach.state import State
from kneadle.coach.stretching import STRETCHES
from kneadle.screen.words import Saying, Situation, Tone, say

HURTS = ("pain", "nerve")
TIMES = {1: "first", 2: "second"}


def pressing(state: State, now: Situation) -> Saying:
    """What the ball says, unless the coach wants the person off it."""
    of_ball = say(now)
    page = state.page
    if of_ball.tone == "danger" or now.link != "connected" or now.leaving:
        return of_ball
    if isinstance(page, LettingGo):
        tone: Tone = "danger" if page.why in HURTS else "mind"
        return Saying("LET GO", LET_GO[page.why], tone)
    if isinstance(page, Finding) and of_ball.word == "PRESS":
        return Saying("FIND IT", "Lie on the ball and look for the tender spot", "calm")
    return of_ball


def timed(state: State, now: Situation) -> Saying | None:
    """None on other pages."""
    page = state.page
    if now.leaving and isinstance(page, Resting | Stretching):
        return say(now)
    if state.ball.away_since_s is not None and isinstance(page, Resting | Stretching):
        return Saying("NO LINK", "The ball is away: the session waits for it", "mind")
    match page:
        case Resting(rested_s=rested_s) if state.ball.pressed:
            return Saying("LET GO", f"Come off the ball; {_left(rested_s)} s of rest to go", "mind")
        case Resting(rested_s=rested_s):
            return Saying(str(_left(rested_s)), "Rest and breathe; it goes on by itself", "calm")
        case Stretching():
            return _stretching(page)
    return None


def _left(rested_s: float) -> int:
    return ceil(rules.REST.value - rested_s)


def _stretching(page: Stretching) -> Saying:
    stretch = STRETCHES[page.index]
    which = f"{stretch.name.capitalize()}, {stretch.side} side, {TIMES[stretch.time]} time"
    if page.passed_s < 0:
        return Saying("READY", f"{which}: begins in {ceil(-page.passed_s)} s", "calm")
    left_s = ceil(rules.STRETCH.value - page.passed_s)
    return Saying(str(left_s), f"{which}: stay in it and breathe", "good")
