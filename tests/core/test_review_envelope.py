"""Plots of a day in a few thousand columns."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.review.envelope import Columns, Envelope, part
from kneadle.samples import Floats

cuts = st.lists(st.integers(0, 5000), max_size=12)


def walk(n: int, seed: int = 1, rate_hz: float = 100.0) -> tuple[Floats, Floats]:
    rng = np.random.default_rng(seed)
    return np.arange(n) / rate_hz, 40.0 + np.cumsum(rng.normal(0.0, 1.0, n))


def envelope_of(t_s: Floats, force_n: Floats, bins: int, at: list[int]) -> Columns:
    envelope = Envelope(bins)
    edges = sorted({0, len(t_s), *(cut % (len(t_s) + 1) for cut in at)})
    for start, end in pairwise(edges):
        envelope.add(t_s[start:end], force_n[start:end])
    return envelope.columns()


def same(one: Columns, other: Columns) -> bool:
    return one.step_s == other.step_s and all(
        np.array_equal(getattr(one, name), getattr(other, name))
        for name in ("t_s", "low_n", "high_n")
    )


@given(st.integers(1, 5000), st.integers(2, 300), cuts)
def test_how_the_force_was_cut_changes_no_column(n: int, bins: int, at: list[int]) -> None:
    t_s, force_n = walk(n)
    columns = envelope_of(t_s, force_n, bins, at)
    assert same(columns, envelope_of(t_s, force_n, bins, []))
    assert 1 <= len(columns.t_s) <= bins


@given(st.integers(1, 5000), st.integers(2, 300))
def test_each_reading_lies_within_its_column_and_each_edge_is_a_reading(n: int, bins: int) -> None:
    t_s, force_n = walk(n)
    columns = envelope_of(t_s, force_n, bins, [])
    column = np.searchsorted(columns.t_s, t_s, side="right") - 1
    for k in range(len(columns.t_s)):
        of_it = force_n[column == k]
        assert (columns.low_n[k], columns.high_n[k]) == (of_it.min(), of_it.max())
    assert (t_s - columns.t_s[column] < columns.step_s).all()


@given(st.integers(0, 86_399_99))
def test_one_wild_reading_of_a_day_is_in_the_picture(where: int) -> None:
    t_s = np.arange(0, 8_640_000, 100) / 100.0
    force_n = np.zeros(len(t_s))
    force_n[where // 100] = 200.0
    columns = envelope_of(t_s, force_n, 2000, [])
    (there,) = np.flatnonzero(columns.high_n == 200.0)
    assert 0 <= t_s[where // 100] - columns.t_s[there] < columns.step_s


def test_columns_are_at_least_half_as_fine_as_they_may_be() -> None:
    t_s, force_n = walk(60_000)
    assert len(envelope_of(t_s, force_n, 1000, []).t_s) >= 500


def test_where_nothing_was_measured_there_is_no_column() -> None:
    t_s = np.concatenate((np.arange(0, 10, 0.01), np.arange(500, 510, 0.01)))
    columns = envelope_of(t_s, np.ones(len(t_s)), 2000, [])
    widest = int(np.argmax(np.diff(columns.t_s)))
    assert columns.t_s[widest] < 10.0
    assert columns.t_s[widest + 1] > 500.0 - columns.step_s


def test_without_a_reading_it_is_empty() -> None:
    assert len(Envelope().columns().t_s) == 0
    assert len(part(Envelope().columns(), 0.0, 10.0, 100).t_s) == 0


@given(st.floats(0.0, 49.0), st.floats(0.5, 50.0), st.integers(2, 400))
def test_a_part_of_it_shows_all_that_lies_there(start_s: float, long_s: float, most: int) -> None:
    t_s, force_n = walk(5000)
    whole = envelope_of(t_s, force_n, 2000, [])
    shown = part(whole, start_s, start_s + long_s, most)
    inside = force_n[(t_s >= start_s) & (t_s <= start_s + long_s)]
    assert len(shown.t_s) <= most
    assert shown.high_n.max() >= inside.max()
    assert shown.low_n.min() <= inside.min()
    assert shown.t_s[0] > start_s - whole.step_s - shown.step_s
    assert shown.t_s[-1] <= start_s + long_s


def test_a_day_takes_the_memory_of_a_minute() -> None:
    envelope = Envelope(1000)
    for hour in range(24):
        t_s = hour * 3600.0 + np.arange(36_000) / 10.0
        envelope.add(t_s, np.sin(t_s))
    kept = [value for value in vars_of(envelope) if isinstance(value, np.ndarray)]
    assert sum(array.size for array in kept) == 2000
    assert envelope.columns().high_n.max() == pytest.approx(1.0, abs=1e-3)


def vars_of(envelope: Envelope) -> list[object]:
    return list(vars(envelope).values())
