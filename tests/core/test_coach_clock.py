"""Time as the coach keeps it."""

from datetime import datetime, timedelta, tzinfo

import pytest

from coaching import MONDAY, PIRIFORMIS, Guided
from kneadle.coach import rules
from kneadle.coach.heard import Button, Choose, Number, Passed, Tingling
from kneadle.coach.history import History
from kneadle.coach.session import begin
from kneadle.coach.told import Began, Ended, HoldCounted


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


def test_who_says_nothing_and_presses_nothing_for_an_hour_has_ended_the_session() -> None:
    guided = Guided.begin().wait(3599.0, 1.0)
    assert guided.page == "check"
    (ended,) = guided.wait(1.0).only(Ended)
    assert (ended.reason, ended.rule) == ("idle", rules.IDLE.id)


def test_who_answers_or_presses_is_there() -> None:
    guided = Guided.begin().wait(3000.0, 60.0).hear(Button()).wait(3000.0, 60.0)
    assert guided.page == "check"
    guided.chosen().wait(3000.0, 60.0).hold(1.0).wait(3000.0, 60.0)
    assert guided.page == "find"


def test_what_the_clock_jumped_over_was_pressed_for_two_seconds_at_most() -> None:
    guided = Guided.begin().chosen().press().wait(10.0)
    loaded_s = guided.state.loaded_s
    guided.hear(Passed(guided.state.now_s + 500.0))
    assert guided.state.loaded_s == loaded_s + 2.0


def dabbed(guided: Guided, for_s: float) -> Guided:
    """Looking for the spot, without a hold."""
    end_s = guided.state.loaded_s + for_s
    while guided.page == "find" and guided.state.loaded_s < end_s:
        guided.press().wait(2.0).release().wait(1.0)
    return guided


@pytest.mark.parametrize("pause_s", [100.0, 3500.0])
@pytest.mark.parametrize("times", [1, 11])
def test_a_long_pause_opens_no_limit(pause_s: float, times: int) -> None:
    """An hour at most at once; eleven of them are the night."""
    guided = Guided.begin()
    for _ in range(times):
        guided.wait(pause_s, pause_s).hear(Number(99))
    dabbed(guided.chosen(), 150.0)
    for _ in range(times):
        guided.wait(pause_s, pause_s).hear(Number(99))
    dabbed(guided, 40.0)
    assert guided.state.loaded_s == pytest.approx(180.0, abs=4.0)
    assert guided.refused_by == ["22 dose per point"]


def test_midnight_alone_does_not_open_what_a_nerve_has_closed() -> None:
    guided = Guided.begin(at=MONDAY.replace(hour=23, minute=50)).chosen().press().hear(Tingling())
    guided.release().wait(1200.0).hear(Number(5), Number(2), Choose(*PIRIFORMIS))
    assert guided.state.at.date() > MONDAY.date()
    assert (guided.page, guided.refused_by[-1]) == ("note", "7 nerve")


def test_after_a_jump_of_the_clock_nothing_counts_that_was_held_past_let_go() -> None:
    guided = Guided.begin().checked().chosen()
    guided.press().wait(5.0)
    guided.hear(Passed(guided.state.now_s + 100.0))  # the ball's clock stood still
    assert guided.page == "let go"
    guided.wait(31.0).release()

    (held,) = guided.only(HoldCounted)
    assert held.held_s <= 5.0 + 2.0
    assert not held.credited
