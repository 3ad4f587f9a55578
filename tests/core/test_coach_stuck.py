"""No page is one that only ending the session leaves: the ball may be stuck, blind or away."""

from collections.abc import Callable

import pytest

from coaching import Guided
from kneadle.coach.heard import Button, Heard, NewPoint, Number, Sensor, Yes
from kneadle.coach.told import Cue, Ended, HoldCounted, LetGo
from kneadle.screen.guided import keys
from kneadle.screen.guided.faces import WaitFace
from kneadle.screen.words import Saying

SAID = pytest.mark.parametrize("said", [Button(), Yes()])
OFFERED = "space stretches"


def find() -> Guided:
    return Guided.begin().chosen().wait(3.0)


def hold() -> Guided:
    return find().press().wait(40.0)


def let_go() -> Guided:
    return find().press().wait(91.0)


def rest() -> Guided:
    return find().hold(40.0).wait(1.0).press()


def row(guided: Guided) -> str:
    return keys.row(guided.state, WaitFace(Saying("", "", "calm")))


@SAID
@pytest.mark.parametrize("on", [let_go, rest])
def test_a_sensor_that_stays_pressed_is_left_for_the_stretches_after_20_s(
    said: Heard, on: Callable[[], Guided]
) -> None:
    guided = on()
    page = guided.page
    guided.wait(15.0).hear(said).wait(1.0)
    assert (guided.page, OFFERED in row(guided)) == (page, False)
    guided.wait(6.0)
    assert OFFERED in row(guided)
    assert guided.hear(said).wait(1.0).page == "stretch"


def stuck_in_the_stretches() -> Guided:
    return let_go().wait(25.0).hear(Button()).wait(1.0)


def test_it_goes_on_to_the_end_though_the_sensor_still_says_pressed() -> None:
    guided = stuck_in_the_stretches()
    known = len(guided.only(Cue))
    guided.stretched()
    assert guided.page == "reassess"
    assert "ease_off" not in [cue.meaning for cue in guided.only(Cue)[known:]]
    guided.hear(Number(4), Number(2), Button())
    assert guided.only(Ended)[0].reason == "done"


def test_once_the_sensor_let_go_it_is_believed_again() -> None:
    guided = stuck_in_the_stretches().release().wait(1.0).press().wait(3.0)
    assert guided.refused_by[-1] == "24 stretch"
    assert guided.only(Cue)[-1].meaning == "ease_off"


def test_who_rested_for_long_and_presses_again_is_not_sent_on() -> None:
    guided = find().hold(40.0).wait(25.0).press().wait(3.0).hear(Yes()).wait(1.0)
    assert (guided.page, OFFERED in row(guided)) == ("rest", False)


@SAID
def test_a_hold_whose_ball_went_away_is_left_for_the_stretches_and_keeps_its_credit(
    said: Heard,
) -> None:
    guided = hold().pull_the_ball().wait(3.0)
    assert OFFERED in row(guided)
    guided.hear(said).wait(1.0)
    assert guided.page == "stretch"
    assert [held.credited for held in guided.only(HoldCounted)] == [True]


@SAID
def test_a_link_that_is_gone_for_a_moment_makes_no_other_answer_of_the_same(said: Heard) -> None:
    guided = hold().pull_the_ball().wait(0.5).hear(said).wait(0.5)
    assert guided.page == "hold"


def test_too_much_is_too_much_though_the_ball_is_away() -> None:
    guided = hold().pull_the_ball().wait(3.0).hear(Button(), Button(), Button())
    assert guided.only(LetGo)[-1].why == "pain"


@pytest.mark.parametrize("on", [find, hold, let_go, rest])
def test_a_blind_sensor_holds_nobody_back(on: Callable[[], Guided]) -> None:
    guided = on().press().hear(Sensor(relative=False, blind=True)).wait(6.0)
    assert OFFERED in row(guided)
    for _ in range(2):
        guided.hear(Yes()).wait(3.0)
    assert guided.page == "stretch"


def test_whose_ball_sticks_after_the_stretches_says_how_it_is_and_does_not_stretch_again() -> None:
    guided = find().hear(Button()).wait(300.0).press().wait(45.0)
    assert guided.only(LetGo)[-1].why == "reassess"
    assert "space goes on" in row(guided)
    assert guided.hear(Yes()).wait(1.0).page == "reassess"


def test_a_session_with_a_stuck_sensor_ends_after_an_hour_without_an_answer() -> None:
    guided = let_go().wait(3700.0, 1.0)
    assert [ended.reason for ended in guided.only(Ended)] == ["idle"]


def test_who_was_pressed_when_the_ball_went_away_may_go_back_to_a_new_point() -> None:
    guided = hold().pull_the_ball().wait(3.0).hear(Yes()).wait(2.0)
    guided.hear(NewPoint())
    assert (guided.page, guided.refused_by) == ("find", [])


@pytest.mark.parametrize("on", [let_go, rest])
def test_that_one_may_go_on_is_said_in_words_once(on: Callable[[], Guided]) -> None:
    guided = on().wait(60.0)
    assert guided.refused_by.count("a ball that lets nobody go") == 1
