"""The promises of the whole pipeline: any cut, any hand, any rate."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeding import cut, events_for, events_of, hello, noisy, one_by_one, only, reading, samples
from hands import hands
from kneadle.events import Connected, Contact, HoldEnded, Quality, Warned
from kneadle.samples import (
    Answer,
    Calibrated,
    Hello,
    Linear,
    Message,
    NewCeiling,
    Relative,
    Samples,
    Status,
    Tare,
)
from kneadle_sims.hand import Hand
from kneadle_sims.scenarios import random_hand, script

PACKETS_HZ = 20.0  # ours
cuts = st.lists(st.integers(0, 100_000), max_size=40)


@pytest.mark.parametrize("rate_hz", [50.0, 80.0, 100.0, 320.0])
@settings(max_examples=6, deadline=None)
@given(hand=hands, at=cuts)
def test_how_the_stream_was_cut_never_changes_an_event(
    rate_hz: float, hand: Hand, at: list[int]
) -> None:
    whole = reading(hand, rate_hz)
    expected = events_of([hello(rate_hz), whole])
    assert one_by_one([hello(rate_hz), *cut(whole, at)]) == expected
    packets = cut(whole, range(0, len(whole.tick), round(rate_hz / PACKETS_HZ)))
    assert one_by_one([hello(rate_hz), *packets]) == expected


@pytest.mark.parametrize("rate_hz", [50.0, 320.0])
def test_sample_by_sample_and_all_at_once_agree_exactly(rate_hz: float) -> None:
    whole = samples(reading(random_hand(7, 60), rate_hz).raw[:6000])
    alone = [samples(whole.raw[i : i + 1], i) for i in range(len(whole.raw))]
    assert one_by_one([hello(rate_hz), *alone]) == events_of([hello(rate_hz), whole])


@settings(max_examples=5, deadline=None)
@given(hand=hands, at=cuts, lost=st.sets(st.integers(0, 39)))
def test_the_cut_changes_nothing_when_packets_are_lost_and_repeated_either(
    hand: Hand, at: list[int], lost: set[int]
) -> None:
    parts = cut(samples(reading(hand).raw[:2000]), at)
    kept = [part for i, part in enumerate(parts) if i not in lost]
    twice = [part for part in kept for _ in range(2)]
    single = [one for part in twice for one in cut(part, range(len(part.tick)))]
    assert one_by_one([hello(), *single]) == events_of([hello(), *twice])


@settings(max_examples=20, deadline=None)
@given(hand=hands)
def test_holds_and_credit_obey_their_definitions_for_any_hand(hand: Hand) -> None:
    events = events_for(hand)
    last_end_s = 0.0
    for hold in only(HoldEnded, events):
        assert last_end_s <= hold.start_s <= hold.end_s <= hold.t_s
        assert 0 <= hold.held_s <= hold.end_s - hold.start_s
        assert hold.credited == (hold.held_s >= 30)
        assert hold.mean_n >= 14
        last_end_s = hold.end_s


@settings(max_examples=20, deadline=None)
@given(hand=hands)
def test_contact_alternates_and_every_warning_ends(hand: Hand) -> None:
    events = events_for(hand)
    on = [contact.on for contact in only(Contact, events)]
    assert on == [i % 2 == 0 for i in range(len(on))]
    begun = sorted((w.kind, w.t_s) for w in only(Warned, events))
    over = [e for e in events if e.name == "warning_ended"]
    assert begun == sorted((e.kind, e.warned_at_s) for e in over)  # type: ignore[attr-defined]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.floats(allow_nan=True, allow_infinity=True), min_size=1, max_size=300))
def test_no_reading_whatever_breaks_it(raw: list[float]) -> None:
    events = events_of([hello(), samples(raw)])
    assert events[0] == Connected(0.0, "test ball", "newtons", 100.0)


def test_samples_before_anybody_said_what_they_mean_are_not_judged() -> None:
    assert events_of([samples(np.full(500, 90.0))]) == []


def test_the_same_ball_saying_hello_again_changes_nothing() -> None:
    whole = reading(random_hand(3, 40))
    parts = cut(whole, [1000, 2000])
    again: list[Message] = [m for part in parts for m in (hello(), part)]
    assert one_by_one(again) == events_of([hello(), whole])


def test_a_ball_that_restarts_ends_the_hold_and_goes_on() -> None:
    hand = Hand(seed=2).rest(2).lean_on(45, over_s=2).hold(for_s=8)
    force_n = noisy(hand.force(100)[1])
    restarted = Hello(**{**{f: getattr(hello(), f) for f in Hello.__slots__}, "boot_id": 9})
    events = events_of([hello(), samples(force_n), restarted, samples(force_n)])
    assert [h.reason for h in only(HoldEnded, events)] == ["session_ended", "session_ended"]
    assert "restarted" in [q.kind for q in only(Quality, events)]


def test_the_calibration_that_follows_a_hello_is_used() -> None:
    greeting = Hello("ball", "load_cell", 100, 100, Relative(0, 2**23 - 1))
    force_n = noisy(Hand().rest(2).lean_on(45, over_s=2).hold(for_s=8).force(100)[1])
    raw = samples(np.rint(force_n / 0.001) + 5000)
    (hold,) = only(HoldEnded, events_of([greeting, Calibrated(Linear(5000, 0.001)), raw]))
    assert hold.mean_n == pytest.approx(45, rel=0.05)


def test_an_uncalibrated_sensor_is_called_relative_once() -> None:
    greeting = Hello("sketch", "counts", 100, 1e6, Relative(10, 1023), tick_bits=64)
    raw = [Samples(np.arange(i, i + 50) * 10_000, np.full(50, 12.0)) for i in range(0, 500, 50)]
    kinds = [q.kind for q in only(Quality, events_of([greeting, *raw]))]
    assert kinds == ["relative", "ceiling_set"]


def test_tare_calls_the_present_load_zero() -> None:
    force_n = noisy(np.full(300, 12.0))
    tared = events_of([hello(), samples(force_n), Tare()])
    assert [q.kind for q in only(Quality, tared)][-1] == "tared"


def test_tare_is_refused_while_somebody_presses() -> None:
    force_n = noisy(Hand().rest(2).lean_on(45, over_s=2).hold(for_s=8).force(100)[1])
    events = events_of([hello(), samples(force_n), Tare()])
    assert [q.kind for q in only(Quality, events)] == ["tare_refused"]


def test_a_low_battery_is_told_once() -> None:
    low: list[Message] = [Status(9, low_battery=True)] * 3
    assert [q.kind for q in only(Quality, events_of([hello(), *low]))] == ["battery_low"]


@pytest.mark.parametrize(("opcode", "result", "told"), [(7, 2, True), (7, 0, False), (2, 3, False)])
def test_a_ball_that_will_not_mind_the_ceiling_is_told(
    opcode: int, result: int, told: bool
) -> None:
    kinds = [q.kind for q in only(Quality, events_of([hello(), Answer(opcode, result)]))]
    assert ("no_reflex" in kinds) == told


def test_messages_between_samples_stay_where_they_were() -> None:
    whole = reading(script(5).hand)
    first, second = cut(whole, [2000])
    messages: list[Message] = [hello(), first, NewCeiling(40.0), second]
    halves = cut(first, [777]), cut(second, [31])
    split: list[Message] = [hello(), *halves[0], NewCeiling(40.0), *halves[1]]
    assert one_by_one(split) == events_of(messages)
