"""Counts become newtons by the sensor's own law."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.force.calibrate import Calibrator, tared, to_counts, to_newtons
from kneadle.samples import Calibration, Identity, Linear, PowerLaw, Relative

LOAD_CELL = Linear(zero_counts=84_000.0, n_per_count=0.00012)
FSR = PowerLaw(a=0.02, b=0.95, c=0.001, full_counts=4095.0, creep_per_decade=0.05)


def force(calibration: Calibration, *raw: float) -> list[float]:
    return [float(n) for n in to_newtons(calibration, np.array(raw))]


def test_a_load_cell_is_linear_from_its_zero() -> None:
    assert force(LOAD_CELL, 84_000, 84_000 + 100_000) == pytest.approx([0.0, 12.0])


def test_an_fsr_reads_a_force_where_the_divider_law_puts_it() -> None:
    ratio = 0.02 * 50.0**0.95 + 0.001  # conductance of sensor over that of the divider
    assert force(FSR, 4095 * ratio / (1 + ratio)) == pytest.approx([50.0])


def test_an_fsr_at_full_scale_gives_a_number() -> None:
    assert np.isfinite(force(FSR, 4095, 5000)).all()


@given(st.floats(1, 200), st.sampled_from([LOAD_CELL, FSR, Relative(300, 4095)]))
def test_counts_for_a_force_read_back_as_that_force(force_n: float, how: Calibration) -> None:
    count = to_counts(how, force_n)
    below, above = force(how, count - 1, count + 1)
    assert below <= force_n <= above


@pytest.mark.parametrize("how", [LOAD_CELL, FSR, Relative(300, 4095), Identity()])
def test_after_a_tare_the_present_load_is_zero(how: Calibration) -> None:
    raw = 350.0
    assert force(tared(how, raw), raw) == pytest.approx([0.0], abs=1e-9)


def test_creep_is_taken_off_from_contact_on_and_forgotten_on_release() -> None:
    t_s = np.arange(0, 100, 0.01)
    pressed = (t_s > 1) & (t_s < 61)
    true_n = np.where(pressed, 40.0, 0.0)
    crept_n = true_n * (1 + 0.05 * np.log10(1 + np.clip(t_s - 1.01, 0, None)))
    ratio = FSR.a * crept_n**FSR.b + FSR.c
    read_n = Calibrator(FSR).apply(t_s, FSR.full_counts * ratio / (1 + ratio))
    assert np.abs(read_n - true_n).max() < 0.01


@given(st.integers(0, 400))
def test_creep_does_not_depend_on_how_the_stream_was_cut(at: int) -> None:
    t_s = np.arange(400) / 100
    raw = np.where((t_s > 0.5) & (t_s < 2.5), 2000.0, 5.0)
    whole, parts = Calibrator(FSR), Calibrator(FSR)
    in_two = [parts.apply(t_s[:at], raw[:at]), parts.apply(t_s[at:], raw[at:])]
    assert np.array_equal(np.concatenate(in_two), whole.apply(t_s, raw))
