"""What is said of each hold and warning when one looks back."""

from dataclasses import replace

import pytest

from kneadle.coach import rules
from kneadle.coach.told import Began
from kneadle.events import Warned
from kneadle.review.hold import Verdict
from kneadle.review.session import session
from kneadle.screen.review.moments import moments
from reviewing import hold


def said(verdict: Verdict | None) -> str:
    """Of a hold of 32 s that the ball itself would have counted."""
    numbers = session(hold(10.0, 32.0), 80.0)
    judged = replace(numbers.holds[0], verdict=verdict, credited=verdict is None)
    (moment,) = moments(replace(numbers, holds=(judged,)), (), 0.0)
    return moment.words


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        pytest.param(rules.PAIN.id, "too painful", id="pain above 7"),
        pytest.param(rules.NERVE.id, "a nerve", id="a nerve too close"),
        pytest.param(rules.OVER.id, "over ceiling", id="above the ceiling"),
        pytest.param(rules.CREDIT.id, "too short", id="less than 30 s of it counted"),
    ],
)
def test_a_hold_that_does_not_count_says_why(rule: str, why: str) -> None:
    assert said(Verdict(20.0, 0.0, credited=False, rule=rule)) == f"32 s at 40 N, {why}"


def test_one_that_counts_says_so_also_when_it_was_above_the_ceiling_for_a_moment() -> None:
    assert said(None) == "32 s at 40 N, counted"
    over = Verdict(31.0, 1.0, credited=True, rule=rules.OVER.id)
    assert said(over) == "32 s at 40 N, counted"


def test_without_a_coach_it_was_too_short() -> None:
    (moment,) = moments(session(hold(10.0, 12.0), 80.0), (), 0.0)

    assert moment.words == "12 s at 40 N, too short"


def test_the_longest_words_do_not_run_into_what_follows() -> None:
    numbers = session(hold(10.0, 132.0, 141.0), 80.0)
    over = Verdict(20.0, 99.0, credited=False, rule=rules.OVER.id)
    (moment,) = moments(replace(numbers, holds=(replace(numbers.holds[0], verdict=over),)), (), 0)

    assert "over ceiling peak" in moment.row(wide=True)


def test_a_hold_that_the_coach_did_not_ask_for_says_so() -> None:
    (moment,) = moments(session([Began(rule=""), *hold(10.0, 40.0)], 80.0), (), 0.0)

    assert moment.words == "40 s at 40 N, not asked for"


def test_a_warning_that_a_crash_cut_off_is_there_until_it_was_told() -> None:
    events = [Warned(40.5, "ceiling", 40.0, 90.0)]
    (moment,) = moments(session(events, 80.0), events, 30.0)

    assert (moment.span.start_s, moment.span.told_s, moment.end_s) == (10.0, 10.5, 10.5)
    assert moment.more == "0.5 s, 90 N"
