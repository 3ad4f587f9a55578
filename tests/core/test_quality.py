"""What cannot be believed is said, and never credited."""

import numpy as np
import pytest

from feeding import cut, events_of, hello, noisy, one_by_one, only, samples
from kneadle.detect.limits import Limits
from kneadle.events import HoldEnded, Quality, Warned, WarningEnded
from kneadle.pipeline import Pipeline
from kneadle.samples import Hello, Linear, Message, Relative, Samples, Status
from kneadle_sims.hand import Hand

HOLD_N = np.concatenate(
    (np.zeros(200), np.linspace(0, 45, 300), np.full(2000, 45.0), np.zeros(200))
)


def ended(messages: list[Message], kind: str) -> list[WarningEnded]:
    return [w for w in only(WarningEnded, events_of(messages)) if w.kind == kind]


def test_a_gap_is_told_with_both_its_ends() -> None:
    force_n = noisy(HOLD_N)
    (gap,) = ended([hello(), samples(force_n[:900]), samples(force_n[930:], 930)], "gap")
    assert (gap.start_s, gap.end_s) == pytest.approx((8.99, 9.30))


def test_one_lost_packet_is_no_warning() -> None:
    force_n = noisy(HOLD_N)
    assert ended([hello(), samples(force_n[:900]), samples(force_n[905:], 905)], "gap") == []


@pytest.mark.parametrize("glitch_n", [33_600.0, -33_600.0, float("nan"), float("inf")])
def test_an_impossible_reading_is_told_and_disturbs_nothing(glitch_n: float) -> None:
    force_n = noisy(HOLD_N)
    (whole,) = only(HoldEnded, events_of([hello(), samples(force_n)]))
    force_n[[1000, 1001, 1002]] = glitch_n
    events = events_of([hello(), samples(force_n)])
    assert [w.kind for w in only(Warned, events)] == ["bad_data"]
    (hold,) = only(HoldEnded, events)
    assert hold.held_s == pytest.approx(whole.held_s - 0.03, abs=0.011)
    assert hold.peak_n == pytest.approx(whole.peak_n, abs=0.5)


def test_nothing_but_impossible_readings_is_no_crash_and_no_hold() -> None:
    events = events_of([hello(), samples(np.full(1000, np.nan))])
    assert [w.kind for w in only(Warned, events)] == ["bad_data"]


FULL = 2**23 - 1
LOAD_CELL = Hello(
    "ball", "load_cell", 100, 100, Linear(0.0, 60 / FULL), full_scale_n=60, full_scale_counts=FULL
)


def test_a_saturated_sensor_is_told_and_its_time_is_not_held() -> None:
    raw = np.rint(noisy(HOLD_N) / 60 * FULL)
    raw[1500:1900] = FULL
    messages: list[Message] = [LOAD_CELL, Samples(np.arange(len(raw)), raw)]
    (warning,) = ended(messages, "saturated")
    assert (warning.start_s, warning.end_s) == pytest.approx((15.0, 18.99))
    before, after = only(HoldEnded, events_of(messages))
    assert before.end_s == pytest.approx(15.0, abs=0.1)
    assert after.start_s == pytest.approx(19.0, abs=0.2)


def test_a_recording_drawn_without_noise_is_not_stuck() -> None:
    drawn_n = Hand().still().rest(2).lean_on(40, over_s=2).hold(for_s=20).release().rest(2)
    events = events_of([hello(), samples(drawn_n.force(100)[1])])
    assert only(Quality, events) == []
    assert only(HoldEnded, events)[0].held_s > 19


@pytest.mark.parametrize("step_n", [0.5, 1.0])
def test_a_coarse_recording_is_not_stuck(step_n: float) -> None:
    coarse_n = np.round(noisy(HOLD_N) / step_n) * step_n
    events = events_of([hello(), samples(coarse_n)])
    assert only(Quality, events) == []
    assert only(HoldEnded, events)[0].held_s > 19


def test_a_stuck_sensor_is_warned_of_until_it_speaks_again() -> None:
    force_n = noisy(HOLD_N)
    force_n[1000:2000] = force_n[1000]
    (stuck,) = ended([hello(), samples(force_n)], "bad_data")
    assert (stuck.start_s, stuck.end_s) == pytest.approx((10.0, 19.99), abs=0.011)
    assert stuck.warned_at_s == pytest.approx(12.0, abs=0.02)


