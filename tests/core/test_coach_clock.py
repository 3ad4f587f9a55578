"""Time as the coach keeps it."""

from datetime import datetime, timedelta, tzinfo

import pytest

from coaching import MONDAY, Guided
from kneadle.coach.heard import Passed
from kneadle.coach.history import History
from kneadle.coach.session import begin
from kneadle.coach.told import Began, Ended


class Spring(tzinfo):
    """Clocks go forward by an hour at two in the morning."""

    def utcoffset(self, dt: datetime | None) -> timedelta:
        return timedelta(hours=1 if dt is not None and dt.hour >= 2 else 0)

    def dst(self, dt: datetime | None) -> timedelta:
        return self.utcoffset(dt)

    def tzname(self, dt: datetime | None) -> str:
        return "spring"


def test_an_hour_of_daylight_saving_is_no_hour_that_passed() -> None:
    guided = Guided.begin(at=datetime(2026, 3, 29, 1, 50, tzinfo=Spring())).wait(1200.0, 60.0)
    began, now = guided.only(Began)[0].at, guided.state.at
    assert now - datetime.fromisoformat(began) == timedelta(minutes=20)


def test_a_clock_that_runs_backwards_is_not_believed() -> None:
    guided = Guided.begin().chosen().press().wait(10.0)
    loaded_s = guided.state.loaded_s
    guided.hear(Passed(2.0), Passed(float("nan")))
    assert (guided.state.now_s, guided.state.loaded_s) == (10.0, loaded_s)


def test_what_is_told_carries_both_clocks_and_the_moment() -> None:
    guided = Guided.begin().chosen().hold(35.0).wait(31.0).finished()
    ended = guided.only(Ended)[0]
    assert datetime.fromisoformat(ended.at) == MONDAY + timedelta(seconds=ended.now_s)
    assert 5000.0 < ended.t_s <= 5000.0 + ended.now_s


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        begin(History(), datetime(2026, 3, 2))
