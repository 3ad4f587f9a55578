"""What only the force tells of a hold; numbers worked out by hand."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeding import cut, events_of, hello, reading
from kneadle.detect.limits import Limits
from kneadle.review.force import Piece, pieces
from kneadle.review.hold import HoldNumbers
from kneadle.review.holds import holds
from kneadle.review.pressing import measured
from kneadle.samples import Message, NewCeiling, Samples
from kneadle_sims.hand import Hand
from reviewing import drawn, hold, in_parts, piece

# From nothing to 50 N in 5 s, there for 30 s, at 70 N for 10 s, let go. 40 N is reached at 5 s.
PRESS = drawn((0.0, 0.0), (1.0, 0.0), (6.0, 50.0), (36.0, 50.0), (36.01, 70.0), (46.0, 70.0))
HELD = (5.0, 41.0, 50.0)
DIP = np.array([(0.0, 74.0), (0.01, 40.0), (1.0, 40.0), (1.01, 74.0)])
cuts = st.lists(st.integers(0, 10_000), max_size=12)


def one(*parts: Piece, held: tuple[float, float, float] = HELD) -> HoldNumbers:
    (it,) = measured(holds(hold(*held)), parts)
    return it


def test_time_in_band_is_that_from_0_40_to_0_80_of_the_ceiling() -> None:
    """32 to 64 N: the 31 s at 40 to 50 N are, the 10 s at 70 N are not."""
    assert one(PRESS).in_band_s == pytest.approx(31.0, abs=0.02)
    assert one(PRESS).in_band_share == pytest.approx(31.0 / 41.0, abs=0.001)


@pytest.mark.parametrize(
    ("ceiling_n", "in_band_s"),
    [
        pytest.param(60.0, 0.8, id="24 to 48 N: the last 0.8 s of leaning on"),
        pytest.param(100.0, 41.0, id="40 to 80 N: all of it"),
        pytest.param(120.0, 40.2, id="48 to 96 N: all but the last 0.8 s of leaning on"),
    ],
)
def test_the_band_is_that_of_the_ceiling_in_force(ceiling_n: float, in_band_s: float) -> None:
    found = one(replace(PRESS, ceiling_n=ceiling_n))
    assert found.ceiling_n == ceiling_n
    assert found.in_band_s == pytest.approx(in_band_s, abs=0.02)


def test_the_band_never_begins_below_15_n() -> None:
    """Of 30 N it is 15 to 24 N: 13 N would be above 0.40 of it."""
    light = drawn((0.0, 0.0), (4.0, 0.0), (5.0, 13.0), (25.0, 13.0), (25.1, 16.0), (46.0, 16.0))
    found = one(replace(light, ceiling_n=30.0), held=(5.0, 41.0, 14.0))
    assert found.in_band_s == pytest.approx(20.9, abs=0.1)


def test_a_dip_into_the_band_is_time_in_it_of_all_that_lies_between_start_and_end() -> None:
    """74 N is above the band of 32 to 64 N; nine dips of a second each are in it, and not held."""
    dips = [(t, n) for k in range(6, 42, 4) for t, n in DIP + np.array((k, 0.0))]
    press = drawn((0.0, 0.0), (5.0, 74.0), *dips, (46.0, 74.0))
    (found,) = measured([replace(holds(hold(*HELD))[0], held_s=12.0)], [press])
    assert found.in_band_s == pytest.approx(9.0, abs=0.2)
    assert found.in_band_share == pytest.approx(9.0 / 41.0, abs=0.005)


@given(st.floats(3.0, 41.0), cuts)
def test_in_band_is_a_share_whatever_was_held(held_s: float, where: list[int]) -> None:
    told = replace(holds(hold(*HELD))[0], held_s=held_s)
    (found,) = measured([told], in_parts(replace(PRESS, ceiling_n=100.0), where))
    assert found.in_band_share is not None
    assert 0.99 <= found.in_band_share <= 1.0


def test_readings_that_were_lost_vouch_for_nothing() -> None:
    kept = (PRESS.t_s < 10.0) | (PRESS.t_s > 20.0)
    there = Piece(PRESS.t_s[kept], PRESS.force_n[kept], PRESS.span_s[kept], PRESS.ceiling_n)
    assert one(there).in_band_s == pytest.approx(21.0, abs=0.03)


def test_the_lean_on_is_the_slope_from_20_to_80_per_cent_of_the_level() -> None:
    """From 10 to 40 N at 10 N/s."""
    assert one(PRESS).ramp_n_per_s == pytest.approx(10.0, rel=0.01)


def test_a_lean_on_with_a_rest_in_it_is_as_steep_as_it_was_on_the_whole() -> None:
    """10 N at 2 s, a rest of 3 s at 25 N, 40 N at 8 s: 30 N in 6 s."""
    waited = drawn((0.0, 0.0), (1.0, 0.0), (3.5, 25.0), (6.5, 25.0), (9.0, 50.0), (50.0, 50.0))
    assert one(waited, held=(8.0, 40.0, 50.0)).ramp_n_per_s == pytest.approx(5.0, rel=0.01)


def test_a_dip_just_after_the_onset_is_no_second_lean_on() -> None:
    dips = drawn((0.0, 0.0), (1.0, 0.0), (5.3, 43.0), (5.4, 5.0), (5.6, 5.0), (5.9, 50.0), (46, 50))
    assert one(dips).ramp_n_per_s == pytest.approx(10.0, rel=0.01)


def test_a_lean_on_shorter_than_a_quarter_of_a_second_is_taken_as_that() -> None:
    hit = drawn((0.0, 0.0), (4.9, 0.0), (5.0, 50.0), (46.0, 50.0))
    assert one(hit).ramp_n_per_s == pytest.approx(30.0 / 0.25)


@pytest.mark.parametrize(
    "press",
    [
        pytest.param(drawn((0.0, 20.0), (5.0, 50.0), (46.0, 50.0)), id="it began higher"),
        pytest.param(drawn((0.0, 9.0), (1.0, 30.0), (14.0, 50.0), (50.0, 50.0)), id="long before"),
    ],
)
def test_a_lean_on_that_was_not_seen_is_not_made_up(press: Piece) -> None:
    assert one(press, held=(13.0, 33.0, 50.0)).ramp_n_per_s is None


def test_a_lean_on_with_readings_missing_is_not_made_up() -> None:
    kept = (PRESS.t_s < 3.0) | (PRESS.t_s > 3.4)
    there = Piece(PRESS.t_s[kept], PRESS.force_n[kept], PRESS.span_s[kept], PRESS.ceiling_n)
    assert one(there).ramp_n_per_s is None


def test_a_hold_whose_beginning_is_damaged_has_all_but_its_lean_on() -> None:
    (rest,) = in_parts(PRESS, [1000])[1:]
    assert one(rest).ramp_n_per_s is None
    assert one(rest).in_band_s == pytest.approx(26.0, abs=0.03)


def test_a_hold_of_which_no_reading_is_left_keeps_what_was_told() -> None:
    (told,) = holds(hold(*HELD))
    assert measured([told], []) == (told,)
    assert measured([told], [drawn((60.0, 0.0), (70.0, 0.0))]) == (told,)


@given(cuts)
def test_how_the_force_was_cut_changes_no_number(where: list[int]) -> None:
    two = holds([*hold(5.0, 20.0, 50.0), *hold(30.0, 16.0, 60.0)])
    assert measured(two, in_parts(PRESS, where)) == measured(two, [PRESS])


@given(st.floats(0.5, 10.0))  # below, 0.40 of the ceiling would be less than 15 N
def test_force_in_another_unit_scales_what_is_in_newtons_and_nothing_else(factor: float) -> None:
    before = one(PRESS)
    scaled = replace(PRESS, force_n=PRESS.force_n * factor, ceiling_n=PRESS.ceiling_n * factor)
    told = replace(holds(hold(*HELD))[0], mean_n=50.0 * factor, level_n=50.0 * factor)
    (after,) = measured([told], [scaled])
    assert after.ramp_n_per_s == pytest.approx((before.ramp_n_per_s or 0.0) * factor)
    assert after.ceiling_n == pytest.approx((before.ceiling_n or 0.0) * factor)
    # A reading on the very edge of the band may fall on its other side.
    assert after.in_band_s == pytest.approx(before.in_band_s, abs=0.03)
    assert (after.start_s, after.held_s, after.cv) == (before.start_s, before.held_s, before.cv)


HAND = Hand(3).rest(2.0).lean_on(45.0, over_s=4.0).hold(for_s=20.0).release().rest(2.0)


@given(cuts)
def test_how_the_samples_were_cut_changes_no_number(where: list[int]) -> None:
    whole = reading(HAND)
    found = holds(events_of([hello(), whole]))
    at_once = measured(found, pieces([hello(), whole], Limits()))
    assert measured(found, pieces([hello(), *cut(whole, where)], Limits())) == at_once
    assert at_once[0].in_band_s == pytest.approx(at_once[0].held_s, abs=0.2)


def test_a_lost_sample_is_not_vouched_for_by_its_neighbour() -> None:
    whole = reading(HAND)
    every_other = Samples(whole.tick[::2], whole.raw[::2])
    spans = [part.span_s for part in pieces([hello(), every_other], Limits())]
    assert np.concatenate(spans).max() == pytest.approx(0.01)


def test_a_ceiling_set_on_the_way_holds_from_there_on() -> None:
    whole = reading(HAND)
    first, second = cut(whole, [1000])
    told: list[Message] = [hello(), first, NewCeiling(60.0), second]
    assert [part.ceiling_n for part in pieces(told, Limits())] == [80.0, 60.0]


def test_one_long_press_is_measured_in_little_memory() -> None:
    """Of each hold no more is kept than the seconds around its onset."""
    from kneadle.review.pressing import _Gauge

    gauge = _Gauge(holds(hold(5.0, 80_000.0))[0])
    for second in range(3000):
        t_s = second + np.arange(100) / 100
        gauge.add(piece(t_s, np.full(100, 40.0)))
    kept = [array for both in gauge.onset for array in both]
    assert sum(len(array) for array in kept) <= 2 * 1101
    assert all(array.base is None for array in kept), "else all of each piece stays in memory"
    assert len(kept) < 40
