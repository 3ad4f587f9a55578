"""A load is taken only once it has come to rest, whatever the counts mean."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneadle.calibrating.contact import Contact
from kneadle.calibrating.steady import SETTLES_S, Moving, NoData, Steady, Still
from kneadle.samples import Floats
from kneadle_sims.hand import Hand
from kneadle_sims.sensor import AirBall, Fsr, LoadCell, Sensor

SENSORS = (LoadCell(), LoadCell(n_per_count=-(2.0**-10)), Fsr(calibrated=False), AirBall())
PUT_ON_AT_S = 6.0
PUT_ON = Hand(seed=2).rest(PUT_ON_AT_S).press_to(50.0, over_s=0.8).hold(for_s=8.0).still()


def followed(sensor: Sensor, hand: Hand, rate_hz: float = 80.0, until_s: float = 1e9) -> Steady:
    t_s, force_n = hand.force(rate_hz)
    raw = sensor.raw(t_s, force_n)
    steady = Steady(rate_hz)
    steady.keep(t_s[t_s < until_s], raw[t_s < until_s])
    return steady


def at_rest(steady: Steady) -> Still:
    assert isinstance(steady.now, Still)
    return steady.now


@pytest.mark.parametrize("sensor", SENSORS)
@pytest.mark.parametrize("rate_hz", [8.0, 80.0, 320.0])
def test_an_empty_ball_comes_to_rest(sensor: Sensor, rate_hz: float) -> None:
    steady = followed(sensor, PUT_ON, rate_hz, until_s=PUT_ON_AT_S)
    assert isinstance(steady.now, Still)


@pytest.mark.parametrize("sensor", SENSORS)
@pytest.mark.parametrize("rate_hz", [8.0, 80.0, 320.0])
def test_a_weight_that_is_put_on_moves_it_and_then_rests(sensor: Sensor, rate_hz: float) -> None:
    moving = followed(sensor, PUT_ON, rate_hz, until_s=PUT_ON_AT_S + 1.0)
    assert isinstance(moving.now, Moving)

    steady = followed(sensor, PUT_ON, rate_hz)
    assert steady.moved
    assert isinstance(steady.now, Still)


def test_what_is_taken_leaves_the_tail_of_the_movement_out() -> None:
    cell = LoadCell(noise_n=0.0)
    t_s, force_n = PUT_ON.force(80.0)
    raw, steady = cell.raw(t_s, force_n), Steady(80.0)
    for at in range(len(t_s)):
        steady.keep(t_s[at : at + 1], raw[at : at + 1])
        if (reading := steady.fresh()) is not None:
            steady.take(reading, zero_counts=raw[0])
            taken = reading

    assert taken.mean_counts == pytest.approx(raw[-1], abs=1.0)


@settings(max_examples=30)
@given(st.integers(1, 999))
def test_how_the_stream_was_cut_does_not_hide_a_weight(length: int) -> None:
    t_s, force_n = PUT_ON.force(80.0)
    raw, steady = LoadCell().raw(t_s, force_n), Steady(80.0)
    for start in range(0, len(t_s), length):
        steady.keep(t_s[start : start + length], raw[start : start + length])

    assert steady.moved
    assert isinstance(steady.now, Still)


def test_a_hand_that_presses_on_and_on_is_never_still() -> None:
    ever_more = Hand().rest(2.0).press_to(200.0, over_s=20.0, way="gather").still()
    t_s, force_n = ever_more.force(80.0)
    raw, steady = LoadCell().raw(t_s, force_n), Steady(80.0)
    for t, counts in zip(t_s, raw, strict=True):
        steady.keep(np.array([t]), np.array([counts]))
        assert t < 5.0 or not isinstance(steady.now, Still)


@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_a_hand_that_holds_a_kitchen_scale_steady_is_still_enough(seed: int) -> None:
    hand = Hand(seed).rest(5.0).lean_on(50.0, over_s=1.0).hold(for_s=20.0)
    t_s, force_n = hand.force(80.0)
    raw, steady = LoadCell().raw(t_s, force_n), Steady(80.0)
    steady.keep(t_s[:400], raw[:400])
    steady.take(at_rest(steady), zero_counts=float(raw[:400].mean()))
    found = []
    for start in range(400, len(t_s), 8):
        steady.keep(t_s[start : start + 8], raw[start : start + 8])
        found.append(steady.fresh())

    assert any(found)


@pytest.mark.parametrize(
    ("sensor", "rate_hz"), [(LoadCell(), 8.0), *((sensor, 80.0) for sensor in SENSORS)]
)
def test_only_another_load_is_fresh(sensor: Sensor, rate_hz: float) -> None:
    hand = PUT_ON.hold(for_s=60.0).release(over_s=0.8).rest(9.0).still()
    t_s, force_n = hand.force(rate_hz)
    raw, steady = sensor.raw(t_s, force_n), Steady(rate_hz)
    fresh_s = []
    for t, counts in zip(
        np.array_split(t_s, len(t_s) // 4), np.array_split(raw, len(t_s) // 4), strict=True
    ):
        steady.keep(t, counts)
        if (reading := steady.fresh()) is not None:
            steady.take(reading, zero_counts=raw[: round(3 * rate_hz)].mean())
            fresh_s.append(t[-1])

    on_s, off_s = PUT_ON_AT_S + 0.8, hand.duration_s - 9.0
    assert len(fresh_s) == 3, fresh_s
    assert fresh_s[0] < PUT_ON_AT_S < fresh_s[1] - SETTLES_S < on_s + 2.0
    assert off_s < fresh_s[2] - SETTLES_S < off_s + 4.0


def test_too_few_readings_are_no_data() -> None:
    steady = Steady(80.0)
    assert isinstance(steady.now, NoData)
    t_s: Floats = np.arange(0.0, 2.0, 0.05)
    steady.keep(t_s, np.zeros(40))
    assert isinstance(steady.now, NoData)


def seconds_under_load(parts: list[tuple[float, float]]) -> float:
    """Of a sensor that reads `raw` for so many seconds each; zero is 100, the lightest load 200."""
    contact, t = Contact(), 0.0
    contact.zero(100.0)
    contact.began(0.0)
    contact.lightest(200.0)
    for raw, for_s in parts:
        t_s: Floats = t + np.arange(0.0, for_s, 0.1)
        contact.keep(t_s, np.full(len(t_s), raw))
        t += for_s
    return contact.loaded_s(t)


def test_time_under_load_counts_over_heavier_loads_and_begins_anew_when_weights_are_swapped() -> (
    None
):
    assert seconds_under_load([(200.0, 5.0), (400.0, 5.0)]) == pytest.approx(10.0, abs=0.2)
    swapped = [(200.0, 5.0), (101.0, 2.0), (400.0, 3.0)]
    assert seconds_under_load(swapped) == pytest.approx(3.0, abs=0.2)
    assert seconds_under_load([(200.0, 5.0), (100.0, 1.0)]) == 0.0


def test_the_first_load_counts_from_its_first_movement() -> None:
    contact = Contact()
    contact.zero(100.0)
    contact.began(5.0)
    contact.began(6.0)
    assert contact.loaded_s(12.0) == 7.0
