"""What was said of the pain under the ball, and what follows (facts rows 11, 16 and 17)."""

from dataclasses import replace
from math import isfinite

from kneadle.coach import counting, pressing, rules
from kneadle.coach.pages import Holding
from kneadle.coach.state import State
from kneadle.coach.told import Asked, CeilingLowered, Cue, PainSaid, Said
from kneadle.coach.turn import Turn
from kneadle.detect.limits import Limits


def ask_when_due(turn: Turn) -> Turn:
    """Every 15 s of a hold."""
    state, hold = turn.state, turn.state.hold
    if hold is None:
        return turn
    due = int((state.now_s - hold.began_s) // rules.ASK_PAIN.value)
    if due <= hold.asks:
        return turn
    asked = Asked(rule=rules.ASK_PAIN.id, question="pain")
    return turn.set(hold=replace(hold, asks=due)).tell(asked)


def number(turn: Turn, value: int, force_n: float | None) -> Turn:
    """0 to 10, asked for or not; anything else is no answer."""
    work = turn.state.work
    if work is None or not 0 <= value <= 10:
        return turn
    turn = _say(turn.set(work=replace(work, pain=value)), "number", value)
    if value > rules.PAIN.value:
        return _release(turn, force_n)
    if value == rules.PAIN.value:
        turn = turn.tell(Cue(rule=rules.PAIN.id, meaning="ease_off"))
    return _compare(turn, value)


def same(turn: Turn) -> Turn:
    work = turn.state.work
    return _say(turn, "same", None if work is None else work.pain)


def eased(turn: Turn) -> Turn:
    """Said without a number."""
    return pressing.let_go(_say(turn, "eased", None), "eased", rules.EASED)


def too_much(turn: Turn, force_n: float | None) -> Turn:
    """Said without a number."""
    return _release(_say(turn, "too much", None), force_n)


def may_hurt_again(turn: Turn) -> Turn:
    """Another press, another ceiling to be found too high."""
    work = turn.state.work
    if work is None:
        return turn
    past = None if work.past is None else replace(work.past, same_press=False)
    return turn.set(work=replace(work, lowered=False, past=past))


def has_eased(first: int, now: int) -> bool:
    """Whole numbers that fall by 30 % fall by two points or to 3, so that is not asked as well."""
    return first - now >= rules.EASED.value or now <= rules.EASED_TO.value


def _say(turn: Turn, said: Said, pain: int | None) -> Turn:
    return turn.tell(PainSaid(rule=rules.ASK_PAIN.id, when="hold", said=said, pain=pain))


def _compare(turn: Turn, value: int) -> Turn:
    """With what was said first in this hold. What is said before the next question puts that right:
    a slip has not eased.
    """
    hold = turn.state.hold
    if hold is None or not isinstance(turn.state.page, Holding):
        return turn
    if hold.first_pain is None or hold.first_asks == hold.asks:
        return turn.set(hold=replace(hold, first_pain=value, first_asks=hold.asks))
    if has_eased(hold.first_pain, value):
        return pressing.let_go(turn, "eased", rules.EASED)
    return turn


def _release(turn: Turn, force_n: float | None) -> Turn:
    """Come off now, a lower ceiling, and no credit for such a hold."""
    state = turn.state
    if state.work is None or state.work.lowered:
        return turn
    turn = turn.set(work=replace(state.work, lowered=True))
    turn = counting.spoil(turn, rules.PAIN)
    felt_n = _felt_n(state, force_n)
    lower_n = rules.LOWER.value * min(felt_n, state.ceiling_n(state.work.site))
    turn = turn.tell(
        CeilingLowered(
            rule=rules.LOWER.id,
            force_n=felt_n,
            ceiling_n=lower_n,
            relative=state.ball.relative,
        )
    )
    return pressing.let_go(turn, "pain", rules.PAIN)


def _felt_n(state: State, force_n: float | None) -> float:
    """What hurt. Who has come off before saying so felt the hold; without any, the ceiling."""
    if force_n is not None and isfinite(force_n) and force_n >= Limits().hold_min_n:
        return force_n
    past = None if state.work is None else state.work.past
    hold = state.hold or state.ball.steady or past
    if hold is not None:
        return hold.level_n
    return Limits().ceiling_n if state.work is None else state.ceiling_n(state.work.site)
