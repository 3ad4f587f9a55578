"""Deep quick strokes are told; breathing, slow strokes and dabs are not."""

import numpy as np
import pytest

from feeding import cut, events_for, events_of, hello, noisy, only, reading, samples
from kneadle.events import Warned, WarningEnded
from kneadle.samples import Calibrated, Linear, Message, Motion
from kneadle_sims.hand import Hand


def rolling(hand: Hand, rate_hz: float = 100.0) -> list[WarningEnded]:
    return [w for w in only(WarningEnded, events_for(hand, rate_hz)) if w.kind == "rolling"]


def stroke(rate_hz: float, low_n: float = 20, high_n: float = 70, for_s: float = 8) -> Hand:
    on = Hand(seed=3).still().rest(2).lean_on(low_n, over_s=2).hold(for_s=2)
    return on.roll(low_n=low_n, high_n=high_n, rate_hz=rate_hz, for_s=for_s).release().rest(4)


@pytest.mark.parametrize("sampled_hz", [50.0, 80.0, 320.0])
@pytest.mark.parametrize("rate_hz", [0.6, 0.8, 1.2, 2.0, 2.5])
def test_rough_rolling_is_told_by_its_third_half_cycle(rate_hz: float, sampled_hz: float) -> None:
    (found,) = rolling(stroke(rate_hz), sampled_hz)
    begins_s, third_ends_s = 6.0, 6.0 + 1.5 / rate_hz
    # within the first quarter of a cycle: a hand sets out too gently to be seen at once
    assert begins_s - 0.1 < found.start_s < begins_s + 0.25 / rate_hz + 0.2
    assert begins_s < found.warned_at_s <= third_ends_s + 0.25


def test_it_is_over_two_seconds_after_the_last_stroke() -> None:
    events = events_for(stroke(1.0))
    (found,) = [w for w in only(WarningEnded, events) if w.kind == "rolling"]
    assert found.end_s == pytest.approx(14.0, abs=0.6)
    assert found.t_s == pytest.approx(found.end_s + 2.0, abs=0.2)


@pytest.mark.parametrize("rate_hz", [0.1, 0.2, 0.3])
def test_gentle_rolling_is_not_told(rate_hz: float) -> None:
    assert rolling(stroke(rate_hz, for_s=20)) == []


def test_leaning_on_slowly_is_no_stroke() -> None:
    """Two quick strokes follow it: two are not yet rolling."""
    on = Hand(seed=3).still().rest(2).lean_on(60, over_s=2.5)
    assert rolling(on.press_to(30, over_s=0.9).press_to(60, over_s=0.9).hold(for_s=4)) == []


@pytest.mark.parametrize("rate_hz", [0.2, 0.25, 0.3])
@pytest.mark.parametrize("over_s", [1.5, 3.0])
def test_leaning_on_and_rolling_deep_but_gently_is_not_told(rate_hz: float, over_s: float) -> None:
    on = Hand(seed=3).still().rest(2).lean_on(15, over_s=over_s)
    gently = on.roll(low_n=15, high_n=75, rate_hz=rate_hz, for_s=6)
    assert rolling(gently.release(over_s=0.3).rest(3)) == []


def test_letting_go_after_a_long_hold_joins_no_strokes_from_before() -> None:
    rolled = Hand(seed=3).still().rest(2).lean_on(45, over_s=2).hold(for_s=2)
    rolled = rolled.roll(low_n=20, high_n=70, rate_hz=1.0, for_s=4)
    (found,) = rolling(rolled.hold(for_s=17).release(over_s=0.4).rest(4))
    assert found.end_s == pytest.approx(10.0, abs=0.6)


def test_shallow_strokes_are_not_told() -> None:
    assert rolling(stroke(1.0, low_n=40, high_n=55)) == []


def test_deep_breathing_is_not_told() -> None:
    assert rolling(stroke(0.35, low_n=60, high_n=79, for_s=30)) == []


def test_dabs_that_leave_the_ball_are_searching() -> None:
    assert rolling(Hand(seed=1).rest(2).dabs(8, 30, every_s=1.2).rest(3)) == []


def test_two_strokes_are_not_yet_rolling() -> None:
    assert rolling(stroke(1.0, for_s=1.0)) == []


