"""Presses of the button that come as a page changes: "too much" counts, nothing ends for good."""

from collections.abc import Callable

import pytest

from coaching import PIRIFORMIS, Guided
from kneadle.coach.heard import Button, Choose, Heard, NewPoint, Number, Passed, Yes
from kneadle.coach.told import CeilingLowered, Chosen, Cue, LetGo, PainSaid
from kneadle.events import HoldEnded


def held(for_s: float = 17.0) -> Guided:
    return Guided.begin().chosen().wait(2.0).press().wait(for_s)


def lapse(guided: Guided) -> Guided:
    """The hold ends; the person is still on the ball."""
    hold = guided.state.hold
    assert hold is not None
    start_s, end_s = hold.start_s, hold.start_s + 17.0
    ended = HoldEnded(
        *(end_s, start_s, end_s, 17.0, 40.0, 45.0, 0.03), credited=False, reason="unsteady"
    )
    return guided.hear(ended)


def a_moment(guided: Guided, for_s: float = 0.3) -> Guided:
    return guided.hear(Passed(guided.state.now_s + for_s))


@pytest.mark.parametrize("end", [lapse, Guided.release])
@pytest.mark.parametrize("before", [1, 2])
def test_too_much_survives_that_the_hold_ends_between_the_presses(
    end: Callable[[Guided], Guided], before: int
) -> None:
    guided = held()
    for _ in range(before):
        a_moment(guided).hear(Button(40.0))
    end(guided)
    for _ in range(3 - before):
        a_moment(guided).hear(Button(5.0))
    assert [said.said for said in guided.only(PainSaid) if said.when == "hold"] == ["too much"]
    assert guided.only(LetGo)[-1].why == "pain"
    assert guided.only(CeilingLowered)[0].ceiling_n == pytest.approx(36.0)


def test_too_much_survives_that_a_credited_hold_is_let_go_between_the_presses() -> None:
    guided = held(40.0).hear(Button(40.0)).release()
    assert guided.page == "rest"
    a_moment(guided).hear(Button(0.0))
    a_moment(guided).hear(Button(0.0))
    assert guided.only(CeilingLowered)[0].ceiling_n == pytest.approx(36.0)


def test_three_presses_far_from_each_other_are_not_too_much() -> None:
    guided = held()
    for _ in range(3):
        guided.hear(Button()).wait(1.0)
    assert [said.said for said in guided.only(PainSaid)[-3:]] == ["same"] * 3


def test_hammering_while_searching_means_off_too() -> None:
    guided = Guided.begin().chosen().press(50.0).wait(1.0).hear(*[Button(50.0)] * 3)
    assert guided.only(LetGo)[0].why == "pain"


@pytest.mark.parametrize("said", [Button(40.0), Yes()])
def test_the_same_said_as_the_hold_lapses_ends_nothing(said: Heard) -> None:
    guided = lapse(held())
    a_moment(guided).hear(said).wait(1.0)
    assert (guided.page, guided.refused_by) == ("find", ["a page is seen first"])


def test_the_same_said_just_before_the_hold_lapses_ends_nothing() -> None:
    guided = lapse(held().hear(Button(40.0))).wait(1.0)
    assert (guided.page, guided.refused_by) == ("find", [])


@pytest.mark.parametrize("said", [Button(40.0), Yes()])
def test_a_press_while_searching_on_the_ball_says_let_go_and_may_be_gone_on_from(
    said: Heard,
) -> None:
    guided = lapse(held()).wait(3.0).hear(said).wait(1.0)
    assert (guided.page, guided.only(LetGo)[0].why) == ("let go", "find")
    assert guided.release().page == "find"
    assert guided.wait(2.0).hear(said).page == "stretch"


def test_a_double_enter_on_the_page_before_skips_no_hold() -> None:
    guided = Guided.begin().chosen().hear(Button())
    assert (guided.page, guided.refused_by) == ("find", ["a page is seen first"])
    assert guided.wait(2.0).hear(Button()).page == "stretch"


def test_a_press_in_a_let_go_does_not_go_on_to_the_stretches_on_the_ball() -> None:
    guided = held(90.0)
    assert guided.page == "let go"
    assert guided.wait(5.0).hear(Button()).wait(2.0).page == "let go"
    assert guided.hear(Yes()).page == "let go"
    assert guided.release().page == "rest"


def test_from_the_stretches_another_point_of_the_muscle_is_found() -> None:
    guided = Guided.begin().chosen().wait(2.0).hear(Button()).wait(20.0).hear(NewPoint())
    assert (guided.page, guided.only(Chosen)[-1].point) == ("find", 2)


def test_from_the_stretches_there_is_no_way_back_to_a_muscle_that_had_enough() -> None:
    guided = Guided.begin().chosen()
    for _ in range(4):
        for _ in range(4):
            guided.hold(20.0)
        guided.hear(NewPoint())
    guided.through("find", "let go", "rest", by=lambda: guided.wait(3.0).hear(Button()))
    assert guided.hear(NewPoint()).page == "stretch"
    assert guided.refused_by[-1] == "22 dose per muscle and side"


def test_another_point_is_begun_off_the_ball_only() -> None:
    guided = Guided.begin().chosen().press().wait(2.0)
    dose_s = guided.state.work.point_s if guided.state.work else 0.0
    guided.hear(NewPoint())
    assert guided.refused_by == ["off the ball first"]
    assert guided.state.work is not None
    assert (guided.state.work.point, guided.state.work.point_s) == (1, dose_s)


def test_who_lies_on_the_ball_when_a_point_has_had_enough_lets_go_before_the_stretches() -> None:
    guided = Guided.begin().checked().hear(Choose(*PIRIFORMIS)).press().wait(170.0).hear(Number(5))
    assert (guided.page, guided.only(LetGo)[-1].why) == ("let go", "stretch")
    loaded_s = guided.wait(6.0).state.loaded_s
    assert guided.only(Cue)[-1].meaning == "ease_off"
    assert loaded_s == pytest.approx(176.2)
    assert guided.release().page == "stretch"


def test_who_presses_when_the_stretches_are_done_lets_go_before_saying_how_it_is() -> None:
    guided = Guided.begin().chosen().wait(2.0).hear(Button()).wait(300.0)
    loaded_s = guided.press().wait(19.0).state.loaded_s
    guided.wait(1.0)
    assert (guided.page, guided.only(LetGo)[-1].why) == ("let go", "reassess")
    guided.wait(11.0)
    assert [cue.meaning for cue in guided.only(Cue)][-3:] == ["ease_off"] * 3
    assert guided.state.loaded_s == pytest.approx(loaded_s + 12.0)
    assert guided.release().page == "reassess"
