"""What stands there in the end is what the coach counted, in the words in which it was told."""

from coaching import Guided
from kneadle.coach.heard import Number, Tingling
from kneadle.coach.sentences import sentence
from kneadle.coach.told import CeilingLowered, HoldCounted
from kneadle.screen.guided.summary import WIDTH, summary


def text(guided: Guided) -> str:
    return " ".join(" ".join(summary(guided.told)).split())


def test_a_hold_that_a_nerve_ended_was_not_too_short() -> None:
    guided = Guided.begin().chosen().press().wait(40.0).hear(Tingling()).release()

    assert "too short" not in text(guided)
    assert "not counted: a nerve was too close" in text(guided)


def test_each_hold_stands_there_as_it_was_told() -> None:
    guided = Guided.begin().chosen().hold(40.0).wait(33.0).hold(12.0).press().wait(40.0)
    guided.hear(Number(9, 40.0)).release()
    told = guided.only(HoldCounted)

    assert len(told) == 3
    assert all(str(sentence(each)) in text(guided) for each in told)


def test_only_the_last_ceiling_holds() -> None:
    guided = Guided.begin().chosen()
    for force_n in (50.0, 40.0):
        guided.press(force_n).wait(10.0).hear(Number(9, force_n)).release().wait(33.0)
    first, last = guided.only(CeilingLowered)

    assert str(sentence(last)) in text(guided)
    assert str(sentence(first)) not in text(guided)


def test_no_row_is_wider_than_the_page() -> None:
    guided = Guided.begin().chosen().press().wait(35.0).go_too_hard().wait(10.0).release()

    assert max(len(row) for row in summary(guided.told)) <= WIDTH
