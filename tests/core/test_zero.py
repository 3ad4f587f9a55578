"""Zero is what the empty ball reads: found at the start, followed, never stolen from a press."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeding import events_of, hello, noisy, only, samples
from kneadle.detect.limits import Limits
from kneadle.detect.zero import ZeroTracker
from kneadle.events import HoldEnded, HoldStarted, Quality, Warned
from kneadle.samples import Floats
from kneadle_sims.hand import Hand

RATE_HZ = 100.0
PRESS = Hand(seed=4).rest(2).lean_on(45, over_s=3).hold(for_s=20).release(over_s=0.5).rest(8)


def zero_of(force_n: Floats) -> Floats:
    t_s = np.arange(len(force_n)) / RATE_HZ
    return ZeroTracker(Limits(), RATE_HZ).update(t_s, force_n)[0]


@pytest.mark.parametrize("offset_n", [-12.0, -3.0, 4.0, 12.0])
def test_a_press_is_measured_from_the_first_quiet_second(offset_n: float) -> None:
    (hold,) = only(HoldEnded, events_of([hello(), samples(noisy(PRESS.force(100)[1] + offset_n))]))
    assert hold.mean_n == pytest.approx(45, rel=0.06)


def test_a_zero_that_is_off_is_told_and_a_small_one_is_not() -> None:
    def told(offset_n: float) -> list[str]:
        events = events_of([hello(), samples(noisy(np.full(400, offset_n)))])
        return [q.kind for q in only(Quality, events)]

    assert told(6.0) == ["zeroed"]
    assert told(0.4) == []


def test_a_slow_drift_of_the_empty_ball_is_followed() -> None:
    drift_n = np.linspace(0.0, -12.0, 6000)
    assert np.abs(zero_of(noisy(drift_n))[300:] - drift_n[300:]).max() < 0.7


@pytest.mark.parametrize("shift_n", [-6.0, 6.0])
def test_a_shift_that_a_press_left_behind_is_taken_once_it_lasted(shift_n: float) -> None:
    force_n = PRESS.force(100)[1]
    zero_n = zero_of(noisy(force_n + np.where(np.arange(len(force_n)) > 2550, shift_n, 0.0)))
    assert zero_n[2650] == pytest.approx(0.0, abs=0.3)
    assert zero_n[-1] == pytest.approx(shift_n, abs=0.3)


def test_a_weight_heavier_than_an_eighth_of_the_ceiling_does_not_become_zero() -> None:
    laid_on_n = noisy(np.repeat([0.0, 10.0], [300, 3000]))
    assert zero_of(laid_on_n).max() < 0.5


def test_a_touch_after_nothing_never_becomes_zero_however_still() -> None:
    assert zero_of(noisy(np.repeat([0.0, 6.0], [300, 4000]))).max() < 0.5


def test_what_is_not_still_soon_after_a_press_never_becomes_zero() -> None:
    """A hand that rests lightly may be as still as an empty ball for a moment, in the end."""
    resting_n = np.repeat([0.0, 45.0, 7.0], [300, 800, 3000])
    resting_n[1100:3500] += 0.6 * np.sin(np.arange(2400) / RATE_HZ * 2 * np.pi * 1.2)
    assert zero_of(noisy(resting_n)).max() < 0.5


@pytest.mark.parametrize("seed", range(8))
def test_no_force_of_a_living_hand_becomes_zero(seed: int) -> None:
    touch = Hand(seed).rest(2).lean_on(7, over_s=3).hold(for_s=30)
    zero_n = zero_of(noisy(touch.force(100)[1]))
    assert zero_n.max() < 1.0


def test_leaning_on_very_slowly_is_measured_whole() -> None:
    slowly = Hand(seed=1).rest(2).lean_on(40, over_s=20).hold(for_s=5)
    assert zero_of(noisy(slowly.force(100)[1])).max() < 0.7


def test_a_press_from_the_first_sample_on_is_no_zero() -> None:
    hand = Hand(seed=2).lean_on(40, over_s=0.2).hold(for_s=10).release()
    assert zero_of(noisy(hand.force(100)[1]))[:1000].max() < 0.5


@pytest.mark.parametrize("turn_s", [1.5, 6.0, 30.0])
def test_an_offset_that_turns_with_nobody_there_starts_no_hold(turn_s: float) -> None:
    t_s = np.arange(12_000) / RATE_HZ
    turning_n = noisy(7.5 - 7.5 * np.cos(2 * np.pi * t_s / turn_s))
    events = events_of([hello(), samples(turning_n)])
    assert only(HoldStarted, events) == []
    assert only(Warned, events) == []


@given(st.lists(st.integers(0, 3300), max_size=6))
def test_the_cut_changes_no_bit(at: list[int]) -> None:
    force_n = noisy(PRESS.force(100)[1] + 5.0)
    t_s = np.arange(len(force_n)) / RATE_HZ
    parts = ZeroTracker(Limits(), RATE_HZ)
    edges = sorted({0, *at, len(force_n)})
    pieces = [parts.update(t_s[a:b], force_n[a:b])[0] for a, b in pairwise(edges) if b > a]
    assert np.array_equal(np.concatenate(pieces), zero_of(force_n))


def test_short_pulls_do_not_add_up_to_a_shift() -> None:
    pulled_n = noisy(np.repeat([0.0, *[-6.0, 0.0] * 8], [500, *[200, 100] * 8]))
    assert zero_of(pulled_n).min() > -0.3


MOMENTS = {
    "the last tenth of a second": np.arange(90, 100),
    "a second of which most was lost": np.arange(0, 100, 8),
    "two halves of a second with a gap between": np.r_[0:50, 550:600],
}


@pytest.mark.parametrize("moments", MOMENTS.values(), ids=MOMENTS.keys())
def test_what_is_no_whole_second_says_nothing_of_the_empty_ball(moments: np.ndarray) -> None:
    """Somebody touches it lightly from the first reading on, then leans on."""
    t_s = np.concatenate((moments, moments[-1] + 1 + np.arange(500))) / RATE_HZ
    touched_n = noisy(np.clip(3.0 + 20.0 * (t_s - t_s[len(moments)]), 3.0, 40.0))
    assert not ZeroTracker(Limits(), RATE_HZ).update(t_s, touched_n)[0].any()


def test_a_lean_that_begins_with_the_first_sample_is_no_zero() -> None:
    leaning = Hand(seed=2).lean_on(40, over_s=3).hold(for_s=5)
    assert not zero_of(noisy(leaning.force(100)[1])).any()


def test_a_small_still_load_is_taken_for_zero_little_by_little() -> None:
    zero_n = zero_of(noisy(np.repeat([0.0, 2.0], [500, 1500])))
    assert zero_n[900] < 1.0
    assert zero_n[-1] == pytest.approx(2.0, abs=0.1)


def test_a_load_that_creeps_up_is_taken_for_zero_by_three_newtons_at_most() -> None:
    creeping_n = np.concatenate((np.zeros(500), np.linspace(0.0, 12.0, 12_000)))
    assert zero_of(noisy(creeping_n)).max() < 3.1


def test_a_touch_after_the_ball_was_empty_again_is_no_shift() -> None:
    """However soon after the press."""
    touched_n = np.repeat([0.0, 45.0, 0.0, 6.0], [300, 500, 200, 1500])
    assert zero_of(noisy(touched_n)).max() < 0.5


def test_what_is_left_of_wild_readings_does_not_keep_a_shift_from_being_taken() -> None:
    shifted_n = noisy(np.repeat([0.0, 45.0, 6.0], [300, 500, 1500]))
    for at in range(885, 2300, 150):
        shifted_n[at : at + 5] += 3.0
    assert zero_of(shifted_n)[-1] == pytest.approx(6.0, abs=0.3)


def test_what_pulls_and_never_rests_for_long_is_no_shift() -> None:
    t_s = np.arange(2000) / RATE_HZ
    moves_n = np.where(t_s % 1.25 < 0.75, np.sin(2 * np.pi * 8 * t_s), 0.0)
    assert zero_of(noisy(np.concatenate((np.zeros(500), moves_n - 6.0)))).min() > -0.5


def test_letting_go_slowly_leaves_no_shift() -> None:
    eased = Hand().still().rest(3).lean_on(45, over_s=2).hold(for_s=5).press_to(9, over_s=0.5)
    assert zero_of(noisy(eased.release(over_s=8).rest(2).force(100)[1])).max() < 0.5


@pytest.mark.parametrize("shift_n", [-6.0, 6.0])
def test_a_shift_after_a_press_is_taken_within_three_seconds(shift_n: float) -> None:
    zero_n = zero_of(noisy(np.repeat([0.0, 45.0, shift_n], [300, 500, 300])))
    assert zero_n[-1] == pytest.approx(shift_n, abs=0.3)


def test_a_weight_heavier_than_an_eighth_of_the_ceiling_is_no_shift_after_a_press() -> None:
    assert zero_of(noisy(np.repeat([0.0, 45.0, 11.0], [300, 500, 3000]))).max() < 0.5
