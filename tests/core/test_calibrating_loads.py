"""Loads come from none up to the heaviest and down to none again."""

import math

import pytest

from kneadle.calibrating.loads import Complete, Empty, Falling, Point, Rising, State, refusal, step


def after(*loads_kg: float) -> State:
    state: State = Empty()
    for kg in loads_kg:
        assert refusal(state, kg) is None, refusal(state, kg)
        state = step(state, Point(kg, 100.0 * kg, 1.0, 0.0))
    return state


def test_three_loads_up_and_one_of_them_down_are_complete_at_none() -> None:
    assert isinstance(after(0, 2, 5, 10), Rising)
    assert isinstance(after(0, 2, 5, 10, 5), Falling)
    whole = after(0, 2, 5, 10, 5, 0)
    assert isinstance(whole, Complete)
    assert [point.load_kg for point in whole.points] == [0, 2, 5, 10, 5, 0]
    assert whole.points[whole.heaviest].load_kg == 10


@pytest.mark.parametrize(
    ("before", "load_kg", "because"),
    [
        ((), 2.0, "nothing on it"),
        ((0,), 0.0, "just now"),
        ((0, 2), 2.1, "just now"),
        ((0, 2, 5), 2.0, "add more"),
        ((0, 2, 5), 0.0, "add more"),
        ((0, 2, 5, 10), 0.0, "in steps"),
        ((0, 2, 5, 10, 5), 8.0, "way down"),
        ((0, 2, 5, 10, 5, 0), 2.0, "measured"),
        ((0,), 500.0, "kilograms"),
        ((0,), -1.0, "kilograms"),
        ((0,), math.nan, "kilograms"),
    ],
)
def test_a_load_out_of_turn_is_refused_with_the_reason(
    before: tuple[float, ...], load_kg: float, because: str
) -> None:
    assert because in str(refusal(after(*before), load_kg))


def test_kilograms_become_newtons_by_standard_gravity() -> None:
    assert Point(10.0, 0.0, 0.0, 0.0).load_n == pytest.approx(98.0665)
