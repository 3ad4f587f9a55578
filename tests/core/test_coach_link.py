"""The ball is pulled in the middle of each page."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from coaching import PIRIFORMIS, Guided
from kneadle.coach.heard import Button, Choose, Enough, NewPoint, Number, Yes
from kneadle.coach.sentences import sentence
from kneadle.coach.told import (
    Ended,
    HoldBegan,
    HoldCounted,
    Loaded,
    Refused,
    Resumed,
    Waits,
)
from kneadle.events import Connected, HoldEnded, HoldStarted, SessionEnded


def check() -> Guided:
    return Guided.begin()


def choose() -> Guided:
    return check().checked()


def before() -> Guided:
    return choose().hear(Choose(*PIRIFORMIS))


def find() -> Guided:
    return before().hear(Number(6)).hold(1.0).wait(1.0)


def hold() -> Guided:
    return find().press().wait(20.0)


def let_go() -> Guided:
    return find().press().wait(90.0)


def rest() -> Guided:
    return find().hold(40.0).wait(10.0)


def stretch() -> Guided:
    return find().hear(Button()).wait(20.0)


def reassess() -> Guided:
    return stretch().stretched()


def note() -> Guided:
    return reassess().hear(Number(5), Number(2))


PAGES = [check, choose, before, find, hold, let_go, rest, stretch, reassess, note]
ON_THE_BALL = [find, hold, let_go, rest]
OFF_IT = [on for on in PAGES if on not in ON_THE_BALL]
on_the_ball = pytest.mark.parametrize("on", ON_THE_BALL)
off_it = pytest.mark.parametrize("on", OFF_IT)
every_page = pytest.mark.parametrize("on", PAGES)


@on_the_ball
def test_it_waits_says_so_and_goes_on_where_it_was(on: Callable[[], Guided]) -> None:
    guided = on()
    page = guided.state.page
    guided.pull_the_ball().wait(200.0)
    assert guided.state.page == page
    assert [waits.page for waits in guided.only(Waits)] == [page.name]
    guided.bring_it_back()
    goes_on = "find" if page.name == "hold" else page.name  # no hold outlasts a gap
    assert [resumed.page for resumed in guided.only(Resumed)] == [goes_on]
    assert guided.page == goes_on


@every_page
def test_it_ends_cleanly_when_the_person_has_enough(on: Callable[[], Guided]) -> None:
    guided = on().pull_the_ball().wait(5.0).hear(Enough())
    (ended,) = guided.only(Ended)
    assert ended.reason == "person"
    assert sum(each.loaded_s for each in guided.only(Loaded)) == pytest.approx(ended.loaded_s)


@off_it
def test_a_page_that_needs_no_ball_says_that_it_is_gone_and_goes_on(
    on: Callable[[], Guided],
) -> None:
    with_it, without = on().wait(700.0), on().pull_the_ball().wait(700.0)
    assert len(without.only(Waits)) == 1
    assert without.state.page == with_it.state.page
    assert without.only(Ended) == []


@off_it
def test_a_page_that_needs_no_ball_is_answered_without_one(on: Callable[[], Guided]) -> None:
    with_it, without = on().hear(Button()), on().pull_the_ball().hear(Button())
    assert without.state.page == with_it.state.page


def test_who_comes_to_the_ball_while_it_is_away_is_told_and_it_is_waited_for_from_then_on() -> None:
    guided = before().pull_the_ball().wait(700.0).hear(Number(5))
    assert [waits.page for waits in guided.only(Waits)] == ["before", "find"]
    assert guided.wait(599.0).page == "find"
    assert guided.wait(1.0).only(Ended)[0].reason == "link"


@on_the_ball
def test_it_ends_by_itself_when_the_ball_never_comes_back(on: Callable[[], Guided]) -> None:
    guided = on().pull_the_ball().wait(600.0)
    assert [(each.reason, each.rule) for each in guided.only(Ended)] == [("link", "link away")]


@every_page
def test_it_ends_with_the_live_session(on: Callable[[], Guided]) -> None:
    guided = on().hear(SessionEnded(9e3, 0, 0.0, 0, 0, 0, 0, 0, None))
    assert guided.only(Ended)[0].reason == "link"


@on_the_ball
def test_no_timer_of_a_page_runs_while_the_ball_is_away(on: Callable[[], Guided]) -> None:
    guided = on()
    before_ = guided.state.page
    assert guided.pull_the_ball().wait(80.0).state.page == before_


@pytest.mark.parametrize("on", [find, let_go, rest])
def test_without_the_ball_one_may_go_on_to_the_stretches(on: Callable[[], Guided]) -> None:
    assert on().pull_the_ball().wait(5.0).hear(Yes()).page == "stretch"


def test_time_without_data_earns_no_credit() -> None:
    guided = hold().pull_the_ball().wait(60.0).bring_it_back().wait(2.0).release()
    assert [counted.credited for counted in guided.only(HoldCounted)] == [False]


def test_what_the_ball_had_vouched_for_is_kept_when_it_never_comes_back() -> None:
    guided = find().press().wait(45.0).pull_the_ball().wait(600.0)
    (counted,) = guided.only(HoldCounted)
    assert counted.credited
    assert counted.held_s == pytest.approx(30.0)


def test_whom_nobody_sees_is_taken_to_press_for_as_long_as_a_hold_may_last() -> None:
    guided = hold()
    loaded_s = guided.state.loaded_s
    guided.pull_the_ball().wait(60.0)
    assert guided.state.loaded_s == pytest.approx(loaded_s + 60.0)
    guided.wait(200.0)
    assert guided.state.loaded_s == pytest.approx(loaded_s + 90.0)


def test_pain_is_heard_without_the_ball_too() -> None:
    assert hold().pull_the_ball().hear(Number(9)).page == "let go"


def test_a_ball_that_began_again_is_not_taken_to_be_pressed() -> None:
    guided = hold().hear(Connected(6e3, "ball", "load_cell", 80.0))
    assert guided.page == "find"
    loaded_s = guided.state.loaded_s
    assert guided.wait(30.0, tick_s=30.0).state.loaded_s == loaded_s


def test_only_the_hold_that_was_asked_for_is_counted_and_once() -> None:
    guided = find().hear(HoldStarted(100.0, 97.0, 40.0))
    other = HoldEnded(150.0, 50.0, 150.0, 95.0, 40.0, 40.0, 0.04, True, "released")
    mine = HoldEnded(150.0, 97.0, 150.0, 50.0, 40.0, 40.0, 0.04, True, "released")
    assert guided.hear(other).only(HoldCounted) == []
    assert len(guided.hear(mine, mine).only(HoldCounted)) == 1


def test_a_hold_in_a_rest_is_refused_and_not_counted() -> None:
    guided = rest()
    held = len(guided.only(HoldBegan))
    guided.hold(15.0)
    assert [refused.rule for refused in guided.only(Refused)] == ["18 rest"]
    assert len(guided.only(HoldBegan)) == held


def test_a_new_point_does_not_shorten_the_rest() -> None:
    assert rest().hear(NewPoint()).wait(19.0).page == "rest"


def test_who_presses_between_the_stretches_is_told_that_the_ball_is_not_for_them() -> None:
    guided = find().hear(Yes()).wait(1.0)
    assert guided.page == "stretch"
    guided.press().wait(3.0)
    assert guided.refused_by == ["24 stretch"]


def test_the_end_says_why_and_what_was_done() -> None:
    gone = Ended(rule="", reason="link", holds=1, loaded_s=90.0)

    told = "Session over. The ball was gone for too long. 1 hold counted, 1.5 min pressed."
    assert sentence(gone) == told
    assert sentence(replace(gone, reason="refused", loaded_s=0.0)) == "Session over."
