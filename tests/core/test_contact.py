"""Somebody is there, or nobody is."""

import numpy as np
import pytest

from feeding import events_for, events_of, hello, noisy, only, samples
from kneadle.events import Contact
from kneadle_sims.hand import Hand


def changes(hand: Hand) -> list[tuple[bool, float]]:
    return [(c.on, c.start_s) for c in only(Contact, events_for(hand))]


def test_a_press_is_contact_from_5_newtons_to_its_release() -> None:
    hand = Hand().still().rest(2).lean_on(30, over_s=1).hold(for_s=2).release(over_s=0.5).rest(2)
    t_s, force_n = hand.force(1000)
    (on, on_s), (off, off_s) = changes(hand)
    assert (on, off) == (True, False)
    assert on_s == pytest.approx(t_s[force_n >= 5][0], abs=0.15)
    assert off_s == pytest.approx(t_s[force_n >= 3][-1], abs=0.15)


def test_a_touch_of_100_ms_is_none() -> None:
    assert changes(Hand().still().rest(2).spike(to_n=12, rise_s=0.05, back_s=0.05).rest(2)) == []


def test_noise_on_an_empty_ball_is_none() -> None:
    force_n = np.random.default_rng(1).normal(0, 1.2, 6000)
    assert only(Contact, events_of([hello(), samples(force_n)])) == []


def test_a_sensor_whose_zero_is_off_is_measured_against_its_first_quiet_second() -> None:
    force_n = noisy(np.full(3000, -9.0))
    force_n[1500:2000] += 12.0
    on, off = only(Contact, events_of([hello(), samples(force_n)]))
    assert (on.on, off.on) == (True, False)
    assert on.start_s == pytest.approx(15.0, abs=0.15)


def test_who_presses_from_the_first_sample_on_is_seen() -> None:
    hand = Hand().still().lean_on(45, over_s=0.5).hold(for_s=5).release().rest(1)
    assert changes(hand)[0][0] is True
