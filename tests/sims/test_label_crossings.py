"""A crossing of the ceiling is where the force truly is, not what was meant."""

import numpy as np
import pytest

from kneadle_sims.hand import Hand
from kneadle_sims.label import Label
from meaning import off


def crossings(hand: Hand, ceiling_n: float = 80.0) -> tuple[Label, ...]:
    return off(hand).crossings(ceiling_n)


OVER = Hand().still().lean_on(90.0, over_s=1.0)


def test_a_crossing_lasts_from_the_first_to_the_last_touch_of_the_ceiling() -> None:
    hand = off(Hand().still().lean_on(40.0, over_s=2.0).press_to(95.0, over_s=1.0).hold(for_s=1.5))
    (crossing,) = hand.crossings(80.0)

    edges_n = hand.force_at(np.array([crossing.start_s, crossing.end_s]))
    assert edges_n == pytest.approx([80.0, 80.0], abs=1.0)
    assert crossing.peak_n == 95.0
    assert crossing.sure


def test_it_begins_with_the_touch_that_lasts_and_leaves_open_those_before() -> None:
    brief = Hand().still().lean_on(75.0, over_s=2.0).spike(to_n=85.0, rise_s=0.05, back_s=0.05)
    touch, crossing = crossings(brief.press_to(90.0, over_s=0.5).hold(for_s=2.0))

    assert (touch.sure, crossing.sure) == (False, True)
    assert touch.end_s < 2.15 < crossing.start_s


def test_touches_are_parted_where_a_warning_would_have_ended() -> None:
    assert len(crossings(OVER.dip(to=0.7, for_s=0.4).hold(for_s=1.0))) == 1
    assert len(crossings(OVER.dip(to=0.84, for_s=4.0).hold(for_s=1.0))) == 1
    assert len(crossings(OVER.dip(to=0.7, for_s=2.0).hold(for_s=1.0))) == 2
    assert crossings(OVER, 95.0) == ()


def test_a_touch_too_brief_or_too_slight_is_left_open() -> None:
    brief = Hand().still().lean_on(70.0, over_s=2.0).spike(to_n=90.0, rise_s=0.06, back_s=0.06)
    slight = Hand().still().lean_on(81.0, over_s=2.0).hold(for_s=3.0)

    assert [label.sure for label in crossings(brief)] == [False]
    assert [label.sure for label in crossings(slight)] == [False]