def test_strokes_on_both_sides_of_a_gap_are_not_in_a_row() -> None:
    whole = reading(stroke(0.8, for_s=1.5).rest(1))
    parts = [samples(whole.raw[:670]), samples(whole.raw[670:], first=720)]
    assert [w for w in only(Warned, events_of([hello(), *parts])) if w.kind == "rolling"] == []


def imu(gyro_dps: float) -> list[Message]:
    """Steady pressure under a ball that turns at this rate."""
    hand = Hand(seed=3).still().rest(2).lean_on(40, over_s=2).hold(for_s=10).release().rest(3)
    packets = cut(reading(hand), range(0, 2000, 10))
    told = [Motion(int(packet.tick[-1]), gyro_dps) for packet in packets]
    turning = [m if 600 <= m.tick <= 1200 else Motion(m.tick, 2.0) for m in told]
    return [hello(), *(each for pair in zip(packets, turning, strict=True) for each in pair)]


def test_a_turning_ball_under_steady_pressure_is_rolling() -> None:
    (warned,) = [w for w in only(Warned, events_of(imu(120))) if w.kind == "rolling"]
    assert 6.0 <= warned.t_s <= 6.3


def test_a_ball_that_turns_slowly_is_not() -> None:
    assert [w for w in only(Warned, events_of(imu(60))) if w.kind == "rolling"] == []


def test_a_ball_that_turns_with_nobody_on_it_is_not() -> None:
    quiet = noisy(np.zeros(1000))
    before, after = samples(quiet[:500]), samples(quiet[500:], 500)
    messages: list[Message] = [hello(), before, Motion(499, 300.0), after]
    assert only(Warned, events_of(messages)) == []


def test_what_an_imu_says_before_the_first_sample_means_nothing() -> None:
    hand = Hand(seed=3).still().lean_on(40, over_s=1).hold(for_s=10).release().rest(1)
    messages: list[Message] = [hello(), Motion(4_000_000, 300.0), reading(hand)]
    assert [w for w in only(Warned, events_of(messages)) if w.kind == "rolling"] == []


def test_a_gap_between_quick_strokes_begins_the_count_anew() -> None:
    whole = reading(stroke(1.0, for_s=2.0))
    parts = [samples(whole.raw[:700]), samples(whole.raw[700:], first=735)]
    assert [w for w in only(Warned, events_of([hello(), *parts])) if w.kind == "rolling"] == []


def test_shaking_too_fast_for_a_roll_is_none() -> None:
    assert rolling(stroke(5.0)) == []


def test_strokes_that_are_shallow_for_so_firm_a_press_are_not_told() -> None:
    assert rolling(stroke(1.0, low_n=60, high_n=86)) == []


def test_how_firm_the_press_is_depends_on_the_last_seconds_only() -> None:
    hand = Hand(seed=3).still().rest(60).lean_on(60, over_s=3).hold(for_s=3)
    assert rolling(hand.roll(low_n=60, high_n=86, rate_hz=1.0, for_s=8).release().rest(2)) == []


def test_a_first_move_of_two_seconds_is_no_stroke() -> None:
    on = Hand(seed=3).still().rest(4).lean_on(60, over_s=2.2)
    assert rolling(on.press_to(25, over_s=0.8).press_to(60, over_s=0.8).hold(for_s=4)) == []


def turned_for_a_moment() -> list[WarningEnded]:
    """A pressed ball turns during one second, told once; then the IMU falls silent."""
    hand = Hand(seed=3).still().rest(2).lean_on(40, over_s=2).hold(for_s=10).release().rest(1)
    before, after = cut(reading(hand), [700])
    messages: list[Message] = [hello(), before, Motion(699, 120.0), after]
    return [w for w in only(WarningEnded, events_of(messages)) if w.kind == "rolling"]


def test_turning_is_told_from_the_second_it_was_measured_over() -> None:
    (turned,) = turned_for_a_moment()
    assert turned.start_s == pytest.approx(6.0, abs=0.1)


def test_what_the_imu_said_is_true_for_a_second() -> None:
    (turned,) = turned_for_a_moment()
    assert turned.end_s == pytest.approx(8.0, abs=0.1)


def test_quick_dabs_that_leave_the_ball_for_a_blink_are_searching() -> None:
    assert rolling(stroke(2.5, low_n=1, high_n=50)) == []


