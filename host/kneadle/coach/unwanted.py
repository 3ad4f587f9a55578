"""Whoever presses on a page that wants nobody on the ball is told so, and told again."""

from kneadle.coach import leaving, letting_go, loading, rules
from kneadle.coach.closed import refusal
from kneadle.coach.pages import LettingGo, Over, Pressing, Resting, Stretching
from kneadle.coach.rules import Rule
from kneadle.coach.state import State
from kneadle.coach.told import Cue
from kneadle.coach.touch import Unwanted
from kneadle.coach.turn import Turn


def pass_(turn: Turn) -> Turn:
    """A dab is no sin."""
    state, unwanted = turn.state, turn.state.ball.unwanted
    if not state.ball.seen_pressed or isinstance(state.page, Pressing | Over):
        return turn if unwanted is None else turn.ball(unwanted=None)
    if unwanted is None:
        return turn.ball(unwanted=Unwanted(state.now_s + rules.UNWANTED.value))
    return turn if state.now_s < unwanted.due_s else _tell(turn, unwanted)


def _tell(turn: Turn, unwanted: Unwanted) -> Turn:
    """The sound each time, the words of each reason once."""
    state = turn.state
    new = tuple(rule for rule in _rules(state) if rule not in unwanted.said)[:1]
    turn = turn.ball(unwanted=Unwanted(state.now_s + letting_go.AGAIN_S, (*unwanted.said, *new)))
    if not isinstance(state.page, LettingGo):  # which says it itself
        turn = turn.tell(Cue(rule=_rule(state).id, meaning="ease_off"))
    return turn.refuse(refusal(new[0])) if new else turn


def _rules(state: State) -> tuple[Rule, ...]:
    """Why nobody should press now, what matters more first."""
    page, spent = state.page, loading.used_up(state)
    known = isinstance(page, LettingGo) and page.why == "dose"
    dose = () if spent is None or known else (spent,)
    stuck = (rules.STUCK,) if leaving.offered(state) else ()
    return (*dose, *stuck) if isinstance(page, LettingGo) else (*dose, *stuck, _rule(state))


def _rule(state: State) -> Rule:
    match state.page:
        case Resting():
            return rules.REST
        case Stretching():
            return rules.STRETCH
    return rules.UNWANTED
