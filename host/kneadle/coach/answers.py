"""Whom an answer is for: the page on the screen."""

from kneadle.coach import (
    button,
    checking,
    choosing,
    counting,
    ending,
    following,
    leaving,
    pain,
    pressing,
    reassessing,
    rules,
    stretching,
)
from kneadle.coach.closed import refusal
from kneadle.coach.heard import (
    Another,
    Answer,
    Button,
    Choose,
    Draft,
    NewPoint,
    No,
    Note,
    Number,
    Stop,
    Yes,
)
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
        case Noting():
            return _note(turn, heard)
        case Stretching():
            return _stretching(turn, heard)
        case Finding() | Holding() | LettingGo() | Resting():
            return _on_the_ball(turn, heard)
    return turn


def _note(turn: Turn, heard: Answer) -> Turn:
    """Going on without a word keeps what stands there."""
    match heard:
        case Draft(text):
            return turn.set(page=Noting(text.strip()))
        case Note(text):
            return ending.end(turn.set(page=Noting(text.strip())), "done")
        case Button() | Yes() | No():
            return ending.end(turn, "done")
        case Another():
            return choosing.another(turn)
        case Choose(muscle, side):
            return choosing.choose(turn, Site(muscle, side))
    return turn


def _stretching(turn: Turn, heard: Answer) -> Turn:
    match heard:
        case NewPoint():
            return leaving.new_point(turn)
        case Button() | Yes():
            return stretching.following(turn)
    return turn


def _on_the_ball(turn: Turn, heard: Answer) -> Turn:
    match heard:
        case Stop() if turn.state.ball.pressed:
            return leaving.stop(turn)
        case NewPoint() if isinstance(turn.state.page, Finding | Resting):
            return leaving.new_point(turn)
        case Number(value=value, force_n=force_n):
            return pain.number(turn, value, force_n)
        case Button(force_n=force_n) if button.counts(turn.state):
            return button.press(turn, force_n)
        case Button() | Yes():
            return _next(turn)
    return turn


def _next(turn: Turn) -> Turn:
    """Whom nobody sees comes off unseen: the stretches need no ball."""
    state = turn.state
    match state.page:
        case Finding():
            return leaving.leave(turn, state.now_s)
        case Holding() | LettingGo() | Resting() if leaving.offered(state):
            return leaving.unseen(turn)
        case Holding():
            return pain.same(turn)
        case Resting() if state.ball.away_since_s is None:
            return turn.refuse(refusal(rules.REST))
    return turn


def tingles(turn: Turn) -> Turn:
    """Off at once, and not there again today."""
    if turn.state.work is None:
        return turn
    turn = turn.tell(NerveSaid(rule=rules.NERVE.id))
    if isinstance(turn.state.page, Stretching):
        return stretching.tingles(turn)
    turn = turn.refuse(refusal(rules.NERVE))
    match turn.state.page:
        case Before():
            return choosing.enter(turn)
        case Finding() | Holding() | LettingGo() | Resting():
            return pressing.let_go(counting.spoil(turn, rules.NERVE), "nerve", rules.NERVE)
    return turn