def test_a_hold_ends_where_the_sensor_stuck() -> None:
    force_n = noisy(HOLD_N)
    force_n[1000:2000] = force_n[1000]
    first = only(HoldEnded, events_of([hello(), samples(force_n)]))[0]
    assert first.end_s == pytest.approx(10.0, abs=0.1)
    assert first.reason == "gap"


def test_a_stuck_sensor_is_told_once_and_what_it_repeated_is_taken_back() -> None:
    force_n = noisy(HOLD_N)
    (whole,) = only(HoldEnded, events_of([hello(), samples(force_n)]))
    force_n[1000:2000] = force_n[1000]
    events = events_of([hello(), samples(force_n)])
    (flat,) = [q for q in only(Quality, events) if q.kind == "flat"]
    assert 10.0 < flat.t_s < 12.1
    assert sum(hold.held_s for hold in only(HoldEnded, events)) == pytest.approx(
        whole.held_s - 10.0, abs=0.1
    )


def test_a_reading_that_is_the_same_after_a_gap_is_not_a_stuck_sensor() -> None:
    force_n = noisy(HOLD_N)
    force_n[901] = force_n[900]
    parts = samples(force_n[:901]), samples(force_n[901:], 901 + 3000)
    events = events_of([hello(), *parts])
    assert [q for q in only(Quality, events) if q.kind == "flat"] == []
    assert only(HoldEnded, events)[-1].held_s > 14


def test_impossible_readings_pause_the_time_to_see() -> None:
    pipeline = Pipeline(Limits())
    force_n = noisy(HOLD_N)
    pipeline.feed([hello(), samples(force_n[:1200])])
    update = pipeline.feed([samples(np.full(300, 5000.0), 1200)])
    assert (update.view.phase, update.view.blind) == ("paused", True)


def test_a_load_cell_that_is_stuck_with_nobody_on_it_is_told() -> None:
    raw = np.rint(noisy(np.zeros(1000)) / 60 * FULL)
    raw[500:] = raw[500]
    events = events_of([LOAD_CELL, Samples(np.arange(1000), raw)])
    assert "flat" in [q.kind for q in only(Quality, events)]


def test_an_unpressed_fsr_may_rest_at_zero() -> None:
    greeting = Hello("sketch", "counts", 100, 1e6, Relative(0, 1023), tick_bits=64)
    quiet = Samples(np.arange(1000) * 10_000, np.zeros(1000))
    assert "flat" not in [q.kind for q in only(Quality, events_of([greeting, quiet]))]


def test_a_sensor_that_does_not_answer_holds_nothing() -> None:
    force_n = noisy(HOLD_N)
    fault = Status(90, sensor_fault=True)
    messages: list[Message] = [hello(), samples(force_n[:600]), fault, samples(force_n[600:], 600)]
    events = events_of(messages)
    assert [q.kind for q in only(Quality, events)] == ["sensor_fault"]
    assert all(hold.held_s < 3 for hold in only(HoldEnded, events))


def test_while_the_sensor_does_not_answer_time_is_paused_to_see() -> None:
    pipeline = Pipeline(Limits())
    force_n = noisy(HOLD_N)
    pipeline.feed([hello(), samples(force_n[:1200])])
    update = pipeline.feed([Status(90, sensor_fault=True), samples(force_n[1200:1300], 1200)])
    assert update.view.phase == "paused"


def test_slow_data_says_holds_only() -> None:
    events = events_of([hello(10), samples(np.zeros(20))])
    assert [q.kind for q in only(Quality, events)] == ["holds_only"]


def test_a_gap_within_a_packet_is_a_gap_too() -> None:
    whole = samples(noisy(HOLD_N))
    keep = (whole.tick < 900) | (whole.tick >= 930)
    one = Samples(whole.tick[keep], whole.raw[keep])
    assert ended([hello(), one], "gap") == ended([hello(), *cut(one, [900])], "gap") != []


def test_a_gap_is_told_with_the_first_reading_after_it() -> None:
    force_n = noisy(HOLD_N)
    events = events_of([hello(), samples(force_n[:900]), samples(force_n[930:], 930)])
    assert [w.t_s for w in only(Warned, events)] == [pytest.approx(9.30)]


def test_a_slow_logger_may_miss_a_reading() -> None:
    slow_n = noisy(HOLD_N[::20])
    assert ended([hello(5), samples(slow_n[:60]), samples(slow_n[61:], 61)], "gap") == []


def test_a_reading_that_is_no_number_has_no_size() -> None:
    force_n = noisy(HOLD_N)
    force_n[1000] = np.nan
    assert [w.peak_n for w in ended([hello(), samples(force_n)], "bad_data")] == [0.0]


