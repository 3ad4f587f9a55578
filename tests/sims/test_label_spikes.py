"""A spike is a way up that was meant to be steep, and higher than what was before."""

import numpy as np
import pytest
from hypothesis import given

from hands import hands
from kneadle_sims.body import Body
from kneadle_sims.hand import Hand
from kneadle_sims.steps import Way
from meaning import HOLD, verdicts


@given(hands)
def test_every_sure_spike_rises_20_newtons_within_a_quarter_second(hand: Hand) -> None:
    for label in hand.labels:
        if label.kind == "spike" and label.sure:
            early_n, late_n = hand.still().force_at(np.array([0.0, 0.25]) + label.start_s)
            peak_n = hand.still().force_at(np.array([label.end_s])).max()
            assert max(late_n, peak_n) - early_n >= 20.0


@pytest.mark.parametrize(
    ("rise_n", "wanted"), [(15.0, []), (17.0, [False]), (24.0, [False]), (26.0, [True])]
)
def test_a_slip_is_a_spike_by_how_far_it_rises(rise_n: float, wanted: list[bool]) -> None:
    assert verdicts(HOLD.spike(to_n=45.0 + rise_n).hold(for_s=3.0), "spike") == wanted


def test_a_slip_lasts_from_where_it_begins_to_its_peak() -> None:
    (slip,) = (x for x in HOLD.spike(to_n=80.0, rise_s=0.12).labels if x.kind == "spike")

    assert (slip.start_s, slip.end_s) == pytest.approx((25.0, 25.12))
    assert (slip.level_n, slip.peak_n) == (45.0, 80.0)


def test_a_higher_ceiling_allows_a_larger_jolt() -> None:
    hand = HOLD.spike(to_n=75.0).hold(for_s=3.0)

    assert "spike" in [label.kind for label in hand.labels_for(80.0)]
    assert "spike" not in [label.kind for label in hand.labels_for(200.0)]


@pytest.mark.parametrize(("over_s", "wanted"), [(0.2, [True]), (0.5, [True]), (2.0, [])])
def test_getting_on_is_a_spike_when_it_is_fast_enough(over_s: float, wanted: list[bool]) -> None:
    hand = Hand().still().rest(3.0).lean_on(50.0, over_s=over_s).hold(for_s=5.0)

    assert verdicts(hand, "spike") == wanted


@pytest.mark.parametrize("way", ["smooth", "settle", "gather"])
def test_a_spike_begins_where_it_is_steepest(way: Way) -> None:
    hand = Hand().still().rest(3.0).lean_on(90.0, over_s=1.0, way=way).hold(for_s=5.0)
    (spike,) = (label for label in hand.labels_for(80.0) if label.kind == "spike")

    begins_s = np.arange(2.5, 4.0, 0.01)
    gains_n = hand.force_at(begins_s + 0.25) - hand.force_at(begins_s)
    assert spike.start_s == pytest.approx(begins_s[gains_n.argmax()], abs=0.02)
    assert spike.end_s == pytest.approx(4.0)


def test_a_breath_out_may_blur_a_slip_that_was_meant_clearly() -> None:
    slipping = Hand(body=Body(breath_hz=0.25, breath_share=0.15)).lean_on(60.0, over_s=3.0)
    slips = [slipping.hold(for_s=s).spike(to_n=86.0).hold(for_s=3.0) for s in (5.0, 6.0, 7.0, 8.0)]

    assert {sure for hand in slips for sure in verdicts(hand, "spike")} == {True, False}


def test_a_fast_press_past_the_ceiling_is_a_spike_too() -> None:
    assert verdicts(HOLD.press_to(95.0, over_s=0.3).hold(for_s=1.0), "spike") == [True]


def back_on(after_s: float) -> Hand:
    off_the_ball = HOLD.release(over_s=0.1).rest(after_s - 0.1)
    return off_the_ball.lean_on(45.0, over_s=0.2).hold(for_s=5.0)


@pytest.mark.parametrize(("after_s", "wanted"), [(1.0, []), (2.5, [False]), (5.0, [True])])
def test_coming_back_is_a_spike_only_after_an_absence(after_s: float, wanted: list[bool]) -> None:
    assert verdicts(back_on(after_s), "spike") == wanted


def test_hard_dabs_are_one_jolt_at_first_and_none_after_it() -> None:
    assert verdicts(Hand().rest(2.0).dabs(6, 60.0, every_s=1.0), "spike") == [True]
    assert verdicts(Hand().rest(2.0).dabs(6, 12.0, every_s=1.0), "spike") == []


def test_whether_rough_strokes_are_jolts_too_is_left_open() -> None:
    hand = HOLD.roll(low_n=20.0, high_n=70.0, rate_hz=1.0, for_s=5.0)

    assert verdicts(hand, "spike") == [False]
