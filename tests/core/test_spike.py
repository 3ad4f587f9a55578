"""A slip is told at once; what only looks like one is not."""

import numpy as np
import pytest

from feeding import events_for, events_of, hello, noisy, only, reading, samples
from kneadle.detect.limits import Limits
from kneadle.events import Warned, WarningEnded
from kneadle.samples import Calibrated, Linear, Message
from kneadle_sims.hand import Hand


def spikes(hand: Hand, rate_hz: float = 100.0, limits: Limits | None = None) -> list[Warned]:
    return [w for w in only(Warned, events_for(hand, rate_hz, limits)) if w.kind == "spike"]


def holding(level_n: float = 40.0) -> Hand:
    return Hand(seed=2).still().rest(2).lean_on(level_n, over_s=3).hold(for_s=5)


@pytest.mark.parametrize("rate_hz", [50.0, 80.0, 100.0, 320.0])
def test_a_slip_is_told_within_a_quarter_of_a_second(rate_hz: float) -> None:
    slip_s = 10.0
    (spike,) = spikes(holding().spike(to_n=75, rise_s=0.12).hold(for_s=5).release(), rate_hz)
    assert slip_s < spike.t_s < slip_s + 0.25
    assert spike.start_s == pytest.approx(slip_s, abs=0.1)


def test_its_peak_follows() -> None:
    events = events_for(holding().spike(to_n=75, rise_s=0.12).hold(for_s=5).release())
    (spike,) = [w for w in only(WarningEnded, events) if w.kind == "spike"]
    assert spike.peak_n == pytest.approx(75, abs=6)  # a 10 Hz low-pass flattens 50 ms


def test_leaning_on_slowly_is_no_spike() -> None:
    assert spikes(Hand().still().rest(2).lean_on(70, over_s=2.5).hold(for_s=3).release()) == []


def test_a_rise_just_below_the_limit_is_none_and_just_above_is_one() -> None:
    assert spikes(holding().spike(to_n=58, rise_s=0.15).hold(for_s=3)) == []
    assert len(spikes(holding().spike(to_n=66, rise_s=0.15).hold(for_s=3))) == 1


def test_a_higher_ceiling_allows_a_larger_jolt() -> None:
    hand = holding().spike(to_n=75, rise_s=0.12).hold(for_s=3)
    assert spikes(hand, limits=Limits(ceiling_n=200)) == []


@pytest.mark.parametrize("for_s", [0.4, 0.8, 1.5, 2.6])
def test_coming_back_from_a_dip_is_no_spike(for_s: float) -> None:
    assert spikes(holding(60).dip(to=0.4, for_s=for_s).hold(for_s=3)) == []


def test_a_slip_from_a_level_that_sinks_is_told() -> None:
    sinking = holding(65).press_to(52, over_s=2.5)
    assert len(spikes(sinking.spike(to_n=80, rise_s=0.12).hold(for_s=3))) == 1


@pytest.mark.parametrize("lost", [6, 10, 14])
def test_readings_lost_while_leaning_on_make_no_jolt(lost: int) -> None:
    whole = noisy(Hand().still().rest(2).lean_on(75, over_s=2.0).hold(for_s=3).force(100)[1])
    for at in range(240, 340, 4):
        parts = [samples(whole[:at]), samples(whole[at + lost :], first=at + lost)]
        assert [w for w in only(Warned, events_of([hello(), *parts])) if w.kind == "spike"] == []


def test_a_single_sample_glitch_is_no_spike() -> None:
    force_n = noisy(holding().hold(for_s=10).force(100)[1])
    force_n[[700, 900, 1100]] += np.array([80, -200, 300])
    assert only(Warned, events_of([hello(), samples(force_n)])) == []


def test_strokes_of_a_rhythm_are_one_jolt_at_most() -> None:
    rolling = holding(30).roll(low_n=20, high_n=70, rate_hz=1.0, for_s=8)
    assert len(spikes(rolling)) <= 1


def test_what_the_force_was_before_a_gap_says_nothing() -> None:
    force_n = noisy(np.concatenate((np.full(500, 30.0), np.full(500, 75.0))))
    parts = [samples(force_n[:500]), samples(force_n[500:], first=540)]
    assert [w for w in only(Warned, events_of([hello(), *parts])) if w.kind == "spike"] == []


def test_slow_devices_get_no_spike_warnings() -> None:
    assert spikes(holding().spike(to_n=79, rise_s=0.12).hold(for_s=3), rate_hz=20.0) == []


def test_a_slip_after_a_gap_is_judged_by_the_force_after_it() -> None:
    whole = reading(holding(70).press_to(30, over_s=1).hold(for_s=1).spike(to_n=65).hold(for_s=3))
    parts = [samples(whole.raw[:1000]), samples(whole.raw[1120:], first=1100)]
    assert [w.kind for w in only(Warned, events_of([hello(), *parts]))] == ["gap", "spike"]


def test_a_new_calibration_is_no_jolt() -> None:
    whole = reading(holding().hold(for_s=5))
    before, after = samples(whole.raw[:1200]), samples(whole.raw[1200:], first=1200)
    messages: list[Message] = [hello(), before, Calibrated(Linear(0.0, 1.7)), after]
    assert [w for w in only(Warned, events_of(messages)) if w.kind == "spike"] == []


def test_a_slip_that_is_the_last_of_a_session_is_complete() -> None:
    whole = reading(holding().spike(to_n=75, rise_s=0.12).hold(for_s=5))
    events = events_of([hello(), samples(whole.raw[:1018])])
    assert [w.end_s for w in only(WarningEnded, events)] == [pytest.approx(10.17)]


def test_a_slow_slip_is_dated_to_its_first_moment() -> None:
    (spike,) = spikes(holding().spike(to_n=90, rise_s=0.24).hold(for_s=2), rate_hz=320.0)
    assert spike.start_s == pytest.approx(10.0, abs=0.07)
    assert spike.t_s > spike.start_s + 0.05


def test_a_zero_that_is_found_to_have_sunk_is_no_jolt() -> None:
    force_n = noisy(np.repeat([0.0, -26.0], [500, 1500]))
    events = events_of([hello(), samples(force_n)])
    assert [w.kind for w in only(Warned, events)] == []
