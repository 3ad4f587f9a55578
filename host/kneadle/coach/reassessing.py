"""Afterwards: pain, and a few steps (facts rows 25 and 26)."""

from kneadle.coach import closed, noting, rules
from kneadle.coach.heard import Answer, Button, Number
from kneadle.coach.pages import Reassessing
from kneadle.coach.progress import change, trouble
from kneadle.coach.state import State
from kneadle.coach.told import Asked, PainSaid, Reassessed, Said, Walk
from kneadle.coach.turn import Turn

_WALKS: tuple[Walk, ...] = ("easier", "same", "worse")


def enter(turn: Turn) -> Turn:
    asked = Asked(rule=rules.CHANGE.id, question="after")
    return turn.go(Reassessing(), rules.CHANGE).tell(asked)


def answer(turn: Turn, page: Reassessing, heard: Answer) -> Turn:
    return _pain(turn, heard) if page.asks == "after" else _walk(turn, page, heard)


def _pain(turn: Turn, heard: Answer) -> Turn:
    """A press says that it is as it was."""
    match heard:
        case Number(value=value) if 0 <= value <= 10:
            said: Said = "number"
            pain: int | None = value
        case Button():
            said, pain = "same", _before(turn.state)
        case _:
            return turn
    turn = turn.tell(PainSaid(rule=rules.CHANGE.id, when="after", said=said, pain=pain))
    turn = turn.show(Reassessing("walk", pain))
    return turn.tell(Asked(rule=rules.CHANGE.id, question="walk"))


def _walk(turn: Turn, page: Reassessing, heard: Answer) -> Turn:
    """1, 2 or 3; a press the same."""
    match heard:
        case Number(value=value) if 1 <= value <= len(_WALKS):
            return _reassessed(turn, page.pain, _WALKS[value - 1])
        case Button():
            return _reassessed(turn, page.pain, "same")
    return turn


def _reassessed(turn: Turn, after: int | None, walk: Walk) -> Turn:
    before = _before(turn.state)
    told = Reassessed(
        rule=rules.CHANGE.id,
        pain_before=before,
        pain_after=after,
        walk=walk,
        change=change(before, after),
    )
    return noting.enter(_advise(turn.tell(told)))


def _advise(turn: Turn) -> Turn:
    """What will be refused next time is said today."""
    work = turn.state.work
    looked_at = None if work is None else trouble(turn.state.history.place(work.site))
    if looked_at is None:
        return turn
    rule = rules.WORSE if looked_at == "worse twice" else rules.NO_CHANGE
    return turn.refuse(closed.refusal(rule))


def _before(state: State) -> int | None:
    """As said on this day."""
    if state.work is None:
        return None
    visits = state.history.place(state.work.site).visits
    return next((visit.pain_before for visit in visits if visit.day == state.day), None)
