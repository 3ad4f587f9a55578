"""Wild readings go; whatever a hand can do stays, to the bit."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeding import noisy
from kneadle.force.deglitch import Deglitcher
from kneadle.samples import Floats
from kneadle_sims.hand import Hand


def clean(t_s: Floats, force_n: Floats) -> Floats:
    return Deglitcher(100.0, 0.25).update(t_s, force_n)[0]


def slipping(rate_hz: float) -> tuple[Floats, Floats]:
    hand = Hand(seed=5).rest(1).lean_on(40, over_s=1).hold(for_s=2)
    t_s, force_n = (
        hand.spike(to_n=100, rise_s=0.05).hold(for_s=2).release(over_s=0.1).force(rate_hz)
    )
    return t_s, noisy(force_n)


@pytest.mark.parametrize("rate_hz", [10.0, 50.0, 80.0, 320.0])
def test_the_hardest_slip_passes_unchanged(rate_hz: float) -> None:
    t_s, force_n = slipping(rate_hz)
    found_n, known = Deglitcher(rate_hz, 3 / rate_hz).update(t_s, force_n)
    assert np.array_equal(found_n[1:], force_n[1:])
    assert known[1:].all()


@pytest.mark.parametrize("size_n", [-33_600.0, -90.0, 90.0, 700.0])
@pytest.mark.parametrize("share", [0.01, 0.1])
def test_wild_readings_leave_the_force_as_it_was(size_n: float, share: float) -> None:
    t_s, force_n = slipping(100.0)
    rng = np.random.default_rng(1)
    hit = np.flatnonzero(rng.random(len(t_s)) < share)
    hit = hit[(hit > 2) & (np.diff(hit, prepend=-9) > 1)]  # two that agree are a step
    wild_n = force_n.copy()
    wild_n[hit] += size_n * rng.uniform(1.0, 1.5, len(hit))
    late_n = np.abs(clean(t_s, wild_n) - force_n)[1:]  # the first alone is never believed
    assert late_n.max() < 25.0  # a reading or two late, within the slip


def test_a_step_that_stays_is_believed_one_reading_later() -> None:
    t_s, force_n = np.arange(100) / 100, np.repeat([10.0, 150.0], 50)
    found_n = clean(t_s, force_n)
    assert found_n[50] == 10.0
    assert (found_n[51:] == 150.0).all()


def test_where_the_force_was_before_a_step_is_wild_from_then_on() -> None:
    t_s, force_n = np.arange(100) / 100, np.repeat([10.0, 150.0], 50)
    force_n[75] = 10.0
    assert (clean(t_s, force_n)[51:] == 150.0).all()


@pytest.mark.parametrize("after", [40.0, 44.0])
def test_two_wild_readings_that_happen_to_agree_leave_one_at_most(after: float) -> None:
    t_s = np.arange(20) / 100
    force_n = np.array([*[40.0] * 10, 240.0, 250.0, *[after] * 8])
    assert (clean(t_s, force_n)[1:] > 100.0).sum() == 1


def test_a_hole_in_the_data_excuses_no_wild_reading() -> None:
    t_s = np.concatenate((np.arange(10), np.arange(20, 30))) / 100
    force_n = np.array([*[40.0] * 10, 140.0, *[40.0] * 9])
    assert (clean(t_s, force_n)[1:] == 40.0).all()


def test_a_first_reading_alone_is_not_believed() -> None:
    t_s, force_n = np.arange(10) / 100, np.array([900.0, *[20.0] * 9])
    found_n, known = Deglitcher(100.0, 0.25).update(t_s, force_n)
    assert known.tolist() == [False, False, *[True] * 8]
    assert (found_n[known] == 20.0).all()


def test_nothing_confirms_across_a_gap() -> None:
    t_s = np.concatenate((np.arange(10), np.arange(100, 110))) / 100
    force_n = np.array([*[20.0] * 10, 500.0, *[30.0] * 9])
    _, known = Deglitcher(100.0, 0.25).update(t_s, force_n)
    assert (~known).nonzero()[0].tolist() == [0, 10, 11]


def test_what_was_in_doubt_before_a_gap_confirms_nothing_after_it() -> None:
    t_s = np.concatenate((np.arange(10), np.arange(100, 110))) / 100
    force_n = np.array([*[20.0] * 9, 500.0, 500.0, *[30.0] * 9])
    found_n, known = Deglitcher(100.0, 0.25).update(t_s, force_n)
    assert (found_n[known] < 100.0).all()


def test_a_good_reading_stands_in_for_wild_ones_a_quarter_of_a_second_at_most() -> None:
    t_s, wild_n = np.arange(60) / 100, 300.0 * np.arange(60)
    _, known = Deglitcher(100.0, 0.25).update(t_s, np.where(t_s < 0.1, 20.0, wild_n))
    assert known[1:34].all()
    assert not known[36:].any()


def test_the_readings_themselves_are_left_as_they_came() -> None:
    t_s, force_n = slipping(100.0)
    force_n[[50, 200, 300]] = 900.0
    as_it_came_n = force_n.copy()
    clean(t_s, force_n)
    assert np.array_equal(force_n, as_it_came_n)


@given(st.lists(st.integers(0, 400), max_size=6), st.integers(0, 99))
def test_the_cut_changes_no_bit(at: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    force_n = rng.normal(40, 5, 400) + np.where(rng.random(400) < 0.2, 200.0, 0.0)
    t_s = np.arange(400) / 100 + np.where(np.arange(400) > 250, 3.0, 0.0)
    whole = Deglitcher(100.0, 0.25).update(t_s, force_n)
    parts = Deglitcher(100.0, 0.25)
    edges = [0, *sorted(at), 400]
    pieces = [parts.update(t_s[a:b], force_n[a:b]) for a, b in pairwise(edges)]
    assert np.array_equal(np.concatenate(pieces, axis=1), whole, equal_nan=True)
