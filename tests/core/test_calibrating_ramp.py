"""One slow press: where it began, where it was enough, and how steep it was."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.calibrating.ramp import Broken, Free, Loaded, Pressed, State, mark, step
from kneadle_sims.hand import Hand

RATE_HZ = 80.0
MOST_N = 250.0


def pressed(
    hand: Hand, *, mark_at_s: float = np.inf, most_n: float = MOST_N, from_s: float = 0.0
) -> State:
    state: State = Loaded()
    t_s, force_n = hand.force(RATE_HZ)
    for t, n in zip(t_s.tolist(), force_n.tolist(), strict=True):
        state = step(state, t, n, most_n) if t >= from_s else state
        if t >= mark_at_s:
            state, mark_at_s = mark(state), np.inf
    return state


def over(state: State) -> Pressed:
    assert isinstance(state, Pressed)
    return state


def ramp(to_n: float, over_s: float) -> Hand:
    return Hand(seed=3).rest(2.0).lean_on(to_n, over_s=over_s, way="smooth")


@given(st.floats(20.0, 80.0), st.floats(6.0, 20.0))
def test_coming_off_marks_the_highest_force(to_n: float, over_s: float) -> None:
    hand = ramp(to_n, over_s).hold(for_s=0.5).release().rest(1.0).still()
    assert over(pressed(hand)).force_n == pytest.approx(to_n, rel=0.001)


@given(st.floats(6.0, 9.0))
def test_a_mark_takes_the_force_of_that_moment(at_s: float) -> None:
    hand = Hand().rest(2.0).lean_on(80.0, over_s=10.0).still()
    then_n = float(hand.force_at(np.array([at_s - 0.15]))[0])

    result = over(pressed(hand, mark_at_s=at_s))

    assert result.force_n == pytest.approx(then_n, abs=0.5)
    assert result.ended_s == pytest.approx(at_s, abs=0.02)


def test_it_is_as_steep_as_its_steepest_second() -> None:
    even = Hand().rest(1.0).lean_on(40.0, over_s=8.0).release().rest(1.0).still()
    shoved = Hand().rest(1.0).lean_on(40.0, over_s=1.0).hold(for_s=5.0).release().rest(1.0).still()

    assert over(pressed(even)).steepest_n_s == pytest.approx(9.2, abs=0.4)  # 1.875 times the mean
    assert over(pressed(shoved)).steepest_n_s > 30.0


def test_a_breath_neither_ends_it_nor_makes_it_too_steep() -> None:
    hand = ramp(50.0, 15.0).hold(for_s=10.0).release().rest(1.0)
    result = over(pressed(hand))
    assert result.ended_s > 26.0
    assert result.steepest_n_s < 15.0


def test_a_touch_is_no_press() -> None:
    touched = Hand().rest(1.0).lean_on(8.0, over_s=1.0).release().rest(2.0).still()
    assert isinstance(pressed(touched), Free)


def test_whoever_lies_on_it_already_must_come_off_first() -> None:
    assert isinstance(step(Loaded(), 0.0, 30.0, MOST_N), Loaded)
    lying = Hand().lean_on(30.0, over_s=0.1).hold(for_s=5.0)
    off_and_on = lying.release().rest(1.0).lean_on(40.0, over_s=5.0).release().rest(1.0)
    assert over(pressed(off_and_on, from_s=1.0)).began_s > 5.0


def test_a_mark_without_a_press_means_nothing() -> None:
    assert isinstance(pressed(Hand().rest(3.0).still(), mark_at_s=1.0), Free)


def test_it_is_over_at_the_most_that_is_allowed() -> None:
    hand = Hand().rest(1.0).lean_on(100.0, over_s=10.0).hold(for_s=5.0).still()
    assert over(pressed(hand, most_n=60.0)).force_n == pytest.approx(60.0, abs=0.5)


def test_missing_readings_in_the_middle_break_it() -> None:
    state: State = Free()
    for t, n in [(0.0, 6.0), (0.1, 10.0), (1.3, 30.0)]:
        state = step(state, t, n, MOST_N)
    assert isinstance(state, Broken)
