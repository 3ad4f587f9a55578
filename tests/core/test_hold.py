"""Sustained pressure, as a person would see it."""

import numpy as np
import pytest

from feeding import cut, events_for, events_of, hello, noisy, one_by_one, only, reading, samples
from kneadle.detect.limits import Limits
from kneadle.events import (
    HoldCredited,
    HoldDone,
    HoldEnded,
    HoldStarted,
    Warned,
    WarningEnded,
)
from kneadle.samples import Samples
from kneadle_sims.hand import Hand

DELAY_S = 0.15  # of the alarm chain and a bin


def holds(hand: Hand, rate_hz: float = 100.0) -> list[HoldEnded]:
    return only(HoldEnded, events_for(hand, rate_hz))


def pressed(for_s: float = 20.0, level_n: float = 45.0) -> Hand:
    return Hand(seed=5).still().rest(2.0).lean_on(level_n, over_s=2.5).hold(for_s=for_s)


@pytest.mark.parametrize("rate_hz", [10.0, 50.0, 80.0, 100.0, 320.0])
def test_a_hold_lasts_from_80_percent_of_its_level_to_80_percent(rate_hz: float) -> None:
    hand = pressed(20.0).release(over_s=1.0).rest(2.0)
    (hold,) = holds(hand, rate_hz)
    t_s, force_n = hand.force(1000)
    above = t_s[force_n >= 0.8 * 45]
    assert hold.start_s == pytest.approx(above[0], abs=0.35)
    assert hold.end_s == pytest.approx(above[-1], abs=0.35)
    assert hold.mean_n == pytest.approx(45, rel=0.05)


def test_a_hold_is_told_when_it_has_lasted_three_seconds() -> None:
    (told,) = only(HoldStarted, events_for(pressed().release().rest(1)))
    assert 3.0 <= told.t_s - told.start_s <= 3.0 + 1.0
    assert told.level_n == pytest.approx(45, rel=0.1)


def test_a_press_of_two_seconds_is_no_hold() -> None:
    assert (
        holds(Hand().still().rest(2).lean_on(45, over_s=1).hold(for_s=1.5).release().rest(2)) == []
    )


def test_a_press_below_15_newtons_is_no_hold() -> None:
    assert holds(pressed(20, level_n=13).release().rest(2)) == []


def test_credit_comes_at_30_seconds_and_the_target_at_60() -> None:
    events = events_for(pressed(70).release().rest(2))
    (credit,), (done,) = only(HoldCredited, events), only(HoldDone, events)
    (hold,) = only(HoldEnded, events)
    assert credit.t_s - hold.start_s == pytest.approx(30.0, abs=0.2)
    assert done.t_s - hold.start_s == pytest.approx(60.0, abs=0.2)
    assert hold.credited


def test_a_hold_of_29_seconds_is_not_credited() -> None:
    (hold,) = holds(pressed(27.5).release(over_s=0.3).rest(2))
    assert hold.held_s < 30
    assert not hold.credited


def test_after_90_seconds_it_says_that_it_is_enough() -> None:
    events = events_for(pressed(95).release().rest(2))
    (start,) = only(HoldStarted, events)
    (warned,) = [w for w in only(Warned, events) if w.kind == "too_long"]
    assert warned.t_s - start.start_s == pytest.approx(90, abs=0.2)


@pytest.mark.parametrize("seed", range(6))
def test_breath_tremor_and_pulse_do_not_end_a_hold(seed: int) -> None:
    hand = Hand(seed=seed).rest(2).lean_on(45, over_s=3).hold(for_s=60).release().rest(2)
    assert len(holds(hand)) == 1


@pytest.mark.parametrize("for_s", [0.4, 0.8, 1.1, 1.5])
def test_a_dip_is_forgiven_but_its_time_is_not_counted(for_s: float) -> None:
    hand = pressed(10).dip(to=0.5, for_s=for_s).hold(for_s=10).release().rest(2)
    (hold,) = holds(hand)
    # its edges are within the band
    assert hold.end_s - hold.start_s - for_s - 0.3 <= hold.held_s <= hold.end_s - hold.start_s


def test_a_step_to_a_new_steady_level_is_the_same_hold() -> None:
    hand = pressed(10, level_n=30).press_to(55, over_s=1.0).hold(for_s=10).release().rest(2)
    (hold,) = holds(hand)
    assert hold.held_s == pytest.approx(hold.end_s - hold.start_s, abs=1.5)


def test_a_slow_decline_to_two_thirds_is_the_same_hold() -> None:
    hand = pressed(3).press_to(30, over_s=13).hold(for_s=10).release().rest(2)
    assert len(holds(hand)) == 1


def test_relaxing_by_30_percent_after_an_overshoot_is_the_same_hold() -> None:
    hand = Hand(seed=1).still().rest(2).lean_on(60, over_s=2).press_to(42, over_s=2).hold(for_s=20)
    (hold,) = holds(hand.release().rest(2))
    assert hold.end_s - hold.start_s > 20


def test_release_ends_it() -> None:
    two = pressed(8).release().rest(1.0).lean_on(45, over_s=2).hold(for_s=8).release().rest(1)
    assert [hold.reason for hold in holds(two)] == ["released", "released"]


