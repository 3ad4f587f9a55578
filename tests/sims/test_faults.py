"""Sensors in which something is wrong."""

from itertools import pairwise

import numpy as np
import pytest

from kneadle.force.calibrate import to_newtons
from kneadle.samples import Floats
from kneadle_sims.hand import Hand
from kneadle_sims.sensor import S24_MAX, Faulty, Fsr, LoadCell, Sensor
from kneadle_sims.sensor.faults import (
    Coarse,
    Creeping,
    Drift,
    Fault,
    Glitches,
    Jitter,
    Offset,
    Rotating,
    ZeroShift,
)

QUIET = LoadCell(noise_n=0.0)
T_S = np.arange(6000) / 100.0
REST_N = np.zeros(6000)
STEADY_N = np.full(6000, 50.0)
EVERY_FAULT: tuple[Fault, ...] = (
    Offset(3.0),
    ZeroShift(20.0, -2.0),
    Rotating(15.0, 4.0),
    Drift(1.0),
    Creeping(0.05),
    Jitter(0.2),
    Coarse(1.0),
    Glitches(0.02, 300.0),
)


def read(fault: Fault, force_n: Floats, sensor: Sensor = QUIET) -> Floats:
    faulty = Faulty(sensor, (fault,))
    return to_newtons(faulty.calibration, faulty.raw(T_S, force_n))


@pytest.mark.parametrize("fault", EVERY_FAULT)
@pytest.mark.parametrize("sensor", [LoadCell(), Fsr()])
def test_a_faulty_sensor_is_a_sensor(fault: Fault, sensor: Sensor) -> None:
    """Whole counts within its converter's range, the same every time, and it knows of nothing."""
    force_n = Hand(seed=5).lean_on(50.0, over_s=3.0).hold(for_s=57.0).force(100.0)[1]
    faulty = Faulty(sensor, (fault,))
    raw = faulty.raw(T_S, force_n)

    assert np.array_equal(raw, np.round(raw))
    assert np.array_equal(raw, faulty.raw(T_S, force_n))
    assert not np.array_equal(raw, sensor.raw(T_S, force_n))
    assert np.abs(raw).max() <= S24_MAX + 1
    assert faulty.hello(100.0) == sensor.hello(100.0)


@pytest.mark.parametrize("share", [0.001, 0.02, 0.10])
def test_glitches_are_as_many_as_asked_each_alone_and_as_large(share: float) -> None:
    wrong_n = np.abs(read(Glitches(share, 300.0), STEADY_N) - 50.0)
    hit = np.flatnonzero(wrong_n > 0.0)

    assert len(hit) / 6000 == pytest.approx(share, rel=0.4 if share < 0.01 else 0.1)
    assert min(b - a for a, b in pairwise(hit.tolist())) >= 2
    assert 250.0 < wrong_n.max() <= 300.0


def test_a_log_as_corrupt_as_the_worst_seen_ends_at_the_converters_end() -> None:
    raw = Faulty(QUIET, (Glitches(0.1, 33_600.0),)).raw(T_S, REST_N)

    assert {raw.min(), raw.max()} == {-S24_MAX - 1.0, S24_MAX}


def test_an_offset_is_there_from_the_beginning_and_a_shift_comes_later() -> None:
    assert read(Offset(4.0), REST_N) == pytest.approx(4.0, abs=0.001)
    shifted_n = read(ZeroShift(20.0, -2.0), STEADY_N)
    assert shifted_n[:2000] == pytest.approx(50.0, abs=0.001)
    assert shifted_n[2000:] == pytest.approx(48.0, abs=0.001)


def test_a_weight_that_goes_round_shows_between_nothing_and_all_of_it_on_every_turn() -> None:
    turned_n = read(Rotating(15.0, every_s=4.0), REST_N)

    assert (turned_n.min(), turned_n.max()) == pytest.approx((0.0, 15.0), abs=0.01)
    assert turned_n[:400] == pytest.approx(turned_n[400:800], abs=0.01)


def test_drift_is_a_minute_s_worth_in_a_minute() -> None:
    assert read(Drift(-3.0), REST_N)[-1] == pytest.approx(-3.0, rel=0.01)


def test_creep_beyond_the_calibration_grows_by_the_decade_and_only_under_load() -> None:
    crept_n = read(Creeping(0.10), np.concatenate((REST_N[:1000], STEADY_N[:5000])))

    assert np.all(crept_n[:1000] == 0.0)
    assert crept_n[1000 + 900] / 50.0 == pytest.approx(1.10, abs=0.001)  # 9 s: 1 + 0.1 lg 10


def test_coarse_readings_come_in_steps() -> None:
    force_n = Hand(seed=5).lean_on(50.0, over_s=30.0).rest(30.0).force(100.0)[1]
    steps_n = read(Coarse(1.0), force_n)

    assert steps_n == pytest.approx(np.round(force_n), abs=0.51)
    assert np.abs(steps_n - np.round(steps_n)).max() < 0.001


def test_jitter_strays_by_the_asked_share_of_a_period() -> None:
    ramp_n = T_S * 10.0  # a tenth of a newton a period
    periods = np.diff(read(Jitter(0.20), ramp_n)[1:-1]) / 0.1

    assert periods.mean() == pytest.approx(1.0, abs=0.01)
    assert periods.std() == pytest.approx(0.20, rel=0.1)


def test_faults_add_up() -> None:
    both = Faulty(QUIET, (Offset(4.0), ZeroShift(30.0, 3.0)))

    assert to_newtons(both.calibration, both.raw(T_S, REST_N))[-1] == pytest.approx(7.0, abs=0.001)
