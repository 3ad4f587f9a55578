"""Somebody is there, or nobody is."""

import numpy as np
import pytest

from feeding import events_for, events_of, hello, noisy, only, samples
from kneadle.detect.bins import Binner
from kneadle.detect.contact import ContactDetector
from kneadle.detect.limits import Limits
from kneadle.events import Contact
from kneadle.samples import Calibrated, ForceBlock, Linear, Message
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


def test_who_presses_lightly_is_not_off_and_on_again() -> None:
    light = Hand().still().rest(2).lean_on(10, over_s=1).press_to(4, over_s=0.5).hold(for_s=1.2)
    both = light.press_to(10, over_s=0.5).release().rest(2)
    assert [on for on, _ in changes(both)] == [True, False]


def test_short_touches_do_not_add_up_to_a_press() -> None:
    hand = Hand().still().rest(2)
    for _ in range(5):
        hand = hand.spike(to_n=12, rise_s=0.05, back_s=0.05).rest(0.5)
    assert changes(hand) == []


def touches(force_n: float, noise_n: float) -> bool:
    """Whether two seconds of this force are a press, on a ball whose noise was learnt."""
    detector, t_s = ContactDetector(Limits()), np.arange(200) / 100
    detector.learn(noise_n)
    block = ForceBlock(t_s, np.full(200, force_n), np.full(200, 0.01), np.ones(200, dtype=np.bool_))
    for bin_ in Binner().update(block):
        detector.step(bin_)
    return detector.on


def test_on_a_noisy_ball_a_press_must_exceed_five_times_its_noise() -> None:
    assert [touches(force_n, noise_n=2.0) for force_n in (9.0, 11.0)] == [False, True]


def test_however_noisy_the_ball_the_force_of_a_hold_is_a_press() -> None:
    assert touches(15.0, noise_n=9.0)


def test_what_an_empty_ball_reads_before_its_zero_was_found_is_no_touch() -> None:
    assert only(Contact, events_of([hello(), samples(noisy(np.full(600, 9.0)))])) == []


def test_a_new_calibration_lets_go_and_says_so() -> None:
    hand = Hand().still().rest(2).lean_on(40, over_s=1).hold(for_s=5).release().rest(2)
    force_n = noisy(hand.force(100)[1])
    before, after = samples(force_n[:500]), samples(force_n[500:], 500)
    messages: list[Message] = [hello(), before, Calibrated(Linear(0.0, 1.1)), after]
    found = only(Contact, events_of(messages))
    assert [contact.on for contact in found] == [True, False, True, False]
    assert found[1].t_s == pytest.approx(4.99)
