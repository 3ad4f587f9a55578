import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.force.calibrate import to_newtons
from kneadle.samples import Floats, Relative
from kneadle_sims.hand import Hand
from kneadle_sims.sensor import S24_MAX, AirBall, Fsr, LoadCell, Newtons, Sensor

QUIET_FSR = Fsr(noise_n=0.0, creep_per_decade=0.0, hysteresis_share=0.0)
REST = np.zeros(1000)
T_S = np.arange(1000) / 100.0


def steady(force_n: float) -> Floats:
    return np.full(1000, force_n)


def read(sensor: Sensor, force_n: Floats) -> Floats:
    return to_newtons(sensor.calibration, sensor.raw(T_S[: len(force_n)], force_n))


@given(st.floats(0.0, 190.0))
def test_the_true_calibration_gives_the_force_back_within_one_count(force_n: float) -> None:
    loads_n = np.full(1, force_n)
    for sensor in (LoadCell(noise_n=0.0), Newtons(noise_n=0.0)):
        n_per_count = sensor.calibration.n_per_count
        assert read(sensor, loads_n) == pytest.approx(loads_n, abs=n_per_count)
    raw = QUIET_FSR.raw(T_S[:1], loads_n)
    around_n = to_newtons(QUIET_FSR.calibration, np.array([raw[0] - 1, raw[0] + 1]))
    assert around_n[0] <= force_n <= around_n[1]


@pytest.mark.parametrize("sensor", [LoadCell(), Fsr(), AirBall(), Newtons()])
def test_counts_are_whole_and_the_same_every_time(sensor: Sensor) -> None:
    force_n = Hand(seed=5).lean_on(50.0, over_s=3.0).hold(for_s=7.0).force(100.0)[1]
    raw = sensor.raw(T_S, force_n)

    assert np.array_equal(raw, np.round(raw))
    assert np.array_equal(raw, sensor.raw(T_S, force_n))


def test_noise_at_rest_is_what_was_measured_on_a_real_fsr_ball() -> None:
    fsr = Fsr(b=1.0)  # linear, so that noise in counts is noise in newtons

    raw = fsr.raw(T_S, REST)
    n_per_count = (1 + fsr.c) ** 2 / (fsr.full_counts * fsr.a)
    assert raw.std() * n_per_count == pytest.approx(0.4, rel=0.1)


def test_another_seed_makes_other_noise() -> None:
    assert not np.array_equal(LoadCell(seed=1).raw(T_S, REST), LoadCell(seed=2).raw(T_S, REST))


def test_a_converter_ends_at_24_bits() -> None:
    assert np.all(LoadCell().raw(T_S, steady(5000.0)) == S24_MAX)
    assert np.all(LoadCell().raw(T_S, steady(-5000.0)) == -S24_MAX - 1)


def test_an_fsr_flattens_at_its_full_scale() -> None:
    assert read(QUIET_FSR, steady(400.0)) == pytest.approx(steady(200.0), rel=0.01)


def test_an_fsr_creeps_with_the_logarithm_of_the_time_under_load() -> None:
    creeping = Fsr(noise_n=0.0, hysteresis_share=0.0, creep_per_decade=0.05)
    force_n = read(creeping, np.concatenate(([0.0], steady(50.0)[1:])))

    assert force_n[900] / 50.0 == pytest.approx(1 + 0.05 * np.log10(1 + 9.0), abs=0.003)


def test_an_fsr_reads_higher_on_the_way_down_and_zero_when_free() -> None:
    lagging = Fsr(noise_n=0.0, creep_per_decade=0.0)
    up_n = np.linspace(0.0, 100.0, 500)
    force_n = read(lagging, np.concatenate((up_n, up_n[::-1])))

    assert force_n[750] - force_n[249] == pytest.approx(0.10 * 50.0, rel=0.1)
    assert force_n[-1] == pytest.approx(0.0, abs=0.2)


def test_a_converter_is_noisier_the_faster_it_is_asked() -> None:
    slow_n, fast_n = (
        to_newtons(
            LoadCell().calibration, LoadCell().raw(np.arange(5000) / rate_hz, np.zeros(5000))
        )
        for rate_hz in (10.0, 80.0)
    )

    assert fast_n.std() / slow_n.std() == pytest.approx(90 / 50, rel=0.01)  # facts section 4


def test_parts_differ_by_six_per_cent_from_what_they_say_of_themselves() -> None:
    shares = [Fsr.part(seed).part_share for seed in range(200)]
    part = Fsr(noise_n=0.0, creep_per_decade=0.0, hysteresis_share=0.0, b=1.0, part_share=0.06)

    assert -0.06 <= min(shares) < -0.05
    assert 0.05 < max(shares) <= 0.06
    assert read(part, steady(50.0)) == pytest.approx(steady(53.0), rel=0.01)


def test_an_fsr_nobody_calibrated_says_so() -> None:
    unknown = Fsr(calibrated=False)

    assert isinstance(unknown.hello(80.0).calibration, Relative)
    assert np.array_equal(unknown.raw(T_S, steady(50.0)), Fsr().raw(T_S, steady(50.0)))


def test_a_sealed_ball_warms_under_the_body_and_its_zero_drifts_away() -> None:
    t_s = np.arange(0.0, 1800.0, 1.0)
    ball = AirBall(noise_n=0.0)
    drift_n = to_newtons(ball.calibration, ball.raw(t_s, np.zeros(1800)))

    assert drift_n[0] == pytest.approx(0.0, abs=0.01)
    assert drift_n[-1] == pytest.approx(3.0 * 0.85, rel=0.01)
    assert np.all(np.diff(drift_n) >= 0.0)


def test_a_sealed_ball_loses_what_was_measured_in_twelve_hours() -> None:
    cold = AirBall(noise_n=0.0, n_per_kelvin=0.0, hysteresis_share=0.0)
    force_n = to_newtons(cold.calibration, cold.raw(np.array([0.0, 12 * 3600.0]), np.full(2, 50.0)))

    assert 1.0 - force_n[1] / force_n[0] == pytest.approx(0.164, abs=0.005)  # facts section 4


def test_a_sealed_ball_lags() -> None:
    lagging = AirBall(noise_n=0.0, n_per_kelvin=0.0, leak_share_per_h=0.0)
    up_n = np.linspace(0.0, 100.0, 500)
    force_n = read(lagging, np.concatenate((up_n, up_n[::-1])))

    assert force_n[750] - force_n[249] == pytest.approx(0.039 * 50.0, rel=0.1)
