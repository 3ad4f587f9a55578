"""The ball's button in a hold: once "the same", twice "it has eased", three times "too much".

So hammering on it means: off. That holds for as long as something is pressed, whatever the page has
become meanwhile, and in the rest that follows. Elsewhere a press acts at once.
"""

from dataclasses import replace

from kneadle.coach import leaving, pain, rules
from kneadle.coach.closed import refusal
from kneadle.coach.pages import Finding, Holding, LettingGo, OnTheBall, Resting
from kneadle.coach.state import State
from kneadle.coach.touch import Presses
from kneadle.coach.turn import Turn

WITHIN_S = 0.8  # ours: presses closer than this belong together
TOO_MUCH = 3


def counts(state: State) -> bool:
    """Whether more presses may follow that belong to this one."""
    if isinstance(state.page, Holding):
        return True
    if not isinstance(state.page, OnTheBall) or state.ball.away_since_s is not None:
        return False
    resting = isinstance(state.page, Resting)  # who has come off may mean what was held
    return state.ball.pressed or resting or state.presses is not None


def press(turn: Turn, force_n: float | None) -> Turn:
    now_s, before = turn.state.now_s, turn.state.presses
    if before is None:
        return turn.set(presses=Presses(1, now_s, now_s, force_n))
    if before.times + 1 < TOO_MUCH:
        return turn.set(presses=replace(before, times=before.times + 1, last_s=now_s))
    felt_n = force_n if before.force_n is None else before.force_n
    return pain.too_much(turn.set(presses=None), felt_n)


def understand(turn: Turn) -> Turn:
    """Once no further press can belong to it."""
    state, presses = turn.state, turn.state.presses
    if presses is None or state.now_s - presses.last_s < WITHIN_S:
        return turn
    turn = turn.set(presses=None)
    match state.page:
        case Holding() | LettingGo() | Resting() if presses.times == 1 and leaving.offered(state):
            return leaving.unseen(turn)
        case Holding():
            return pain.same(turn) if presses.times == 1 else pain.eased(turn)
        case Resting():
            return turn.refuse(refusal(rules.REST))
        case Finding() if presses.since_s > state.shown_s:
            return leaving.leave(turn, presses.since_s)
    return turn
