"""From the ball to the stretches, and to another point: not by a press that meant another page."""

from kneadle.coach import choosing, counting, loading, pressing, reassessing, rules, stretching
from kneadle.coach.closed import refusal
from kneadle.coach.pages import Finding, Holding, LettingGo, Resting, Stretching
from kneadle.coach.state import State
from kneadle.coach.turn import Turn


def leave(turn: Turn, said_s: float) -> Turn:
    """By whom has seen the page for a moment. Who still presses comes off first, and may stay."""
    state = turn.state
    if said_s - state.shown_s < rules.SEEN.value:
        return turn.refuse(refusal(rules.SEEN))
    if state.ball.seen_pressed:
        return pressing.let_go(turn, "find", rules.METHOD)
    away = state.ball.away_since_s is not None
    return stretching.enter(turn, rules.NO_DATA if away else rules.METHOD)


def offered(state: State) -> bool:
    """Whether somebody whom no ball sees coming off may say so, and go on to the stretches."""
    page = state.page
    match page:
        case Finding():
            return True
        case Holding():
            return state.ball.unseen_s(state.now_s) >= rules.SEEN.value
        case LettingGo():
            return _unseen(state) or state.shown_for_s >= rules.STUCK.value
        case Resting(rested_s=rested_s):
            return _unseen(state) or state.shown_for_s - rested_s >= rules.STUCK.value
    return False


def stretched(state: State) -> bool:
    """Whether the stretches are done, and how it is now comes next."""
    return isinstance(state.page, LettingGo) and state.page.why == "reassess"


def unseen(turn: Turn) -> Turn:
    """Their word counts: what the ball says of them does not, until it says that nobody presses."""
    after, pressed = stretched(turn.state), turn.state.ball.seen_pressed
    turn = counting.close(turn).set(presses=None)
    if pressed:
        turn = turn.ball(doubted=True)
    if after:
        return reassessing.enter(turn)
    return stretching.enter(turn, rules.STUCK if pressed else rules.NO_DATA)


def _unseen(state: State) -> bool:
    """On a page that was seen: a press so soon after "let go" may still belong to "too much"."""
    return state.ball.unseen_since_s is not None and state.shown_for_s >= rules.SEEN.value


def stop(turn: Turn) -> Turn:
    """Off the ball: nothing is said of the pain, and what was held counts."""
    match turn.state.page:
        case Finding():
            return pressing.let_go(turn, "find", rules.METHOD)
        case Holding():
            return pressing.let_go(turn, "rest", rules.REST)
    return turn


def new_point(turn: Turn) -> Turn:
    """Another point of the same muscle, if there is time left for it."""
    if turn.state.ball.seen_pressed:
        return turn.refuse(refusal(rules.OFF_FIRST))
    turn = loading.flush(turn)
    state, work = turn.state, turn.state.work
    if work is None:
        return turn
    stretches = isinstance(state.page, Stretching)
    if (refused := state.refusal(work.site)) is not None:
        turn = turn.refuse(refused)
        return turn if stretches else stretching.enter(turn, refused.rule)
    work = work.next_point()
    turn = choosing.limit(turn.set(work=work))
    return pressing.find(turn) if stretches else turn
