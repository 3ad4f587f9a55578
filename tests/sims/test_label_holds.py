"""A hold is what was meant to be sustained, by the design's definition."""

import numpy as np
import pytest
from hypothesis import given

from hands import hands
from kneadle_sims.hand import Hand
from meaning import HOLD, off, verdicts


@given(hands)
def test_a_meant_hold_is_there_from_its_start_to_its_end(hand: Hand) -> None:
    for label in hand.labels:
        if label.kind == "hold":
            t_s = np.linspace(label.start_s, label.end_s, 200, endpoint=False)
            assert hand.still().force_at(t_s).min() >= 0.35 * label.level_n
            assert label.end_s - label.start_s >= 2.5
            assert not label.sure or label.end_s - label.start_s >= 3.5


def test_a_hold_begins_and_ends_at_80_percent_of_its_level() -> None:
    hand = HOLD.release(over_s=1.0).rest(1.0)
    (hold,) = hand.labels

    edges_n = hand.force_at(np.array([hold.start_s, hold.end_s]))
    assert edges_n == pytest.approx([36.0, 36.0], abs=0.5)
    assert (hold.level_n, hold.peak_n) == (45.0, 45.0)


WITHIN_ONE_HOLD = {
    "dip": HOLD.dip(to=0.65, for_s=0.8),
    "deep dip": HOLD.dip(to=0.3, for_s=1.4),
    "slip": HOLD.spike(to_n=80.0),
    "cough": HOLD.cough(by_n=9.0),
    "harder": HOLD.press_to(60.0, over_s=2.0),
    "lighter": HOLD.press_to(25.0, over_s=2.0),
    "lighter for a while": HOLD.press_to(30.0, over_s=1.0).hold(for_s=6.0).press_to(45, over_s=1.0),
    "shift": HOLD.shift(35.0, wobble_n=8.0),
    "tire": HOLD.tire(),
    "sag": HOLD.press_to(32.0, over_s=13.0),
    "relax": HOLD.press_to(60.0, over_s=1.0).relax(by=0.3),
    "too hard for a moment": HOLD.press_to(95, over_s=0.3).hold(for_s=0.5).press_to(45, over_s=0.5),
}


@pytest.mark.parametrize("what", WITHIN_ONE_HOLD)
def test_what_the_definition_forgives_ends_no_hold(what: str) -> None:
    (hold,) = (label for label in off(WITHIN_ONE_HOLD[what].hold(for_s=8.0)).labels_for(80.0)
               if label.kind == "hold")  # fmt: skip

    assert hold.sure
    assert hold.start_s < 5.0
    assert hold.end_s > WITHIN_ONE_HOLD[what].duration_s + 8.0


def test_an_overshoot_belongs_to_the_hold() -> None:
    hand = off(Hand().still().lean_on(54.0, over_s=2.0).relax(by=0.25).hold(for_s=10.0))
    (hold,) = hand.labels

    assert hold.start_s < 2.0
    assert (hold.level_n, hold.peak_n) == pytest.approx((40.5, 54.0), abs=0.1)


def test_a_hold_lasts_until_a_tired_hand_lets_go() -> None:
    tired = HOLD.tire(to=0.6)
    (hold,) = off(tired).labels

    assert hold.sure
    assert hold.end_s > tired.duration_s
    assert hold.level_n == pytest.approx(28.0, abs=1.5)


BETWEEN_TWO_HOLDS = {
    "letting go": HOLD.release().rest(2.0).lean_on(45.0, over_s=2.0),
    "an absence of 4 s": HOLD.dip(to=0.1, for_s=4.0),
    "a light touch": HOLD.press_to(8.0, over_s=1.0).hold(for_s=5.0).press_to(45.0, over_s=1.0),
    "rough rolling": HOLD.roll(low_n=20.0, high_n=70.0, rate_hz=1.0, for_s=5.0),
}


@pytest.mark.parametrize("what", BETWEEN_TWO_HOLDS)
def test_what_ends_a_hold_parts_two(what: str) -> None:
    assert verdicts(off(BETWEEN_TWO_HOLDS[what].hold(for_s=8.0)), "hold") == [True, True]


def test_rolling_begins_where_the_hold_ends() -> None:
    hand = HOLD.roll(low_n=20.0, high_n=70.0, rate_hz=1.0, for_s=5.0).hold(for_s=8.0)
    before, rolling, after = (label for label in hand.labels if label.kind != "spike")

    assert (before.end_s, after.start_s) == pytest.approx((rolling.start_s, rolling.end_s), abs=0.1)


PAUSING = Hand().still().lean_on(22.0, over_s=2.0).hold(for_s=1.6)
OPEN_HOLDS = {
    "barely long enough": Hand().still().lean_on(45.0, over_s=1.0).hold(for_s=2.6),
    "barely firm enough": Hand().still().lean_on(15.5, over_s=1.0).hold(for_s=20.0),
    "a dip of 3 s": HOLD.dip(to=0.4, for_s=3.2).hold(for_s=8.0),
    "hardly off the ball": HOLD.dip(to=0.05, for_s=0.9).hold(for_s=8.0),
    "far in little time": HOLD.press_to(18.0, over_s=7.0).hold(for_s=8.0),
    "gentle rolling": HOLD.roll(low_n=20.0, high_n=50.0, rate_hz=0.2, for_s=20.0).hold(for_s=5.0),
    "a pause on the way": PAUSING.lean_on(50.0, over_s=1.5).hold(for_s=8.0),
    "much harder at the end": HOLD.press_to(90.0, over_s=0.5).hold(for_s=1.8),
}


@pytest.mark.parametrize("what", OPEN_HOLDS)
def test_what_the_definition_leaves_open_is_not_asked_for(what: str) -> None:
    assert verdicts(off(OPEN_HOLDS[what]), "hold") == [False]


@pytest.mark.parametrize(("level_n", "for_s"), [(45.0, 1.0), (12.0, 20.0)])
def test_a_press_too_short_or_too_light_is_no_hold(level_n: float, for_s: float) -> None:
    assert verdicts(off(Hand().lean_on(level_n, over_s=1.0).hold(for_s=for_s)), "hold") == []
