"""A number that is said again before the next question is a correction, and nothing has eased."""

import pytest

from coaching import Guided
from kneadle.coach.heard import Number
from kneadle.coach.told import CeilingLowered, LetGo


def asked() -> Guided:
    """How strong is it? For the first time in this hold."""
    return Guided.begin().chosen().press().wait(16.0)


def test_a_slip_that_is_put_right_ends_no_hold() -> None:
    guided = asked().hear(Number(6, 40.0)).wait(0.2).hear(Number(4, 40.0)).wait(5.0)
    assert guided.page == "hold"


def test_what_was_put_right_is_what_later_numbers_are_compared_with() -> None:
    slipped = asked().hear(Number(6)).hear(Number(4)).wait(15.0)
    assert slipped.hear(Number(4)).page == "hold"
    other = asked().hear(Number(4)).hear(Number(6)).wait(15.0)
    assert other.hear(Number(4)).only(LetGo)[0].why == "eased"


@pytest.mark.parametrize("value", [0, 3])
def test_a_key_held_down_is_no_pain_that_has_eased(value: int) -> None:
    guided = asked().hear(*[Number(value)] * 25)
    assert guided.page == "hold"
    assert guided.wait(15.0).hear(Number(value)).only(LetGo)[0].why == "eased"


def test_a_number_that_was_not_asked_for_is_compared_at_the_next_question() -> None:
    guided = Guided.begin().chosen().press().wait(10.0).hear(Number(6)).wait(6.0)
    assert guided.hear(Number(4)).only(LetGo)[0].why == "eased"


def test_too_much_is_no_slip_however_soon_it_comes() -> None:
    guided = asked().hear(Number(6, 40.0)).hear(Number(8, 40.0))
    assert guided.only(LetGo)[0].why == "pain"
    assert len(guided.only(CeilingLowered)) == 1
