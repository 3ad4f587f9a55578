"""Yes and no answer what is asked with yes or no, and never how much or which."""

import pytest

from coaching import PIRIFORMIS, Guided, a_session, days_later
from kneadle.coach.heard import Button, Heard, No, Number, Yes
from kneadle.coach.history import History

YES_OR_NO = pytest.mark.parametrize("said", [Yes(), No()])


def unanswered(guided: Guided, said: Heard) -> bool:
    page, told = guided.state.page, len(guided.told)
    guided.hear(said)
    return (guided.state.page, len(guided.told)) == (page, told)


@YES_OR_NO
def test_how_sore_it_is_is_no_question_for_yes_or_no(said: Heard) -> None:
    history = a_session(History(), 0, before=6, after=6)
    guided = Guided.begin(history, days_later(1)).hear(No())
    assert guided.page == "follow up"
    assert unanswered(guided, said)
    assert guided.hear(Number(5)).history.place(PIRIFORMIS).sore


@YES_OR_NO
def test_which_muscle_is_no_question_for_yes_or_no(said: Heard) -> None:
    assert unanswered(Guided.begin().checked(), said)


@YES_OR_NO
def test_how_much_it_hurts_before_is_no_question_for_yes_or_no(said: Heard) -> None:
    guided = Guided.begin().checked().hear(Number(1))
    assert guided.page == "before"
    assert unanswered(guided, said)


@YES_OR_NO
def test_how_much_it_hurts_afterwards_and_how_walking_is_neither(said: Heard) -> None:
    afterwards = Guided.begin().chosen().hold(35.0).release().wait(33.0)
    afterwards.through("find", "let go", "rest", by=lambda: afterwards.hear(Button()).wait(3.0))
    afterwards.stretched()
    assert afterwards.page == "reassess"
    assert unanswered(afterwards, said)
    assert unanswered(afterwards.hear(Number(4)), said)
    assert afterwards.hear(Number(3)).page == "note"
