"""After a hold: after credit a rest, after a try the next one, until tries add up."""

from kneadle.coach import counting, pressing, rules
from kneadle.coach.pages import Finding, Holding
from kneadle.coach.rules import Rule
from kneadle.coach.turn import Turn
from kneadle.events import HoldEnded


def ended(turn: Turn, event: HoldEnded) -> Turn:
    before, hold = turn.state.holds, turn.state.hold
    turn = counting.count(turn, event)
    if hold is None or turn.state.hold is not None or not isinstance(turn.state.page, Holding):
        return turn
    if turn.state.holds > before:
        return _rest(turn, rules.REST)
    return tried(turn, hold.began_s)


def tried(turn: Turn, since_s: float) -> Turn:
    """A spot that was pressed needs its rest, credited or not."""
    enough = turn.state.tries_s >= rules.TRIES.value
    return _rest(turn, rules.TRIES) if enough else turn.go(Finding(since_s))


def _rest(turn: Turn, rule: Rule) -> Turn:
    if turn.state.ball.pressed:
        return pressing.let_go(turn, "rest", rule)
    return pressing.released(turn)
