"""From finding to the stretches, and to another point: not by a press that meant another page."""

from kneadle.coach import choosing, loading, pressing, rules, stretching
from kneadle.coach.closed import refusal
from kneadle.coach.pages import Stretching
from kneadle.coach.turn import Turn


def leave(turn: Turn, said_s: float) -> Turn:
    """By whom has seen the page for a moment. Who still presses comes off first, and may stay."""
    state = turn.state
    if said_s - state.shown_s < rules.SEEN.value:
        return turn.refuse(refusal(rules.SEEN))
    if state.ball.pressed:
        return pressing.let_go(turn, "find", rules.METHOD)
    away = state.ball.away_since_s is not None
    return stretching.enter(turn, rules.NO_DATA if away else rules.METHOD)


def new_point(turn: Turn) -> Turn:
    """Another point of the same muscle, if there is time left for it."""
    if turn.state.ball.pressed:
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