@pytest.mark.parametrize("over_s", [1.8, 2.2, 2.6])
def test_a_slow_move_to_another_level_is_no_stroke(over_s: float) -> None:
    """Two quick strokes follow it: two are not yet rolling."""
    hand = Hand(seed=3).still().rest(2).lean_on(20, over_s=2).hold(for_s=4)
    moved = hand.press_to(70, over_s=over_s)
    assert rolling(moved.press_to(25, over_s=0.8).press_to(70, over_s=0.8).hold(for_s=4)) == []


@pytest.mark.parametrize("over_s", [0.4, 0.6, 0.9])
def test_landing_on_the_ball_is_no_stroke_however_quick(over_s: float) -> None:
    on = Hand(seed=3).still().rest(4).lean_on(60, over_s=over_s)
    assert rolling(on.press_to(25, over_s=0.6).press_to(60, over_s=0.6).hold(for_s=4)) == []


def at_60_n(over_s: float) -> Hand:
    return Hand(seed=3).still().rest(4).lean_on(60, over_s=over_s)


def strokes(hand: Hand, count: int, half_s: float) -> Hand:
    """So many half-cycles between 20 and 60 N, away from where the hand is now."""
    for _ in range(count):
        hand = hand.press_to(20 if hand.now_n > 40 else 60, over_s=half_s)
    return hand


def test_who_lands_and_rolls_at_once_is_told_by_the_third_half_cycle() -> None:
    (found,) = rolling(strokes(at_60_n(over_s=0.4), 9, half_s=0.25).hold(for_s=4))
    assert found.warned_at_s < 4.4 + 3 * 0.25 + 0.25


def test_rolling_that_begins_just_after_a_gap_is_told_by_its_third_half_cycle() -> None:
    held = Hand(seed=3).still().rest(4).lean_on(20, over_s=3).hold(for_s=3)
    whole = reading(strokes(held, 5, half_s=0.8).hold(for_s=4))
    parts = [samples(whole.raw[:955]), samples(whole.raw[990:], first=990)]
    (warned,) = [w for w in only(Warned, events_of([hello(), *parts])) if w.kind == "rolling"]
    assert warned.t_s < 10.0 + 3 * 0.8 + 0.25


def test_easing_off_a_press_that_rested_is_no_stroke_of_what_came_before() -> None:
    """Though the last stroke is deep again for a press that is less firm."""
    hand = Hand(seed=3).still().rest(4).lean_on(32, over_s=3).hold(for_s=3)
    for to_n in (70, 32, 70, 32, 70):
        hand = hand.press_to(to_n, over_s=0.5)
    rested = hand.press_to(67, over_s=0.5).hold(for_s=6)
    assert len(rolling(rested.press_to(55, over_s=3).hold(for_s=6))) == 1


def test_strokes_on_both_sides_of_a_jerk_are_not_in_a_row() -> None:
    two = strokes(at_60_n(over_s=3).hold(for_s=2), 2, half_s=0.6)
    jerked = strokes(two, 2, half_s=0.1)
    assert rolling(strokes(jerked, 2, half_s=0.6).hold(for_s=4)) == []


def test_a_shallow_move_before_two_strokes_is_no_third() -> None:
    moved = at_60_n(over_s=3).hold(for_s=4).press_to(67, over_s=0.4)
    assert rolling(strokes(moved, 2, half_s=0.6).hold(for_s=4)) == []


def test_strokes_after_a_pause_are_counted_from_the_pause() -> None:
    begun = Hand(seed=3).still().rest(2).lean_on(40, over_s=3).hold(for_s=4)
    paused = begun.press_to(8, over_s=0.6).press_to(40, over_s=0.6).hold(for_s=3)
    (found,) = rolling(strokes(paused.press_to(75, over_s=0.6), 4, half_s=0.6).hold(for_s=4))
    begins_s = paused.duration_s
    assert found.start_s == pytest.approx(begins_s, abs=0.3)
    assert found.warned_at_s < begins_s + 3 * 0.6 + 0.25


def test_strokes_on_both_sides_of_a_new_calibration_are_not_in_a_row() -> None:
    whole = reading(strokes(at_60_n(over_s=3).hold(for_s=2), 4, half_s=0.6).hold(for_s=4))
    before, after = cut(whole, [1020])
    messages: list[Message] = [hello(), before, Calibrated(Linear(0.0, 1.01)), after]
    assert [w for w in only(Warned, events_of(messages)) if w.kind == "rolling"] == []
