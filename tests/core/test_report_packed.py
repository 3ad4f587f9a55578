from base64 import b64decode

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.report import session_page
from kneadle.report.packed import EMPTY_HIGH, EMPTY_LOW, Packed, packed
from kneadle.review.envelope import BINS, Columns, Envelope
from kneadle.samples import Floats
from reporting import long_session
from reviewing import hold, warning

KB = 1000
DAY_S = 86_400.0


def envelope(t_s: Floats, force_n: Floats) -> Columns:
    made = Envelope()
    made.add(t_s, force_n)
    return made.columns()


def unpacked(each: Packed) -> tuple[Floats, Floats, Floats]:
    """t_s, low_n, high_n of bins with a reading."""
    both = np.frombuffer(b64decode(each.low_high), "<i2").reshape(-1, 2).astype(np.float64)
    there = both[:, 0] <= both[:, 1]
    t_s = each.start_s + np.flatnonzero(there).astype(np.float64) * each.step_s
    return t_s, both[there, 0] * each.step_n, both[there, 1] * each.step_n


def restless(points: int) -> Floats:
    """As hard to compress as force can be."""
    return np.random.default_rng(1).uniform(-5, 240, points)


def test_every_reading_lies_between_lowest_and_highest_of_its_bin() -> None:
    t_s, force_n = np.arange(6000) / 100, restless(6000)

    start_s, low_n, high_n = unpacked(each := packed(envelope(t_s, force_n)))

    at = np.searchsorted(start_s, t_s, side="right") - 1
    assert np.all(low_n[at] <= force_n + 1e-9)
    assert np.all(high_n[at] >= force_n - 1e-9)
    assert max(high_n) <= force_n.max() + each.step_n
    assert each.step_n == 0.01


@given(st.integers(0, 5999), st.floats(100, 1900))
def test_no_spike_is_lost(at: int, spike_n: float) -> None:
    force_n = np.zeros(6000)
    force_n[at] = spike_n

    each = packed(envelope(np.arange(6000) / 100, force_n))

    assert unpacked(each)[2].max() == pytest.approx(spike_n, abs=2 * each.step_n)


@pytest.mark.parametrize("rate_hz", [8.0, 80.0, 100.0, 333.0])
def test_a_steady_device_leaves_no_bin_empty_whatever_its_rate(rate_hz: float) -> None:
    t_s = np.arange(int(60 * rate_hz)) / rate_hz

    each = packed(envelope(t_s, np.ones(len(t_s))))

    assert len(unpacked(each)[0]) == each.bins


def test_a_silence_is_bins_that_say_so() -> None:
    t_s = np.concatenate([np.arange(500), np.arange(900, 1400)]) / 100

    each = packed(envelope(t_s, np.ones(len(t_s))))

    both = np.frombuffer(b64decode(each.low_high), "<i2").reshape(-1, 2)
    empty = (both == (EMPTY_LOW, EMPTY_HIGH)).all(axis=1)
    assert empty.sum() * each.step_s == pytest.approx(4.0, abs=2 * each.step_s)


def test_what_was_kept_finely_is_not_made_coarser() -> None:
    t_s = np.arange(BINS, dtype=np.float64) / 32

    assert packed(Columns(1 / 32, t_s, np.zeros(BINS), np.ones(BINS))).bins == BINS


def test_nothing_recorded_packs_into_nothing() -> None:
    assert packed(envelope(np.empty(0), np.empty(0))).bins == 0


def test_a_report_of_120_000_points_is_below_500_kb() -> None:
    t_s = np.arange(BINS, dtype=np.float64) / 32
    columns = Columns(1 / 32, t_s, restless(BINS), restless(BINS) + 245.0)

    assert len(session_page.page(long_session(columns))) < 500 * KB


def test_a_report_of_a_restless_day_at_100_hz_is_below_a_megabyte() -> None:
    day = Envelope()
    for hour in np.arange(0.0, DAY_S, 3600.0):
        t_s = hour + np.arange(360_000) / 100
        day.add(t_s, restless(len(t_s)))
    events = [
        event
        for start_s in np.arange(0.0, DAY_S, DAY_S / 400).tolist()
        for event in (*hold(start_s, 60.0), *warning("spike", start_s, start_s + 1, 90.0))
    ]

    assert len(session_page.page(long_session(day.columns(), events))) < 1000 * KB
