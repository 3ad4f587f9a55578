"""The computer's clock may be wrong, or stand still while the computer sleeps."""

from datetime import timedelta

import pytest

from coaching import MONDAY, Guided, days_later
from kneadle.coach.advice import advise
from kneadle.coach.session import begin
from kneadle.coach.told import Refused
from kneadle.coach.when import when


@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(days=365), timedelta(days=3650)])
def test_what_lies_in_the_future_is_called_so_with_the_way_out(ahead: timedelta) -> None:
    later = Guided.begin(at=MONDAY + ahead).chosen().hold(35.0).finished().history
    guided = Guided.begin(later)
    assert (guided.page, guided.refused_by) == ("ended", ["a session to come"])
    (refused,) = guided.only(Refused)
    assert "clock" in refused.why
    assert "kneadle log delete" in refused.do
    assert refused.until == ""
    state, _ = begin(later, MONDAY)
    assert advise(state).next == f"{refused.why} {refused.do}"


def test_a_clock_that_was_set_back_by_seconds_is_no_wrong_clock() -> None:
    today = Guided.begin().chosen().hold(35.0).finished()
    again = Guided.begin(today.history, today.state.at - timedelta(seconds=300))
    assert again.refused_by == ["22 one session a day"]


def test_what_was_not_worked_to_come_closes_nothing() -> None:
    later = Guided.begin(at=days_later(400)).chosen().hold(20.0).history
    assert Guided.begin(later).page == "check"


@pytest.mark.parametrize(
    ("days", "words"),
    [(20, "22 March 19:00"), (300, "27 December 19:00"), (365, "2 March 2027 19:00")],
)
def test_a_moment_of_another_year_names_it(days: float, words: str) -> None:
    assert when(days_later(days), MONDAY) == words