def test_readings_that_stay_impossible_to_the_end_are_told_complete() -> None:
    force_n = noisy(HOLD_N)
    force_n[-50:] = 5000.0
    (bad,) = ended([hello(), samples(force_n)], "bad_data")
    assert (bad.start_s, bad.end_s) == pytest.approx((26.50, 26.99))


def test_an_impossible_reading_is_over_a_second_later_to_those_who_watch() -> None:
    force_n = noisy(HOLD_N)
    force_n[1000] = 5000.0
    packets = cut(samples(force_n), range(0, len(force_n), 10))
    (bad,) = only(WarningEnded, one_by_one([hello(), *packets]))
    assert bad.t_s == pytest.approx(11.0, abs=0.02)


def stuck_at(*seconds: tuple[int, int]) -> Samples:
    """A hold in which the sensor repeats one value from one second to another."""
    force_n = noisy(HOLD_N)
    for start_s, end_s in seconds:
        force_n[100 * start_s : 100 * end_s] = force_n[100 * start_s]
    return samples(force_n)


def test_a_stuck_sensor_is_told_the_same_however_it_was_cut() -> None:
    whole = stuck_at((10, 15))
    packets = cut(whole, range(0, len(whole.tick), 7))
    assert one_by_one([hello(), *packets]) == events_of([hello(), whole])


def test_a_sensor_that_comes_loose_again_is_believed_again_and_told_again() -> None:
    pipeline = Pipeline(Limits())
    parts = cut(stuck_at((8, 12), (17, 20)), [1200, 1600])
    pipeline.feed([hello()])
    updates = [pipeline.feed([part]) for part in parts]
    assert [update.view.blind for update in updates] == [True, False, False]
    assert [len(only(Quality, update.events)) for update in updates] == [1, 0, 1]


@pytest.mark.parametrize("at", [[], [901]], ids=["within a packet", "between packets"])
def test_one_value_on_both_sides_of_a_gap_is_not_a_stuck_sensor(at: list[int]) -> None:
    force_n = noisy(HOLD_N)
    force_n[901:904] = force_n[900]  # the first after a gap is not believed
    ticks = np.arange(len(force_n)) + np.where(np.arange(len(force_n)) > 900, 3000, 0)
    events = events_of([hello(), *cut(Samples(ticks, force_n), at)])
    assert only(Quality, events) == []


def test_a_slow_logger_that_rounds_coarsely_is_not_stuck() -> None:
    events = events_of([hello(10), samples(np.round(HOLD_N[::10]))])
    assert [q.kind for q in only(Quality, events)] == ["holds_only"]
    assert only(HoldEnded, events)[0].held_s > 19


def test_an_fsr_that_was_let_go_may_rest_at_zero() -> None:
    greeting = Hello("sketch", "counts", 100, 1e6, Relative(0, 1023), tick_bits=64)
    hand = Hand(seed=1).rest(2).lean_on(45, over_s=3).hold(for_s=15).release().rest(10)
    raw = np.rint(np.maximum(noisy(hand.force(100)[1]) - 1.0, 0.0) * 20)
    let_go = Samples(np.arange(len(raw)) * 10_000, raw)
    assert "flat" not in [q.kind for q in only(Quality, events_of([greeting, let_go]))]


def test_a_sensor_that_is_stuck_to_the_end_of_the_session_is_told_complete() -> None:
    force_n = noisy(HOLD_N)[:2000]
    force_n[1500:] = force_n[1500]
    (stuck,) = ended([hello(), samples(force_n)], "bad_data")
    assert (stuck.start_s, stuck.end_s) == pytest.approx((15.0, 19.99), abs=0.02)


def stuck_and_wild() -> list[Message]:
    """A hold in which the sensor repeats one value for ten seconds, but for a wild one at times."""
    stuck = stuck_at((10, 20)).raw.copy()
    stuck[1030:2000:70] += 300.0
    return [hello(), samples(stuck)]


def test_wild_readings_are_no_sign_of_life() -> None:
    (stuck,) = ended(stuck_and_wild(), "bad_data")
    assert (stuck.start_s, stuck.end_s) == pytest.approx((10.0, 19.99), abs=0.02)


def test_while_a_stuck_sensor_reads_wild_nothing_is_held() -> None:
    before, after = only(HoldEnded, events_of(stuck_and_wild()))
    assert before.end_s == pytest.approx(10.0, abs=0.1)
    assert after.start_s == pytest.approx(20.0, abs=0.2)
