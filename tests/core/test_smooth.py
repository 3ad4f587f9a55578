"""The alarm chain: glitches go, forces stay, nothing depends on the cut."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.signal import butter, sosfilt

from kneadle.force.smooth import Smoother, median_of_3, median_of_5
from kneadle.samples import Floats

RATE_HZ = 100.0
T_S = np.arange(1000) / RATE_HZ
SOUND = np.zeros(1000, dtype=np.bool_)


def smoothed(t_s: Floats, force_n: Floats) -> Floats:
    return Smoother(RATE_HZ, 1.0).update(t_s, force_n, SOUND)[1]


@pytest.mark.parametrize(("median", "width"), [(median_of_3, 3), (median_of_5, 5)])
@given(st.lists(st.floats(-1e6, 1e6), min_size=5, max_size=40))
def test_the_running_median_is_the_median(
    median: Callable[[Floats], Floats], width: int, values: list[float]
) -> None:
    windows = np.lib.stride_tricks.sliding_window_view(np.array(values), width)
    assert np.array_equal(median(np.array(values)), np.median(windows, axis=1))


def test_a_single_sample_glitch_leaves_no_trace() -> None:
    clean_n = np.full(1000, 40.0)
    glitch_n = clean_n.copy()
    glitch_n[500] = 900.0
    assert np.array_equal(smoothed(T_S, glitch_n), smoothed(T_S, clean_n))


def test_it_starts_at_the_force_it_finds() -> None:
    assert smoothed(T_S, np.full(1000, 40.0)) == pytest.approx(np.full(1000, 40.0))


def test_after_the_median_it_is_a_second_order_10_hz_butterworth() -> None:
    force_n = np.concatenate((np.zeros(10), np.linspace(0.0, 60.0, 990)))
    late_n = np.concatenate((np.zeros(2), force_n[:-2]))  # the median of a ramp is 2 samples late
    expected_n = sosfilt(butter(2, 10.0, fs=RATE_HZ, output="sos"), late_n)
    assert smoothed(T_S, force_n) == pytest.approx(expected_n, abs=1e-9)


def test_a_long_gap_starts_it_anew_and_a_short_one_does_not() -> None:
    force_n = np.concatenate((np.full(500, 60.0), np.full(500, 10.0)))
    long_gap = smoothed(np.where(np.arange(1000) < 500, T_S, T_S + 2), force_n)
    short_gap = smoothed(np.where(np.arange(1000) < 500, T_S, T_S + 0.5), force_n)
    assert long_gap[500] == pytest.approx(10.0)
    assert short_gap[500] > 50.0


@given(st.lists(st.integers(0, 1000), max_size=6), st.sampled_from([10.0, 50.0, 320.0]))
def test_the_cut_changes_no_bit(at: list[int], rate_hz: float) -> None:
    force_n = np.random.default_rng(3).normal(40, 5, 1000)
    t_s = np.arange(1000) / rate_hz + np.where(np.arange(1000) > 600, 3.0, 0.0)
    wild = np.random.default_rng(5).random(1000) < 0.003
    whole = Smoother(rate_hz, 1.0).update(t_s, force_n, wild)
    parts = Smoother(rate_hz, 1.0)
    edges = sorted({0, *at, 1000})
    pieces = [parts.update(t_s[a:b], force_n[a:b], wild[a:b]) for a, b in pairwise(edges)]
    jolts, smooth_n = zip(*pieces, strict=True)
    assert np.array_equal(np.concatenate(jolts, axis=1), whole[0])
    assert np.array_equal(np.concatenate(smooth_n), whole[1])


def test_jolts_are_judged_by_three_readings_and_by_five_after_a_wild_one() -> None:
    force_n = np.repeat([10.0, 60.0], 500)
    wild = SOUND.copy()
    wild[450] = True
    (_, sound_n), _ = Smoother(RATE_HZ, 1.0).update(T_S, force_n, SOUND)
    (_, wary_n), _ = Smoother(RATE_HZ, 1.0).update(T_S, force_n, wild)
    assert (sound_n[500], sound_n[501]) == (10.0, 60.0)
    assert (wary_n[501], wary_n[502]) == (10.0, 60.0)


def test_each_force_for_jolts_is_of_the_middle_of_its_readings() -> None:
    wild = SOUND.copy()
    wild[450] = True
    (of_s, _), _ = Smoother(RATE_HZ, 1.0).update(T_S, np.full(1000, 40.0), wild)
    assert T_S[[400, 500, 600]] - of_s[[400, 500, 600]] == pytest.approx([0.01, 0.02, 0.01])


def test_after_a_restart_the_next_reading_stands_for_itself() -> None:
    smoother = Smoother(RATE_HZ, 1.0)
    smoother.update(T_S[:500], np.full(500, 60.0), SOUND[:500])
    smoother.restart()
    (_, jolts_n), smooth_n = smoother.update(T_S[500:], np.full(500, 10.0), SOUND[500:])
    assert smooth_n == pytest.approx(np.full(500, 10.0))
    assert (jolts_n == 10.0).all()
