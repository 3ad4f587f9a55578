"""A Progressor, or a clone of one, as its notifications tell."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeding import only
from kneadle.detect.limits import Limits
from kneadle.events import Contact, Event, HoldEnded, Quality
from kneadle.force.calibrate import to_newtons
from kneadle.force.clock import SampleClock
from kneadle.journal import codec
from kneadle.pipeline import Pipeline
from kneadle.samples import Hello, Message, Samples, Status, WireCounts
from kneadle.wire.progressor import PROGRESSOR, ProgressorDecoder
from kneadle.wire.progressor_layout import WRAP_US, weight_notification

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "progressor.json").read_text())
NAME = "Progressor_1234"
STEP_US = 12_500  # 80 Hz
MINUTE_US = 60_000_000
Reading = tuple[float, int]


def named(vectors: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("vector", vectors, ids=[vector["name"] for vector in vectors])


def meant(said: dict[str, Any]) -> Message:
    if said["type"] == "status":
        return Status(said["battery_percent"], low_battery=said["low_battery"])
    return Samples(np.array(said["tick"], np.int64), np.array(said["raw"], np.float64))


def run(count: int, from_us: int = 0, kg: float = 5.0) -> list[Reading]:
    """A measurement, or a part of one, in which the load never is the same twice."""
    return [(kg + k / 1024, (from_us + k * STEP_US) % WRAP_US) for k in range(count)]


def notified(readings: Sequence[Reading], each: int = 15) -> list[bytes]:
    parts = range(0, len(readings), each)
    return [weight_notification(readings[at : at + each]) for at in parts]


def told(notifications: Iterable[bytes]) -> list[Message]:
    decoder = ProgressorDecoder(NAME)
    return [message for data in notifications for message in decoder.feed(data, 0.0)]


def boots(messages: Iterable[Message]) -> list[tuple[int, list[int]]]:
    """The Hellos' boot_id, each with the times that came after it."""
    found: list[tuple[int, list[int]]] = []
    for message in messages:
        if isinstance(message, Hello):
            found.append((message.boot_id, []))
        elif isinstance(message, Samples):
            found[-1][1].extend(message.tick.tolist())
    return found


def times(readings: Iterable[Reading]) -> list[int]:
    return [us for _, us in readings]


@named(VECTORS["notifications"])
def test_a_notification_is_read_as_its_vector_means(vector: dict[str, Any]) -> None:
    decoder = ProgressorDecoder(NAME)

    messages = decoder.feed(bytes.fromhex(vector["hex"]), 0.0)

    said = [message for message in messages if not isinstance(message, Hello)]
    assert said == [meant(message) for message in vector["messages"]]
    assert decoder.counts == WireCounts(frames=1)


@named(VECTORS["refused"])
def test_what_cannot_be_a_notification_is_refused_and_counted(vector: dict[str, Any]) -> None:
    decoder = ProgressorDecoder(NAME)

    assert decoder.feed(bytes.fromhex(vector["hex"]), 0.0) == []
    assert decoder.counts == WireCounts(refused=1)


def test_the_published_notification_is_73_6_kg_less_than_nothing_in_newtons() -> None:
    hello, samples = told([bytes.fromhex("01 08 744193c2 76bbc701 00000000")])

    assert isinstance(hello, Hello)
    assert isinstance(samples, Samples)
    force_n = to_newtons(hello.calibration, samples.raw)
    assert force_n[0] == pytest.approx(-73.63 * 9.80665, rel=1e-4)
    assert samples.tick[0] / hello.tick_hz == pytest.approx(29.867, abs=0.001)


def test_the_first_weight_says_who_it_is_and_the_next_ones_do_not() -> None:
    hello, *rest = told(notified(run(30)))

    assert isinstance(hello, Hello)
    assert (hello.device, hello.sensor, hello.rate_hz) == (NAME, "load_cell", 80.0)
    assert (hello.tick_hz, hello.tick_bits, hello.numbered) == (1e6, 32, False)
    assert hello.full_scale_n == pytest.approx(150 * 9.80665)
    assert [type(message) for message in rest] == [Samples, Samples]


