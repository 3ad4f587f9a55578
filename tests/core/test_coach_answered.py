"""Who reads a session afterwards sees each answer beside its question."""

from coaching import Guided
from kneadle.coach.answered import answered
from kneadle.coach.heard import No, Note, Number, Tingling, Yes
from kneadle.coach.sentences import sentence
from kneadle.coach.told import Asked, HoldCounted


def answers(guided: Guided) -> list[str]:
    return [words for told in guided.told if (words := answered(told)) is not None]


def test_a_whole_session_can_be_read_with_its_answers() -> None:
    guided = Guided.begin().checked().chosen(pain=6).press().wait(20.0).hear(Number(5))
    guided.wait(15.0).release().to_the_note(3, 1).hear(Note("Better."))
    said = answers(guided)
    assert said[:2] == ['> list "emergency": none of these', '> list "same day": none of these']
    assert "> pain before: 6 of 10" in said
    assert "> pain under the ball: 5 of 10" in said
    assert said[-3:] == [
        "> pain afterwards: 3 of 10",
        "> walking: easier; pain better",
        "> note: Better.",
    ]


def test_what_applied_and_what_a_professional_said_is_named() -> None:
    guided = Guided.begin().hear(No(), Number(9), Yes())
    assert answers(guided)[-1] == '> list "same day": you take steroids; a professional said yes'


def test_tingling_stands_there_too() -> None:
    assert "> it tingles" in answers(Guided.begin().chosen().press().wait(5.0).hear(Tingling()))


def test_a_question_is_no_answer() -> None:
    assert answered(Asked(rule="", question="pain")) is None


def test_a_hold_above_the_ceiling_is_not_called_too_short() -> None:
    guided = Guided.begin().chosen().press().wait(20.0).go_too_hard().wait(15.0).release()
    (hold,) = guided.only(HoldCounted)
    assert "above the ceiling" in (sentence(hold) or "")
