"""The check before anything presses: all lists the first time, a short one afterwards."""

from kneadle.coach import closed, ending, following
from kneadle.coach.checklist import ASK_FIRST, LONG, SAME_DAY, SHORT, Checklist
from kneadle.coach.closed import Refusal
from kneadle.coach.heard import Answer, Button, No, Number, Yes
from kneadle.coach.pages import AskedFirst, Checking
from kneadle.coach.told import Asked, CheckAnswered
from kneadle.coach.turn import Turn


def enter(turn: Turn) -> Turn:
    lists = (SHORT,) if turn.state.history.checked else LONG
    return _ask(turn, lists)


def answer(turn: Turn, page: Checking, heard: Answer) -> Turn:
    """No and a press mean none of these, a number is one of them, Yes any of them."""
    first = page.left[0]
    match heard:
        case Button() | No():
            return _passed(turn, page.left)
        case Yes():
            return _applies(turn, page.left, "")
        case Number(value=value) if 1 <= value <= len(first.items):
            return _applies(turn, page.left, first.items[value - 1])
    return turn


def answer_asked(turn: Turn, page: AskedFirst, heard: Answer) -> Turn:
    """Only a clear yes opens what a rule has closed; a press of the button does not."""
    match heard:
        case Yes():
            turn = _said(turn, page.left[0], page.item, passed=True, complete=False)
            return _ask(turn, page.left, more=True)
        case Button() | No():
            return _refused(turn, page.left[0], page.item)
    return turn


def _ask(turn: Turn, left: tuple[Checklist, ...], *, more: bool = False) -> Turn:
    asked = Asked(rule=left[0].rule.id, question="checklist")
    return turn.go(Checking(left, more), left[0].rule).tell(asked)


def _passed(turn: Turn, left: tuple[Checklist, ...]) -> Turn:
    turn = _said(turn, left[0], "", passed=True, complete=len(left) == 1)
    return _ask(turn, left[1:]) if len(left) > 1 else following.enter(turn)


def _applies(turn: Turn, left: tuple[Checklist, ...], item: str) -> Turn:
    first = left[0]
    if first is SHORT:
        return _ask(_said(turn, first, item, passed=False, complete=False), LONG)
    if first in (ASK_FIRST, SAME_DAY):
        asked = Asked(rule=first.rule.id, question="asked first")
        return turn.go(AskedFirst(item, left), first.rule).tell(asked)
    return _refused(turn, first, item)


def _refused(turn: Turn, first: Checklist, item: str) -> Turn:
    refusal = closed.refusal(first.rule)
    why = f"You said: {item}. {refusal.why}" if item else refusal.why
    turn = _said(turn, first, item, passed=False, complete=False)
    return ending.end(turn.refuse(Refusal(first.rule, why, refusal.do)), "refused", first.rule)


def _said(turn: Turn, of: Checklist, item: str, *, passed: bool, complete: bool) -> Turn:
    told = CheckAnswered(
        rule=of.rule.id, questions=of.name, passed=passed, complete=complete, item=item
    )
    return turn.tell(told)