def test_three_restless_seconds_end_it_where_they_began() -> None:
    # between levels for ever: never steady, never free
    hand = pressed(15)
    for _ in range(4):
        hand = hand.press_to(90, over_s=0.6).press_to(20, over_s=0.6)
    (hold,) = [h for h in holds(hand.release().rest(2)) if h.start_s < 10]
    assert hold.reason in ("unsteady", "rolling")
    assert hold.end_s == pytest.approx(2 + 2.5 + 15, abs=0.6)


def test_aggressive_rolling_ends_it() -> None:
    hand = pressed(10).roll(low_n=20, high_n=70, rate_hz=1.0, for_s=5).release().rest(3)
    (hold,) = holds(hand)
    assert hold.reason == "rolling"
    assert hold.end_s == pytest.approx(2 + 2.5 + 10, abs=1.0)


def rolled_then_held(for_s: float) -> Hand:
    rolled = pressed(8).roll(low_n=20, high_n=75, rate_hz=1.0, for_s=6)
    return rolled.hold(for_s=for_s).release().rest(3)


@pytest.mark.parametrize("rate_hz", [20.0, 50.0, 100.0, 320.0])
def test_a_hold_after_rolling_begins_with_its_first_steady_moment(rate_hz: float) -> None:
    hand = rolled_then_held(12)
    _, second = holds(hand, rate_hz)
    (_, meant) = [label for label in hand.labels if label.kind == "hold"]
    assert second.start_s == pytest.approx(meant.start_s, abs=0.7)
    assert second.held_s == pytest.approx(second.end_s - second.start_s, abs=0.3)


def test_it_is_not_told_before_the_rolling_is_over() -> None:
    events = events_for(rolled_then_held(12))
    (rolling,) = [w for w in only(WarningEnded, events) if w.kind == "rolling"]
    assert only(HoldStarted, events)[-1].t_s >= rolling.t_s


def test_pauses_between_strokes_are_no_holds() -> None:
    hand = pressed(6).roll(low_n=20, high_n=75, rate_hz=1.0, for_s=4).hold(for_s=1.2)
    hand = hand.roll(low_n=20, high_n=75, rate_hz=1.0, for_s=4).release().rest(3)
    assert len(holds(hand)) == 1


def test_a_gap_of_more_than_a_second_ends_it_with_the_last_sample() -> None:
    whole = reading(pressed(20).release().rest(2))
    lost = [samples(whole.raw[:1200]), samples(whole.raw[1350:], first=1350)]
    first, second = only(HoldEnded, events_of([hello(), *lost]))
    assert (first.reason, second.reason) == ("gap", "released")
    assert first.end_s <= 11.99
    assert second.start_s >= 13.5


def test_lost_samples_are_not_counted_as_held() -> None:
    whole = reading(pressed(20).release().rest(2))
    keep = np.arange(len(whole.tick)) % 20 < 15  # every fourth packet is lost
    keep |= (whole.tick < 300) | (whole.tick > 2400)
    parts = [samples(whole.raw[i : i + 5], first=i) for i in range(0, len(keep), 5) if keep[i]]
    (hold,) = only(HoldEnded, events_of([hello(), *parts]))
    span_s = hold.end_s - hold.start_s
    assert hold.held_s == pytest.approx(0.75 * span_s, rel=0.06)


def test_repeated_packets_count_once() -> None:
    whole = reading(pressed(20).release().rest(2))
    packets = cut(whole, range(0, len(whole.tick), 5))
    thrice = [packet for packet in packets for _ in range(3)]
    assert only(HoldEnded, events_of([hello(), *thrice])) == only(
        HoldEnded, events_of([hello(), whole])
    )


def test_a_stuck_sensor_is_not_a_hold() -> None:
    force_n = noisy(np.concatenate((np.zeros(200), np.linspace(0, 45, 100), np.full(300, 45.0))))
    stuck_n = np.full(6000, force_n[-1])
    events = events_of([hello(), samples(np.concatenate((force_n, stuck_n, np.zeros(100))))])
    assert all(hold.held_s < 8 for hold in only(HoldEnded, events))


def test_statistics_are_those_of_the_samples() -> None:
    hand = pressed(40).release(over_s=0.1).rest(2)
    (hold,) = holds(hand)
    t_s, force_n = hand.force(100)
    inside = force_n[(t_s >= hold.start_s) & (t_s <= hold.end_s - DELAY_S)]
    assert hold.mean_n == pytest.approx(inside.mean(), rel=0.01)
    assert hold.cv == pytest.approx(inside.std() / inside.mean(), abs=0.005)
    assert hold.peak_n == pytest.approx(inside.max(), abs=1.5)


def test_a_hold_in_progress_is_closed_when_the_session_ends() -> None:
    (hold,) = holds(pressed(10))
    assert hold.reason == "session_ended"


def test_it_never_holds_longer_than_it_lasted() -> None:
    for hold in one_by_one([hello(), reading(pressed(5).dip(to=0.7, for_s=1).hold(for_s=9))]):
        if isinstance(hold, HoldEnded):
            assert hold.held_s <= hold.end_s - hold.start_s


