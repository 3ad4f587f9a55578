"""Seconds that pass: what is loaded grows, and the timers of the pages run."""

from dataclasses import replace

from kneadle.coach import button, ending, loading, pain, pressing, rules, stretching, unwanted
from kneadle.coach.closed import refusal
from kneadle.coach.heard import Passed, Slept
from kneadle.coach.pages import Holding, LettingGo, OnTheBall, Pressing, Resting, Stretching
from kneadle.coach.state import State
from kneadle.coach.touch import Hold
from kneadle.coach.turn import Turn

JUMP_S = 2.0  # ours: the clock is heard ten times a second; a longer step is one that it jumped


def pass_(turn: Turn, now_s: float) -> Turn:
    """Time never runs backwards. While the ball is away no page that needs it goes on."""
    before = turn.state
    passed_s = now_s - before.now_s
    if not passed_s > 0:
        return turn
    turn = _skip(turn.set(now_s=now_s), passed_s - JUMP_S)
    if before.ball.pressed:
        turn = loading.add(turn, _pressed_s(before, passed_s))
    if now_s - before.busy_s >= rules.IDLE.value:
        return ending.end(turn, "idle", rules.IDLE)
    turn = button.understand(unwanted.pass_(_dose(_busy(turn))))
    if turn.state.ball.away_since_s is not None and isinstance(turn.state.page, OnTheBall):
        return _wait(turn, turn.state.ball.away_since_s)
    return _timer(turn, passed_s)


def hear(turn: Turn, heard: Passed | Slept) -> Turn:
    return _slept(turn) if isinstance(heard, Slept) else pass_(turn, heard.now_s)


def _slept(turn: Turn) -> Turn:
    """What was counted is kept; what comes now is another session."""
    return ending.end(turn.refuse(refusal(rules.SLEPT)), "idle", rules.SLEPT)


def _skip(turn: Turn, skipped_s: float) -> Turn:
    if skipped_s <= 0:
        return turn
    steady = _later(turn.state.ball.steady, skipped_s)
    return turn.set(hold=_later(turn.state.hold, skipped_s)).ball(steady=steady)


def _later(hold: Hold | None, skipped_s: float) -> Hold | None:
    return None if hold is None else replace(hold, skipped_s=hold.skipped_s + skipped_s)


def _pressed_s(before: State, passed_s: float) -> float:
    """Whom nobody sees may still press, but not for longer than one does; and where the clock has
    jumped, nobody was there to see.
    """
    away_since_s = before.ball.away_since_s
    if away_since_s is not None:
        passed_s = min(passed_s, away_since_s + rules.UNSEEN.value - before.now_s)
    return min(max(0.0, passed_s), JUMP_S)


def _busy(turn: Turn) -> Turn:
    """By pressing only where it is wanted: elsewhere it may be a sensor that is stuck."""
    state = turn.state
    wanted = isinstance(state.page, Pressing) and state.ball.seen_pressed
    return turn.set(busy_s=state.now_s) if wanted else turn


def _dose(turn: Turn) -> Turn:
    state = turn.state
    rule = loading.used_up(state)
    if rule is None or not isinstance(state.page, Pressing):
        return turn
    return pressing.let_go(turn.refuse(refusal(rule)), "dose", rule)


def _wait(turn: Turn, since_s: float) -> Turn:
    """From when on it was needed."""
    if turn.state.now_s - max(since_s, turn.state.shown_s) < rules.AWAY.value:
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
