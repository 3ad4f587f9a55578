"""Seconds that pass: what is loaded grows, and the timers of the pages run."""

from kneadle.coach import button, ending, loading, pain, pressing, rules, stretching
from kneadle.coach.closed import refusal
from kneadle.coach.pages import Finding, Holding, LettingGo, Resting, Stretching
from kneadle.coach.state import State
from kneadle.coach.turn import Turn


def pass_(turn: Turn, now_s: float) -> Turn:
    """Time never runs backwards. While the ball is away no page goes on."""
    before = turn.state
    passed_s = now_s - before.now_s
    if not passed_s > 0:
        return turn
    turn = turn.set(now_s=now_s)
    if before.ball.pressed:
        turn = loading.add(turn, _pressed_s(before, now_s))
    turn = _dose(turn)
    if turn.state.ball.away_since_s is not None:
        return _wait(turn, turn.state.ball.away_since_s)
    return _timer(button.understand(turn), passed_s)


def _pressed_s(before: State, now_s: float) -> float:
    """Whom nobody sees may still press, but not for longer than one does."""
    away_since_s = before.ball.away_since_s
    if away_since_s is not None:
        now_s = min(now_s, away_since_s + rules.UNSEEN.value)
    return max(0.0, now_s - before.now_s)


def _dose(turn: Turn) -> Turn:
    state = turn.state
    rule = loading.used_up(state)
    if rule is None or not isinstance(state.page, Finding | Holding):
        return turn
    return pressing.let_go(turn.refuse(refusal(rule)), "dose", rule)


def _wait(turn: Turn, since_s: float) -> Turn:
    if turn.state.now_s - since_s < rules.AWAY.value:
        return turn
    return ending.end(turn, "link", rules.AWAY)


def _timer(turn: Turn, passed_s: float) -> Turn:
    page = turn.state.page
    match page:
        case Holding():
            return _hold(turn)
        case LettingGo():
            return pressing.remind(turn, page)
        case Resting():
            return pressing.rest(turn, page, passed_s)
        case Stretching():
            return stretching.pass_(turn, page, passed_s)
    return turn


def _hold(turn: Turn) -> Turn:
    """Pauses count as well: the muscle does not know what is credited."""
    state, hold = turn.state, turn.state.hold
    if hold is None:
        return turn
    turn = pain.ask_when_due(turn)
    if state.now_s - hold.began_s < rules.STOP.value:
        return turn
    return pressing.let_go(turn, "stop", rules.STOP)