def test_what_is_heard_on_another_link_is_another_boot() -> None:
    first, second = (ProgressorDecoder(NAME).feed(notified(run(1))[0], at) for at in (7.0, 8.5))

    assert boots(first)[0][0] != boots(second)[0][0]


def test_times_that_wrap_go_on_in_the_same_boot() -> None:
    readings = run(60, from_us=WRAP_US - 30 * STEP_US - 1)

    assert boots(told(notified(readings))) == [(0, times(readings))]


@pytest.mark.parametrize("silence_s", [1, 20, 50])
def test_a_silence_over_the_wrap_is_no_restart(silence_s: int) -> None:
    readings = run(15, WRAP_US - MINUTE_US // 2) + run(15, silence_s * 1_000_000)

    assert len(boots(told(notified(readings)))) == 1


@pytest.mark.parametrize(
    "ran_for_us", [3_000_000, MINUTE_US, WRAP_US // 2, WRAP_US - 2 * MINUTE_US]
)
def test_a_measurement_begun_again_is_another_boot(ran_for_us: int) -> None:
    before, after = run(15, from_us=ran_for_us), run(30)

    assert boots(told(notified(before + after))) == [(0, times(before)), (1, times(after))]


def test_a_measurement_begun_again_twice_is_a_third_boot() -> None:
    readings = run(15, MINUTE_US) + run(15, MINUTE_US // 2) + run(15)

    assert [boot_id for boot_id, _ in boots(told(notified(readings)))] == [0, 1, 2]


@pytest.mark.parametrize("from_us", [0, MINUTE_US, WRAP_US - 20 * STEP_US])
def test_a_notification_that_came_three_times_is_no_restart(from_us: int) -> None:
    thrice = [data for data in notified(run(45, from_us)) for _ in range(3)]

    ((_, heard),) = boots(told(thrice))

    assert len(heard) == 3 * 45  # passed on: whoever takes each number once comes later


def test_a_run_begun_again_in_its_first_second_is_heard_again_within_a_second() -> None:
    messages = told(notified(run(75) + run(400)))
    hello = messages[0]
    assert isinstance(hello, Hello)
    clock = SampleClock(hello)

    heard = [clock.take(m.tick, m.raw)[0] for m in messages if isinstance(m, Samples)]

    assert sum(map(len, heard)) >= 400


def test_the_pipeline_is_told_of_a_restart_and_ends_the_hold() -> None:
    pipeline = Pipeline(Limits())
    events: list[Event] = []
    noise = np.random.default_rng(1).normal(0.0, 0.01, 2400)
    rest, hold = noise[:800].tolist(), (4.0 + noise[800:1600]).tolist()
    readings = [(kg, k * STEP_US) for k, kg in enumerate(rest + hold)]
    again = [(4.0 + kg, k * STEP_US) for k, kg in enumerate(noise[1600:])]
    for message in told(notified(readings) + notified(again)):
        events += pipeline.feed([message]).events

    assert "restarted" in [event.kind for event in only(Quality, events)]
    assert only(HoldEnded, events)[0].held_s == pytest.approx(10.0, abs=0.5)


def test_four_hours_have_the_right_times_across_their_three_wraps() -> None:
    us = STEP_US * np.arange(4 * 3600 * 80)
    wraps_s = [k * WRAP_US / 1e6 for k in (1, 2, 3)]
    # At rest, but for a press of 4 kg (39 N) of 20 s in the middle of which the times wrap.
    kg = np.random.default_rng(0).normal(0.0, 0.005, len(us))
    for wrap_s in wraps_s:
        kg += 4.0 * np.clip((10.0 - np.abs(us / 1e6 - wrap_s)) / 2.0, 0.0, 1.0)
    body = np.rec.fromarrays([kg, us % WRAP_US], dtype=[("kg", "<f4"), ("us", "<u4")]).tobytes()
    decoder, pipeline = ProgressorDecoder(NAME), Pipeline(Limits())

    notifications = (b"\x01\x78" + body[at : at + 120] for at in range(0, len(body), 120))
    messages = [message for data in notifications for message in decoder.feed(data, 0.0)]
    events = [event for part in joined(messages, 2000) for event in pipeline.feed(part).events]

    assert [type(message) for message in messages].count(Hello) == 1
    assert pipeline.view().t_s == 4 * 3600 - 1 / 80
    assert {event.kind for event in only(Quality, events)} == set()
    presses = [event.start_s for event in only(Contact, events) if event.on]
    assert presses == pytest.approx([wrap_s - 10.0 for wrap_s in wraps_s], abs=0.5)
    holds = only(HoldEnded, events)
    assert [hold.end_s for hold in holds] == pytest.approx([s + 8.4 for s in wraps_s], abs=0.3)
    assert [hold.held_s for hold in holds] == pytest.approx([16.8] * 3, abs=0.5)


def joined(messages: Sequence[Message], each: int) -> list[list[Message]]:
    """The same, but with many notifications' samples in one: the pipeline does not mind."""
    hello, *rest = messages
    parts: list[list[Message]] = [[hello]]
    samples = [message for message in rest if isinstance(message, Samples)]
    for at in range(0, len(samples), each):
        part = samples[at : at + each]
        tick, raw = [s.tick for s in part], [s.raw for s in part]
        parts.append([Samples(np.concatenate(tick), np.concatenate(raw))])
    return parts


def test_what_it_reads_is_kept_as_whole_numbers_by_the_journal() -> None:
    readings = [*run(20), (-0.0, 250_000), (-12.3456789, 262_500)]

    _, samples = told([weight_notification(readings)])

    assert isinstance(samples, Samples)
    block = codec.encode(samples)
    assert block.codec == codec.INTEGERS
    assert codec.decode(block) == samples


readings_f32 = st.lists(
    st.tuples(st.floats(width=32), st.integers(0, WRAP_US - 1)), min_size=1, max_size=60
)


@given(readings_f32, st.integers(1, 31), st.binary(max_size=20))
def test_how_readings_share_notifications_and_padding_never_change_what_is_told(
    readings: list[Reading], each: int, padding: bytes
) -> None:
    one_by_one = boots(told(notified(readings, each=1)))

    assert boots(told(data + padding for data in notified(readings, each))) == one_by_one


@given(st.lists(st.binary(max_size=60) | st.binary(max_size=40).map(lambda b: b"\x01\x10" + b)))
def test_no_bytes_stop_it_and_the_next_good_notification_is_read(garbage: list[bytes]) -> None:
    decoder = ProgressorDecoder(NAME)
    for data in garbage:
        decoder.feed(data, 0.0)

    *_, samples = decoder.feed(weight_notification([(1.5, 40)]), 0.0)

    assert samples == Samples(np.array([40]), np.array([1_500_000.0]))
    assert decoder.counts.frames + decoder.counts.refused == sum(map(bool, garbage)) + 1


def test_it_never_says_more_than_start_and_stop() -> None:
    said = {"greet": PROGRESSOR.greet(), "goodbye": PROGRESSOR.goodbye()}
    said["guard"] = [*PROGRESSOR.guard(7), *PROGRESSOR.guard(None)]

    heard = {when: [data.hex() for data in words] for when, words in said.items()}
    assert heard == VECTORS["commands"]
    assert {data for words in said.values() for data in words} == {b"\x65", b"\x66"}


@pytest.mark.parametrize("count", [0, 32])
def test_more_readings_than_a_length_byte_can_count_are_a_bug_and_loud(count: int) -> None:
    with pytest.raises(ValueError):
        weight_notification(run(count))
