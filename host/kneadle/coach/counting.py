"""Which part of a hold counts. The ball vouches for held time; only its own word gives credit."""

from dataclasses import replace

from kneadle.coach import rules
from kneadle.coach.pages import Holding
from kneadle.coach.rules import Rule
from kneadle.coach.state import State
from kneadle.coach.told import HoldBegan, HoldCounted, HoldTakenBack
from kneadle.coach.touch import Ball, Hold, Past
from kneadle.coach.turn import Turn
from kneadle.events import HoldEnded


def begin(turn: Turn, hold: Hold, since_s: float) -> Turn:
    """It counts from `since_s` on, when it was asked for. What was said of another is old."""
    work = turn.state.work
    hold = replace(hold, before_s=max(0.0, since_s - hold.began_s))
    point = 1 if work is None else work.point
    began = HoldBegan(rule=rules.TARGET.id, point=point, level_n=hold.level_n)
    work = None if work is None else replace(work, past=None, pain=None)
    return turn.set(hold=hold, work=work).go(Holding()).tell(began)


def vouch(turn: Turn, start_s: float | None, held_s: float) -> Turn:
    """Should the session end now, or the ball be lost for good, that much is sure. Of what is held
    after "let go", nothing.
    """
    hold = turn.state.hold
    if hold is None or hold.start_s != start_s or hold.until_s is not None:
        return turn
    return turn.set(hold=replace(hold, known_s=max(hold.known_s, held_s)))


def spoil(turn: Turn, rule: Rule) -> Turn:
    """It earns nothing any more. Who says so after coming off means the one before."""
    hold = turn.state.hold
    return _take_back(turn, rule) if hold is None else turn.set(hold=replace(hold, spoilt=rule))


def count(turn: Turn, ended: HoldEnded) -> Turn:
    """Only the hold that was asked for, and only what was held before "let go"."""
    hold = turn.state.hold
    if hold is None or hold.start_s != ended.start_s:
        return turn
    late_s = 0.0 if hold.until_s is None else max(0.0, ended.end_s - hold.until_s)
    return _counted(turn, ended.held_s - late_s, ended.end_s - late_s)


def close(turn: Turn) -> Turn:
    """Without having heard its end."""
    hold = turn.state.hold
    if hold is None:
        return turn
    now_s = device_s(turn.state, hold)
    return _counted(turn, hold.known_s, now_s if hold.until_s is None else hold.until_s)


def lost_s(state: State) -> float:
    """How much of the present hold counts for nothing: not asked for yet, or above the ceiling."""
    hold = state.hold
    if hold is None:
        return 0.0
    return hold.before_s + _over_s(state.ball, hold.start_s, device_s(state, hold))


def device_s(state: State, hold: Hold) -> float:
    """Now, on the ball's clock: both clocks run alike since the onset. At the earliest, where the
    session's has jumped: what comes after "let go" is not credited.
    """
    return hold.start_s + state.now_s - hold.began_s - hold.skipped_s


def _over_s(ball: Ball, start_s: float, end_s: float) -> float:
    """How long of that it was above the ceiling."""
    parts = (min(to_s, end_s) - max(from_s, start_s) for from_s, to_s in ball.over_s)
    return sum(max(0.0, part_s) for part_s in parts)


def _counted(turn: Turn, vouched_s: float, end_s: float) -> Turn:
    state, hold, work = turn.state, turn.state.hold, turn.state.work
    if hold is None or work is None:
        return turn
    over_s = _over_s(state.ball, hold.start_s, end_s)
    held_s = min(max(0.0, vouched_s - hold.before_s - over_s), rules.STOP.value)
    credited = held_s >= rules.CREDIT.value and hold.spoilt is None
    told = HoldCounted(
        rule=_rule(hold, over_s).id,
        point=work.point,
        held_s=held_s,
        over_s=over_s,
        credited=credited,
    )
    past = Past(hold.level_n, held_s, credited)
    tries_s = work.tries_s + (0.0 if credited else max(0.0, end_s - hold.start_s))
    work = replace(work, holds=work.holds + credited, past=past, tries_s=tries_s)
    return turn.set(hold=None, work=work, holds=state.holds + credited).tell(told)


def _take_back(turn: Turn, rule: Rule) -> Turn:
    """Unless it is something pressed since that is meant."""
    state, work = turn.state, turn.state.work
    past = None if work is None else work.past
    if work is None or past is None or not past.credited:
        return turn
    if state.ball.pressed and not past.same_press:
        return turn
    told = HoldTakenBack(rule=rule.id, point=work.point, held_s=past.held_s)
    work = replace(work, holds=work.holds - 1, past=replace(past, credited=False))
    return turn.set(work=work, holds=state.holds - 1).tell(told)


def _rule(hold: Hold, over_s: float) -> Rule:
    if hold.spoilt is not None:
        return hold.spoilt
    return rules.OVER if over_s > 0 else rules.CREDIT
