"""Whom an answer is for: the page on the screen."""

from kneadle.coach import (
    button,
    checking,
    choosing,
    following,
    pain,
    pressing,
    reassessing,
    rules,
    stretching,
)
from kneadle.coach.closed import refusal
from kneadle.coach.heard import Answer, Button, Choose, NewPoint, Number, Yes
from kneadle.coach.pages import (
    AskedFirst,
    Before,
    Checking,
    Choosing,
    Finding,
    FollowingUp,
    Holding,
    LettingGo,
    Noting,
    Reassessing,
    Resting,
    Stretching,
)
from kneadle.coach.site import Site
from kneadle.coach.told import NerveSaid
from kneadle.coach.turn import Turn

HAMMERED_S = 2.0  # ours: a press so soon after "let go" still belongs to "too much"


def take(turn: Turn, heard: Answer) -> Turn:
    page = turn.state.page
    match page:
        case Checking():
            return checking.answer(turn, page, heard)
        case AskedFirst():
            return checking.answer_asked(turn, page, heard)
        case FollowingUp():
            return following.answer(turn, page, heard)
        case Choosing():
            return choosing.answer(turn, page, heard)
        case Before():
            return choosing.answer_before(turn, page, heard)
    return _later(turn, heard)


def _later(turn: Turn, heard: Answer) -> Turn:
    page = turn.state.page
    match page:
        case Reassessing():
            return reassessing.answer(turn, page, heard)
        case Noting() if isinstance(heard, Choose):
            return choosing.choose(turn, Site(heard.muscle, heard.side))
        case Noting():
            return reassessing.answer_note(turn, page, heard)
        case Stretching() if isinstance(heard, Button | Yes):
            return stretching.following(turn)
        case Finding() | Holding() | LettingGo() | Resting():
            return _on_the_ball(turn, heard)
    return turn


def _on_the_ball(turn: Turn, heard: Answer) -> Turn:
    match heard:
        case Number(value=value, force_n=force_n):
            return pain.number(turn, value, force_n)
        case NewPoint() if isinstance(turn.state.page, Finding | Resting):
            return pressing.new_point(turn)
        case Button() | Yes() if turn.state.ball.away_since_s is not None:
            return stretching.enter(turn, rules.NO_DATA)  # which needs no ball
        case Button() | Yes():
            return _next(turn, heard)
    return turn


def _next(turn: Turn, heard: Button | Yes) -> Turn:
    page = turn.state.page
    match page:
        case Finding():
            return stretching.enter(turn)
        case Holding() if isinstance(heard, Button):
            return button.press(turn, heard.force_n)
        case Holding():
            return pain.same(turn)
        case LettingGo(since_s=since_s) if turn.state.now_s - since_s >= HAMMERED_S:
            return stretching.enter(turn)
        case Resting():
            return turn.refuse(refusal(rules.REST))
    return turn


def tingles(turn: Turn) -> Turn:
    """Off at once, and not there again today."""
    if turn.state.work is None:
        return turn
    turn = turn.tell(NerveSaid(rule=rules.NERVE.id)).refuse(refusal(rules.NERVE))
    match turn.state.page:
        case Before():
            return choosing.enter(turn)
        case Finding() | Holding() | LettingGo() | Resting():
            return pressing.let_go(turn, "nerve", rules.NERVE)
    return turn
