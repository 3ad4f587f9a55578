"""Over weeks: what is called a change, and what is not."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import theilslopes

from coaching import OTHER, PIRIFORMIS
from kneadle.review.adherence import Adherence, adherence
from kneadle.review.course import Course, Soreness, courses, worked_days
from kneadle.review.slope import line
from kneadle.review.trend import Point, Trend, Unit, trend
from kneadle.review.visit import Visit
from reviewing import FIRST_DAY, visit

EIGHT_WEEKS = FIRST_DAY + timedelta(days=55)
values = st.lists(st.integers(0, 10), min_size=2, max_size=40)


def over_days(numbers: list[float], unit: Unit, every: int = 1) -> Trend:
    days = (FIRST_DAY + timedelta(days=n * every) for n in range(len(numbers)))
    return trend(map(Point, days, numbers), unit)


def course(visits: list[Visit]) -> Course:
    (only,) = courses(visits, FIRST_DAY, EIGHT_WEEKS)
    return only


def test_below_four_days_nothing_is_claimed() -> None:
    few = over_days([20.0, 60.0, 100.0], "N")
    assert (few.direction, few.change, few.low) == ("too few", None, None)
    assert len(few.points) == 3


def test_ten_newtons_a_week_for_four_weeks_are_forty_more() -> None:
    risen = over_days([40.0, 50.0, 60.0, 70.0, 80.0], "N", every=7)
    assert (risen.direction, risen.start, risen.days) == ("more", 40.0, 28)
    assert risen.change == pytest.approx(40.0)
    assert risen.low == pytest.approx(40.0)
    assert risen.high == pytest.approx(40.0)


@pytest.mark.parametrize(
    ("numbers", "unit"),
    [
        pytest.param([40.0, 46.0, 52.0, 59.0], "N", id="below 20 N"),
        pytest.param([100.0, 107.0, 114.0, 122.0], "N", id="below 25 %"),
        pytest.param([6.0, 6.0, 5.0, 5.0, 5.0, 5.0], "points", id="below 2 points"),
        pytest.param([2.0, 8.0, 1.0, 9.0, 3.0, 8.0], "points", id="as likely none"),
        pytest.param([40.0] * 9, "N", id="none"),
    ],
)
def test_ordinary_variation_is_no_real_change(numbers: list[float], unit: Unit) -> None:
    assert over_days(numbers, unit).direction == "no real change"


@pytest.mark.parametrize(
    ("numbers", "unit", "direction"),
    [
        ([40.0, 47.0, 54.0, 61.0], "N", "more"),
        ([100.0, 91.0, 83.0, 74.0], "N", "less"),
        ([7.0, 7.0, 6.0, 6.0, 5.0, 5.0, 4.0, 4.0], "points", "less"),
        ([3.0, 4.0, 5.0, 6.0], "points", "more"),
    ],
)
def test_beyond_the_thresholds_it_is_called_real(
    numbers: list[float], unit: Unit, direction: str
) -> None:
    assert over_days(numbers, unit).direction == direction


def test_one_odd_day_makes_no_change() -> None:
    assert over_days([40.0, 41.0, 39.0, 40.0, 41.0, 40.0, 240.0], "N").direction == "no real change"


def test_two_numbers_of_one_day_are_one_day() -> None:
    points = [Point(FIRST_DAY, 4.0), Point(FIRST_DAY, 8.0), Point(FIRST_DAY, 9.0)]
    assert trend(points, "points").points == (Point(FIRST_DAY, 8.0),)


def test_years_of_days_are_compared_by_the_week() -> None:
    """Of all pairs of 4000 days there are eight million."""
    years = over_days([40.0 + n * 0.02 for n in range(4000)], "N")
    assert (years.direction, len(years.points)) == ("more", 4000)
    assert years.change == pytest.approx(80.0, rel=0.01)


@given(values)
def test_the_line_is_that_of_theil_and_sen_as_others_compute_it(numbers: list[int]) -> None:
    day = np.arange(len(numbers), dtype=np.float64) * 1.5
    value = np.array(numbers, dtype=np.float64)
    fitted = line(day, value)
    other = theilslopes(value, day, alpha=0.95)
    assert fitted.per_day == pytest.approx(other.slope)
    assert fitted.low == pytest.approx(other.low_slope)
    assert fitted.high == pytest.approx(other.high_slope)


@given(st.lists(st.floats(10.0, 100.0), min_size=4, max_size=20), st.floats(0.1, 10.0))
def test_force_in_another_unit_scales_the_change_and_its_interval(
    numbers: list[float], factor: float
) -> None:
    before = over_days(numbers, "N")
    after = over_days([number * factor for number in numbers], "N")
    for name in ("start", "change", "low", "high"):
        assert getattr(after, name) == pytest.approx(factor * getattr(before, name), abs=1e-6)


@given(st.lists(st.integers(0, 10), min_size=4, max_size=20), st.integers(0, 99))
def test_the_order_in_which_days_come_changes_nothing(numbers: list[int], seed: int) -> None:
    points = [Point(FIRST_DAY + timedelta(days=n), float(v)) for n, v in enumerate(numbers)]
    shuffled = [points[i] for i in np.random.default_rng(seed).permutation(len(points))]
    assert trend(shuffled, "points") == trend(points, "points")


def test_noise_alone_is_rarely_called_a_change() -> None:
    """A pain that only wanders by a point or two: in at most 5 of 100 eight weeks."""
    rng = np.random.default_rng(7)
    real = [over_days([*rng.normal(5.0, 1.5, 24)], "points").direction for _ in range(200)]
    assert 200 - real.count("no real change") <= 10


def test_each_muscle_and_side_has_its_own_course() -> None:
    both = [visit(0), visit(1, site=OTHER), visit(2)]
    found = courses(both, FIRST_DAY, EIGHT_WEEKS)
    assert {(each.muscle, each.side): each.days for each in found} == {OTHER: 1, PIRIFORMIS: 2}


def test_what_was_never_pressed_has_no_course() -> None:
    assert courses([visit(0, loaded_s=0.0, pain=8)], FIRST_DAY, EIGHT_WEEKS) == ()


def test_what_lies_outside_the_weeks_is_left_out() -> None:
    within = courses([visit(-1), visit(0), visit(55), visit(56)], FIRST_DAY, EIGHT_WEEKS)
    assert [each.days for each in within] == [2]


def test_force_at_pain_is_of_the_ball_used_last() -> None:
    old = [visit(n, force_n=30.0, device="old ball") for n in range(6)]
    new = [visit(10 + n, force_n=90.0) for n in range(3)]
    of_new = course([*old, *new])
    assert (of_new.device, len(of_new.force_at_pain.points)) == ("my ball", 3)
    assert of_new.force_at_pain.direction == "too few"


def test_an_uncalibrated_force_is_none() -> None:
    assert course([visit(n, force_n=30.0, relative=True) for n in range(6)]).force_at_pain == Trend(
        "N", ()
    )


def test_days_on_which_pain_was_not_said_are_left_out() -> None:
    said = course([visit(0, pain=6), visit(1), visit(2, pain=4)]).pain_before
    assert [point.value for point in said.points] == [6.0, 4.0]


def test_soreness_belongs_to_the_day_worked_before_it_was_said() -> None:
    said = course([visit(0), visit(1, loaded_s=0.0, soreness=5), visit(4), visit(6, soreness=2)])
    assert said.soreness == (
        Soreness(FIRST_DAY, 1, 5, sore=True),
        Soreness(day(4), 2, 2, sore=False),
    )


def test_of_each_day_pressed_the_first_answer_on_a_later_day_counts_and_no_other() -> None:
    asked = [visit(n, loaded_s=0.0, soreness=said) for n, said in ((2, 1), (5, 6), (6, 7))]
    assert course([visit(0), visit(0, soreness=9), *asked]).soreness == (
        Soreness(FIRST_DAY, 2, 1, sore=False),
    )


def test_a_day_of_less_than_half_a_minute_is_none() -> None:
    short = visit(0, loaded_s=20.0)
    assert worked_days([short]) == set()
    assert worked_days([short, visit(0, site=OTHER, loaded_s=10.0)]) == {FIRST_DAY}


def day(n: int) -> date:
    return FIRST_DAY + timedelta(days=n)


def test_adherence_is_days_with_a_session_of_all_days_and_the_longest_pause() -> None:
    kept = adherence([day(0), day(1), day(1), day(5), day(99)], day(0), day(9))
    assert kept == Adherence(days=3, of_days=10, longest_pause_days=4)
    assert kept.share == 0.3


def test_days_before_the_first_and_after_the_last_are_a_pause_too() -> None:
    assert adherence([day(3)], day(0), day(9)).longest_pause_days == 6
    assert adherence([], day(0), day(9)) == Adherence(0, 10, 10)
    assert adherence([day(n) for n in range(10)], day(0), day(9)).longest_pause_days == 0


def test_no_days_are_no_adherence() -> None:
    assert adherence([], day(1), day(0)) == Adherence(0, 0, 0)
    assert adherence([], day(9), day(0)).share == 0.0
