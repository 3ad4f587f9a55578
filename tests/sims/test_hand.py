import numpy as np
import pytest
from hypothesis import given

from hands import hands
from kneadle.samples import Floats
from kneadle_sims.hand import Hand
from kneadle_sims.steps import Way

HOLD = Hand().still().rest(2.0).lean_on(45.0, over_s=3.0).hold(for_s=20.0)


@given(hands)
def test_the_sampling_rate_never_changes_the_movement(hand: Hand) -> None:
    slow_s, slow_n = hand.force(80.0)
    fast_s, fast_n = hand.force(320.0)

    assert np.array_equal(slow_s, fast_s[::4])
    assert np.array_equal(slow_n, fast_n[::4])


@given(hands)
def test_force_is_never_negative_and_never_jumps(hand: Hand) -> None:
    _, force_n = hand.force(1000.0)

    assert force_n.min() >= 0.0
    # 60 N in 0.1 s at minimum jerk is 1.1 N a millisecond; a corner would be tens.
    assert np.abs(np.diff(force_n)).max() < 3.0


def test_a_hand_that_rests_does_not_touch_the_ball() -> None:
    assert np.all(Hand(seed=3).rest(5.0).force(100.0)[1] == 0.0)


def test_a_still_hand_presses_exactly_what_it_means() -> None:
    t_s, force_n = HOLD.force(100.0)

    assert np.all(force_n[t_s >= 5.0] == 45.0)


def test_the_same_seed_is_the_same_person_and_another_is_not() -> None:
    def presses(seed: int) -> Floats:
        return Hand(seed).lean_on(40.0, over_s=2.0).hold(for_s=5.0).force(80.0)[1]

    assert np.array_equal(presses(7), presses(7))
    assert not np.array_equal(presses(7), presses(8))


def test_dabs_leave_the_ball_in_between() -> None:
    force_n = Hand(seed=2).dabs(3, 18.0, every_s=1.5).force(100.0)[1].reshape(3, 150)

    assert np.all(force_n[:, 110:] < 0.1)
    assert np.all(force_n.max(axis=1) > 15.0)


@pytest.mark.parametrize(
    "hand",
    [
        HOLD.roll(low_n=20.0, high_n=70.0, rate_hz=1.0, for_s=3.3).hold(for_s=2.0),
        HOLD.dabs(2, 18.0),
        HOLD.rest(1.0),
    ],
)
def test_whatever_comes_next_is_joined_to_the_hold_before_it(hand: Hand) -> None:
    _, force_n = hand.force(1000.0)

    assert np.abs(np.diff(force_n)).max() < 0.5


def force_n(hand: Hand) -> Floats:
    return hand.force(1000.0)[1]


def test_an_overshoot_relaxes_fast_first_and_ever_slower() -> None:
    relaxing_n = force_n(Hand().still().lean_on(50.0, over_s=1.0).relax(by=0.2))[1000:]

    assert relaxing_n[[0, 500, 1000, -1]] == pytest.approx([50.0, 44.6, 42.0, 40.0], abs=0.5)


def test_a_tiring_hand_is_at_two_thirds_after_13_s() -> None:
    hand = Hand().still().lean_on(60.0, over_s=1.0).tire()

    assert hand.duration_s == 14.0
    assert hand.now_n == pytest.approx(40.0)
    assert np.all(np.diff(force_n(hand)[1000:]) < 0.0)


def test_a_cough_is_a_few_jolts_that_come_back_each_time() -> None:
    coughing_n = force_n(HOLD.cough(by_n=8.0, jolts=3, jolt_s=0.3))[25_000:]

    assert coughing_n.max() == pytest.approx(53.0, abs=0.1)
    assert np.sum(np.diff(np.sign(np.diff(coughing_n))) < 0) == 3
    assert coughing_n.min() == 45.0


def test_a_shift_of_weight_wobbles_to_a_new_level() -> None:
    shifting_n = force_n(HOLD.shift(55.0, wobble_n=6.0).hold(for_s=1.0))[25_000:]

    assert shifting_n.min() < 45.0
    assert shifting_n.max() > 55.0
    assert np.all(shifting_n[2000:] == 55.0)


def test_leaning_on_may_be_fastest_first_last_or_half_way() -> None:
    def fastest_s(way: Way) -> float:
        rising_n = force_n(Hand().still().lean_on(50.0, over_s=2.0, way=way))
        return float(np.diff(rising_n).argmax() / 1000.0)

    assert fastest_s("settle") < 0.1
    assert fastest_s("smooth") == pytest.approx(1.0, abs=0.1)
    assert fastest_s("gather") > 1.9


def strokes_s(hand: Hand) -> Floats:
    """How long each half-cycle took."""
    turns = np.flatnonzero(np.diff(np.sign(np.diff(force_n(hand)))))
    return np.diff(turns) / 1000.0


def test_strokes_are_even_unless_asked_otherwise() -> None:
    even = Hand().still().roll(low_n=20.0, high_n=60.0, rate_hz=1.0, for_s=8.0)
    uneven = Hand().still().roll(low_n=20.0, high_n=60.0, rate_hz=1.0, for_s=8.0, uneven=0.2)

    assert np.ptp(strokes_s(even)) < 0.01
    assert 0.05 < np.ptp(strokes_s(uneven)) < 0.25
