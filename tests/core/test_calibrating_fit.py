"""Known loads give the calibration back, and say how far to trust it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneadle.calibrating.fit import Fit, checked, fitted
from kneadle.calibrating.guard import guard
from kneadle.calibrating.suspect import suspect
from kneadle.calibrating.verdict import verdict
from kneadle.force.calibrate import Calibrator, to_newtons
from kneadle.samples import Identity, Linear, PowerLaw, Relative
from kneadle_sims.sensor import AirBall, Fsr, LoadCell, Sensor
from weighing import G_M_S2, RATE_HZ, UP_AND_DOWN, loaded, weighed

IDEAL_FSR = Fsr(noise_n=0.0, hysteresis_share=0.0, calibrated=False)


def fit(sensor: Sensor, *loads_kg: float, named_kg: tuple[float, ...] | None = None) -> Fit:
    found = fitted(weighed(sensor, loads_kg or UP_AND_DOWN, named_kg), sensor.hello(RATE_HZ))
    assert found is not None
    return found


def grade(sensor: Sensor, found: Fit) -> str:
    return verdict(found, sensor.hello(RATE_HZ).sensor).grade


@given(st.floats(-400_000, 400_000), st.floats(2.0**-14, 2.0**-8), st.booleans())
def test_a_load_cell_gets_its_own_line_back_whichever_way_it_is_wired(
    zero_counts: float, n_per_count: float, reversed_wires: bool
) -> None:
    n_per_count *= -1 if reversed_wires else 1
    cell = LoadCell(n_per_count=n_per_count, zero_counts=zero_counts)

    line = fit(cell).calibration

    assert isinstance(line, Linear)
    assert line.n_per_count == pytest.approx(n_per_count, rel=0.005)
    assert abs((line.zero_counts - zero_counts) * n_per_count) < 0.1


@settings(max_examples=25)
@given(st.floats(0.004, 0.02), st.floats(0.8, 1.2), st.floats(0.005, 0.1))
def test_an_fsr_without_hysteresis_gets_its_own_curve_back_its_creep_taken_off(
    a: float, b: float, c: float
) -> None:
    sensor = Fsr(a=a, b=b, c=c, noise_n=0.0, hysteresis_share=0.0, calibrated=False)
    curve = fit(sensor, 1.0, 2.0, 4.0, 7.0, 10.0, 4.0, 0.0).calibration
    assert isinstance(curve, PowerLaw)

    t_s, true_n = loaded((3.0, 8.0, 0.0)).force(RATE_HZ)
    read_n = Calibrator(curve).apply(t_s, sensor.raw(t_s, true_n))

    held = true_n > 20.0
    assert np.abs(read_n[held] / true_n[held] - 1.0).max() < 0.03


@settings(max_examples=10)
@given(st.integers(0, 999))
def test_any_fsr_out_of_the_bag_reads_within_its_guard_afterwards(seed: int) -> None:
    part = Fsr.part(seed)
    curve = fit(part, 1.0, 2.0, 4.0, 6.0, 8.0, 10.0, 8.0, 6.0, 4.0, 2.0, 1.0, 0.0).calibration

    t_s, true_n = loaded((3.0, 9.0, 5.0, 0.0)).force(RATE_HZ)
    read_n = Calibrator(curve).apply(t_s, part.raw(t_s, true_n))

    held = true_n > 20.0
    assert np.abs(read_n[held] / true_n[held] - 1.0).max() < guard("fsr", curve)


def test_a_fine_load_cell_is_good_and_an_fsr_that_lags_by_a_tenth_at_most_usable() -> None:
    cell, lagging = LoadCell(), Fsr(hysteresis_share=0.25)

    assert grade(cell, fit(cell)) == "good"
    assert grade(lagging, fit(lagging)) in ("usable", "again")


def test_hysteresis_is_the_widest_gap_between_the_way_up_and_the_way_down() -> None:
    share = 0.08
    found = fit(Fsr(noise_n=0.0, hysteresis_share=share, calibrated=False))

    assert found.hysteresis_n == pytest.approx(share * 5.0 * G_M_S2, rel=0.25)
    assert fit(IDEAL_FSR).hysteresis_n < 0.01 * fit(IDEAL_FSR).span_n


def test_hysteresis_shows_also_where_the_loads_on_the_way_down_are_others() -> None:
    sensor = Fsr(noise_n=0.0, hysteresis_share=0.08, calibrated=False)

    found = fit(sensor, 2.0, 5.0, 10.0, 6.1, 3.3, 0.0)

    assert found.hysteresis_n > 0.04 * 6.1 * G_M_S2


def blamed(sensor: Sensor, true_kg: tuple[float, ...], named_kg: tuple[float, ...]) -> float | None:
    loads, hello = weighed(sensor, true_kg, named_kg), sensor.hello(RATE_HZ)
    found = fitted(loads, hello)
    assert found is not None
    assert verdict(found, hello.sensor).grade != "good"
    return suspect(loads, hello, found)


@pytest.mark.parametrize(
    ("sensor", "true_kg", "wrong_kg"),
    [
        *((LoadCell(), *wrong) for wrong in [(1, 1.8), (2, 2.8), (4, 5), (6, 7.5), (10, 14)]),
        *((IDEAL_FSR, *wrong) for wrong in [(6, 7.9), (8, 9.5), (10, 14)]),
    ],
)
def test_a_wrong_weight_is_noticed_and_pointed_at(
    sensor: Sensor, true_kg: float, wrong_kg: float
) -> None:
    loads_kg = (1.0, 2.0, 4.0, 6.0, 8.0, 10.0, 4.0, 0.0)
    named_kg = tuple(wrong_kg if kg == true_kg else kg for kg in loads_kg)

    assert blamed(sensor, loads_kg, named_kg) == wrong_kg


def test_one_wrong_weight_hardly_bends_a_curve() -> None:
    loads_kg = (1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0, 7.0, 5.0, 2.0, 0.0)
    named_kg = tuple(6.0 if kg == 4.0 else kg for kg in loads_kg)

    found = fit(IDEAL_FSR, *loads_kg, named_kg=named_kg)

    off_n = [off for point, off in zip(found.points, found.off_n, strict=True) if point.load_kg > 6]
    assert max(np.abs(off_n)) < 0.015 * found.span_n


def test_of_three_loads_too_a_wrong_one_is_found_on_a_line() -> None:
    assert blamed(LoadCell(), UP_AND_DOWN, (2.0, 7.0, 10.0, 7.0, 2.0, 0.0)) == 7.0


def test_nobody_is_blamed_when_all_are_a_little_off() -> None:
    lagging, hello = Fsr(hysteresis_share=0.25), Fsr().hello(RATE_HZ)
    loads = weighed(lagging, (1.0, 2.0, 4.0, 7.0, 10.0, 7.0, 4.0, 2.0, 1.0, 0.0))
    found = fitted(loads, hello)
    assert found is not None
    assert suspect(loads, hello, found) is None


def test_a_zero_that_does_not_come_back_is_told() -> None:
    *before, last = (loads := weighed(LoadCell())).points
    sunk = replace(last, raw_counts=last.raw_counts + 60_000)

    found = fitted(replace(loads, points=(*before, sunk)), LoadCell().hello(RATE_HZ))

    assert found is not None
    assert found.zero_shift_n == pytest.approx(60_000 * 2.0**-13, rel=0.1)
    assert verdict(found, "load_cell").grade == "again"


def test_a_sensor_that_does_not_follow_the_loads_gives_no_calibration() -> None:
    zero, light, heavier, *rest = (loads := weighed(LoadCell())).points
    crossed = (
        replace(light, raw_counts=heavier.raw_counts),
        replace(heavier, raw_counts=light.raw_counts),
    )

    points = (zero, *crossed, *rest)
    assert fitted(replace(loads, points=points), LoadCell().hello(RATE_HZ)) is None


def test_light_loads_are_never_called_good() -> None:
    assert grade(LoadCell(), fit(LoadCell(), 1.0, 2.0, 3.0, 1.0, 0.0)) == "usable"


def test_a_sketch_gets_a_line_or_a_curve_whichever_fits() -> None:
    def of_a_sketch(sensor: Sensor) -> object:
        unknown = replace(sensor.hello(RATE_HZ), sensor="counts")
        found = fitted(weighed(sensor, (1.0, 2.0, 4.0, 7.0, 10.0, 4.0, 0.0)), unknown)
        assert found is not None
        return type(found.calibration)

    assert of_a_sketch(LoadCell(noise_n=3.0)) is Linear
    assert of_a_sketch(IDEAL_FSR) is PowerLaw


def test_an_air_ball_gets_a_line() -> None:
    assert isinstance(fit(AirBall()).calibration, Linear)


def test_a_device_that_came_calibrated_is_checked_by_what_it_says() -> None:
    ten_percent_more = Linear(LoadCell().zero_counts, 1.1 * LoadCell().n_per_count)

    found = checked(ten_percent_more, weighed(LoadCell()))

    assert found.off_n[3] == pytest.approx(0.1 * 10.0 * G_M_S2, rel=0.01)
    assert verdict(found, "load_cell").grade == "again"


def test_the_guard_is_that_of_the_sensor() -> None:
    assert guard("load_cell", Linear(0.0, 1.0)) == 0.03
    assert guard("fsr", PowerLaw(0.01, 1.0, 0.0, 4095.0)) == 0.15
    assert guard("newtons", Identity()) == 0.15
    assert guard("load_cell", Relative(0.0, 4095.0)) == 0.25


def test_the_curve_reads_each_load_as_the_table_says() -> None:
    found = fit(Fsr(calibrated=False))
    raw = np.array([found.points[3].raw_counts])

    grown = 1.0 + 0.03 * np.log10(1.0 + found.points[3].loaded_s)

    said_n = found.points[3].load_n + found.off_n[3]
    assert to_newtons(found.calibration, raw)[0] / grown == pytest.approx(said_n)