def test_a_hold_of_a_little_over_30_seconds_is_credited() -> None:
    (hold,) = holds(pressed(33).release().rest(2))
    assert hold.held_s < 40
    assert hold.credited


def test_credit_waits_for_the_time_that_was_lost() -> None:
    whole = reading(pressed(50).release().rest(2))
    keep = (np.arange(len(whole.tick)) % 20 < 15) | (whole.tick < 200)
    parts = [samples(whole.raw[i : i + 5], first=i) for i in range(0, len(keep), 5) if keep[i]]
    events = events_of([hello(), *parts])
    (credit,), (start,) = only(HoldCredited, events), only(HoldStarted, events)
    assert credit.t_s - start.start_s == pytest.approx(30 / 0.75, abs=1.0)


def test_a_deep_dip_is_no_time_held() -> None:
    (hold,) = holds(pressed(10).dip(to=0.3, for_s=1.5).hold(for_s=10).release().rest(2))
    assert hold.end_s - hold.start_s - 1.5 <= hold.held_s <= hold.end_s - hold.start_s - 1.0


def test_dips_that_are_forgiven_do_not_add_up() -> None:
    hand = pressed(8)
    for _ in range(6):
        hand = hand.dip(to=0.3, for_s=1.2).hold(for_s=1.8)
    assert len(holds(hand.hold(for_s=5).release().rest(2))) == 1


@pytest.mark.parametrize(("for_s", "count"), [(2.6, 1), (4.0, 2)])
def test_almost_letting_go_pauses_it_and_three_seconds_end_it(for_s: float, count: int) -> None:
    almost = pressed(10).dip(to=0.25, for_s=for_s).hold(for_s=10).release().rest(2)
    assert len(holds(almost)) == count


def test_what_sags_below_15_newtons_is_no_longer_held() -> None:
    sagging = pressed(10, level_n=19).press_to(13, over_s=6).hold(for_s=15).release().rest(2)
    (hold,) = holds(sagging)
    assert hold.reason == "unsteady"
    assert hold.end_s == pytest.approx(2 + 2.5 + 10 + 4, abs=0.5)


def test_a_dab_just_before_does_not_belong_to_it() -> None:
    dab = Hand(seed=5).still().rest(2).lean_on(45, over_s=0.3).hold(for_s=0.4).release(over_s=0.2)
    (hold,) = holds(dab.rest(0.6).lean_on(45, over_s=0.5).hold(for_s=8).release().rest(2))
    assert hold.start_s == pytest.approx(2 + 0.9 + 0.6 + 0.4, abs=0.25)


def test_the_onset_of_a_very_slow_lean_is_where_it_reached_80_percent() -> None:
    slow = Hand(seed=5).still().rest(2).lean_on(45, over_s=9).hold(for_s=15).release().rest(2)
    t_s, force_n = slow.force(1000)
    (hold,) = holds(slow)
    assert hold.start_s == pytest.approx(t_s[force_n >= 0.8 * 45][0], abs=0.5)


def test_the_end_of_a_slow_release_is_where_it_left_80_percent_of_the_last_level() -> None:
    hand = pressed(14, level_n=30).press_to(60, over_s=1).hold(for_s=4.5)
    hand = hand.release(over_s=3.0).rest(2)
    t_s, force_n = hand.force(1000)
    (hold,) = holds(hand)
    assert hold.end_s == pytest.approx(t_s[force_n >= 0.8 * 60][-1], abs=0.3)


def test_three_seconds_are_counted_from_the_onset_however_slow_the_lean() -> None:
    slow = Hand(seed=5).still().rest(2).lean_on(45, over_s=9).hold(for_s=5).release().rest(2)
    (told,) = only(HoldStarted, events_for(slow))
    assert told.t_s - told.start_s >= 2.99


def test_who_waits_longer_for_rolling_to_be_over_is_told_of_a_hold_later() -> None:
    events = events_for(rolled_then_held(12), limits=Limits(rolling_clear_s=6.0))
    (rolling,) = [w for w in only(WarningEnded, events) if w.kind == "rolling"]
    told = only(HoldStarted, events)[-1]
    assert told.t_s >= rolling.t_s
    assert told.start_s == pytest.approx(rolling.end_s, abs=1.0)


def test_single_lost_samples_are_not_counted_as_held() -> None:
    whole = reading(pressed(20).release().rest(2))
    keep = (whole.tick % 4 != 0) | (whole.tick < 300)
    (hold,) = only(HoldEnded, events_of([hello(), Samples(whole.tick[keep], whole.raw[keep])]))
    assert hold.held_s == pytest.approx(0.75 * (hold.end_s - hold.start_s), rel=0.06)


def test_its_peak_is_the_highest_force_of_all_of_it() -> None:
    harder = pressed(5).press_to(56, over_s=2).hold(for_s=3).press_to(45, over_s=2).hold(for_s=25)
    (hold,) = holds(harder.release().rest(2))
    assert hold.peak_n == pytest.approx(56, abs=1)
