import numpy as np
import pytest
from hypothesis import given

from hands import hands
from kneadle.samples import Floats
from kneadle_sims.body import Body
from kneadle_sims.hand import Hand

HOLD = Hand().still().rest(2.0).lean_on(45.0, over_s=3.0).hold(for_s=20.0)


def kinds(hand: Hand) -> list[str]:
    return [label.kind for label in hand.labels]


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


@given(hands)
def test_a_meant_hold_is_there_from_its_start_to_its_end(hand: Hand) -> None:
    for label in hand.labels:
        if label.kind == "hold":
            t_s = np.linspace(label.start_s, label.end_s, 200, endpoint=False)
            assert hand.still().force_at(t_s).min() >= 0.35 * label.level_n
            assert label.end_s - label.start_s >= 3.0


@given(hands)
def test_every_meant_slip_rises_within_a_quarter_second(hand: Hand) -> None:
    for label in hand.labels:
        if label.kind == "spike":
            early_n, late_n = hand.still().force_at(np.array([0.0, 0.25]) + label.start_s)
            assert late_n - early_n >= 15.0


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


@pytest.mark.parametrize("seed", range(20))
def test_a_living_hold_is_as_unsteady_as_real_ones(seed: int) -> None:
    force_n = Hand(seed).lean_on(45.0, over_s=2.0).hold(for_s=60.0).force(100.0)[1][200:]

    assert 0.014 < force_n.std() / force_n.mean() < 0.12  # measured: 1.4 % to 12 %


def test_breath_is_as_deep_as_asked() -> None:
    breathing = Hand(body=Body(breath_share=0.15)).lean_on(40.0, over_s=1.0).hold(for_s=60.0)
    force_n = breathing.force(100.0)[1][100:]

    assert force_n.min() == pytest.approx(34.0, abs=0.1)
    assert force_n.max() == pytest.approx(46.0, abs=0.1)


def test_a_hold_begins_and_ends_at_80_percent_of_its_level() -> None:
    hand = HOLD.release(over_s=1.0).rest(1.0)
    (hold,) = hand.labels

    edges_n = hand.force_at(np.array([hold.start_s, hold.end_s]))
    assert edges_n == pytest.approx([36.0, 36.0], abs=0.5)
    assert (hold.level_n, hold.peak_n) == (45.0, 45.0)


def test_a_dip_a_slip_and_a_new_level_belong_to_one_hold() -> None:
    hand = HOLD.dip(to=0.65, for_s=0.8).hold(for_s=5.0).spike(to_n=80.0).hold(for_s=5.0)
    hand = hand.press_to(60.0, over_s=2.0).hold(for_s=10.0).release()

    assert kinds(hand) == ["hold", "spike"]
    assert hand.labels[0].level_n == 60.0


def test_letting_go_parts_two_holds() -> None:
    assert kinds(HOLD.rest(2.0).lean_on(45.0, over_s=3.0).hold(for_s=20.0)) == ["hold", "hold"]


def test_an_absence_of_3_s_parts_two_holds() -> None:
    assert kinds(HOLD.dip(to=0.3, for_s=3.0).hold(for_s=9.0)) == ["hold", "hold"]


def test_rolling_parts_two_holds() -> None:
    hand = HOLD.roll(low_n=20.0, high_n=70.0, rate_hz=1.0, for_s=5.0).hold(for_s=9.0)

    assert kinds(hand) == ["hold", "rolling", "hold"]


@pytest.mark.parametrize(("level_n", "for_s"), [(45.0, 2.0), (14.0, 20.0)])
def test_a_press_too_short_or_too_light_is_no_hold(level_n: float, for_s: float) -> None:
    assert kinds(Hand().lean_on(level_n, over_s=1.0).hold(for_s=for_s).release()) == []


def test_slow_rolling_is_not_aggressive() -> None:
    assert kinds(Hand().roll(low_n=10.0, high_n=60.0, rate_hz=0.2, for_s=20.0)) == []


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


def test_a_crossing_lasts_from_the_first_to_the_last_touch_of_the_ceiling() -> None:
    hand = Hand().still().lean_on(40.0, over_s=2.0).press_to(95.0, over_s=1.0).hold(for_s=1.5)
    (crossing,) = hand.release(over_s=0.5).crossings(80.0)

    edges_n = hand.release(over_s=0.5).force_at(np.array([crossing.start_s, crossing.end_s]))
    assert edges_n == pytest.approx([80.0, 80.0], abs=1.0)
    assert crossing.peak_n == 95.0


def test_crossings_half_a_second_apart_are_two_and_a_pulse_apart_one() -> None:
    over = Hand().still().lean_on(90.0, over_s=1.0)

    assert len(over.dip(to=0.8, for_s=0.4).hold(for_s=1.0).crossings(80.0)) == 1
    assert len(over.dip(to=0.8, for_s=2.0).hold(for_s=1.0).crossings(80.0)) == 2
    assert over.crossings(95.0) == ()
