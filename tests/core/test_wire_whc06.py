"""A WH-C06 hanging scale, as its advertisements tell."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeding import only
from kneadle.detect.limits import Limits
from kneadle.events import Contact, Event, HoldEnded, Quality, Warned
from kneadle.pipeline import Pipeline
from kneadle.samples import Hello, Message, Samples, WireCounts
from kneadle.wire.whc06 import WhC06Decoder, manufacturer_data

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "whc06.json").read_text())
PERIOD_S = 1 / 8


def named(vectors: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("vector", vectors, ids=[vector["name"] for vector in vectors])


def heard(advertisements: list[tuple[float, bytes]]) -> list[Message]:
    decoder = WhC06Decoder()
    return [message for at_s, data in advertisements for message in decoder.feed(data, at_s)]


def ticks(messages: list[Message]) -> list[int]:
    return [int(message.tick[0]) for message in messages if isinstance(message, Samples)]


def weighing(*parts: tuple[float, float], from_s: float = 100.0) -> list[tuple[float, bytes]]:
    """Each part a weight in kg that hangs for some seconds, advertised eight times a second."""
    kg = [kg for kg, for_s in parts for _ in range(round(for_s / PERIOD_S))]
    return [(from_s + k * PERIOD_S, manufacturer_data(load)) for k, load in enumerate(kg)]


def events_of(advertisements: list[tuple[float, bytes]]) -> list[Event]:
    pipeline = Pipeline(Limits())
    events = list(pipeline.feed(heard(advertisements)).events)
    return events + list(pipeline.finish().events)


@named(VECTORS["advertisements"])
def test_an_advertisement_is_read_as_its_vector_means(vector: dict[str, Any]) -> None:
    decoder = WhC06Decoder()

    hello, samples = decoder.feed(bytes.fromhex(vector["hex"]), 0.0)

    assert isinstance(hello, Hello)
    assert samples == Samples(np.array([0]), np.array([float(vector["raw"])]))
    assert decoder.counts == WireCounts(frames=1)


@named(VECTORS["refused"])
def test_what_is_no_weight_in_kilograms_is_refused_and_counted(vector: dict[str, Any]) -> None:
    decoder = WhC06Decoder()

    assert decoder.feed(bytes.fromhex(vector["hex"]), 0.0) == []
    assert decoder.counts == WireCounts(refused=1)


def test_the_first_weight_says_who_it_is_and_the_next_ones_do_not() -> None:
    hello, *rest = heard(weighing((1.0, 1.0)))

    assert isinstance(hello, Hello)
    assert (hello.device, hello.sensor, hello.rate_hz, hello.tick_hz) == (
        "IF_B7",
        "load_cell",
        8.0,
        1000.0,
    )
    assert hello.full_scale_n == pytest.approx(300 * 9.80665)
    assert {type(message) for message in rest} == {Samples}


def test_time_is_counted_in_milliseconds_from_the_first_arrival() -> None:
    weights = [(7.0, manufacturer_data(1)), (7.125, manufacturer_data(1)), (9.0, b"")]

    assert ticks(heard([*weights, (9.5, manufacturer_data(2))])) == [0, 125, 2500]


def test_time_never_stands_still_or_goes_back() -> None:
    arrivals_s = [5.0, 5.1, 5.1, 5.1004, 5.05, 0.0, 5.2]

    assert ticks(heard([(s, manufacturer_data(1)) for s in arrivals_s])) == [
        0,
        100,
        101,
        102,
        103,
        104,
        200,
    ]


def test_a_scale_heard_again_is_another_boot() -> None:
    boots = [heard(weighing((1.0, 1.0), from_s=from_s))[0] for from_s in (1.0, 60.0)]

    first, second = boots
    assert isinstance(first, Hello)
    assert isinstance(second, Hello)
    assert first.boot_id != second.boot_id


def test_holds_are_timed_and_the_person_is_told_that_there_is_nothing_else() -> None:
    events = events_of(weighing((0.0, 10.0), (4.0, 20.0), (0.0, 5.0)))

    assert [event.kind for event in only(Quality, events)] == ["holds_only"]
    (hold,) = only(HoldEnded, events)
    assert hold.held_s == pytest.approx(20.0, abs=1.0)
    assert hold.mean_n == pytest.approx(4.0 * 9.80665, rel=0.01)


@pytest.mark.parametrize("kg", [310.0, 655.35])
def test_more_than_the_scale_carries_is_bad_data_and_never_a_hand_that_let_go(kg: float) -> None:
    events = events_of(weighing((0.0, 10.0), (4.0, 10.0), (kg, 5.0)))

    assert "bad_data" in {event.kind for event in only(Warned, events)}
    assert [event.on for event in only(Contact, events)] == [True]


@given(st.floats(0.0, 300.0), st.booleans())
def test_a_weight_arrives_as_it_was_advertised(kg: float, steady: bool) -> None:
    _, samples = heard([(0.0, manufacturer_data(kg, steady=steady))])

    assert isinstance(samples, Samples)
    assert samples.raw[0] / 100 == pytest.approx(kg, abs=0.0051)


def test_a_scale_shows_nothing_below_zero() -> None:
    assert manufacturer_data(-1.0) == manufacturer_data(0.0)


@given(st.lists(st.tuples(st.binary(max_size=24), st.floats(0.0, 1e6))))
def test_no_bytes_stop_it_and_the_next_weight_is_read(garbage: list[tuple[bytes, float]]) -> None:
    decoder = WhC06Decoder()
    for data, at_s in garbage:
        decoder.feed(data, at_s)

    *_, samples = decoder.feed(manufacturer_data(12.34), 1e6)

    assert isinstance(samples, Samples)
    assert samples.raw.tolist() == [1234.0]
    assert decoder.counts.frames + decoder.counts.refused == 1 + sum(bool(d) for d, _ in garbage)
