"""Tries that earn no credit press the spot too: together they need the rest (facts row 18)."""

from coaching import PIRIFORMIS, Guided
from kneadle.coach.heard import NewPoint
from kneadle.coach.told import HoldCounted, LetGo, RestBegan
from kneadle.events import Connected


def find() -> Guided:
    return Guided.begin().chosen(PIRIFORMIS)


def test_short_tries_one_after_the_other_come_to_a_rest() -> None:
    guided = find().hold(29.0).wait(0.5)
    assert guided.page == "find"
    guided.hold(29.0)
    assert guided.page == "rest"
    assert not any(hold.credited for hold in guided.only(HoldCounted))


def test_a_long_hold_above_the_ceiling_needs_its_rest_as_well() -> None:
    guided = find().press().go_too_hard().wait(85.0).release()
    assert guided.only(HoldCounted)[0].held_s < 30.0
    assert guided.page == "rest"


def test_after_the_rest_tries_are_counted_anew() -> None:
    guided = find().hold(20.0).hold(20.0).wait(31.0)
    assert guided.page == "find"
    assert guided.hold(20.0).page == "find"
    assert guided.hold(20.0).page == "rest"
    assert len(guided.only(RestBegan)) == 2


def test_another_point_is_no_rest() -> None:
    assert find().hold(20.0).hear(NewPoint()).hold(20.0).page == "rest"


def test_a_ball_that_begins_again_is_no_rest() -> None:
    guided = find().hold(20.0).press().wait(20.0)
    guided.hear(Connected(6e3, "ball", "load_cell", 80.0))
    assert guided.page == "rest"


def test_who_is_still_on_the_ball_then_lets_go_first() -> None:
    guided = find().hold(20.0).press().wait(20.0)
    hold = guided.state.hold
    assert hold is not None
    from_ball = guided.ball.pressed
    assert from_ball is not None
    guided.hear(*guided.ball._hold_ended(from_ball, guided.ball.t_s))
    assert (guided.page, guided.only(LetGo)[-1].rule) == ("let go", "18 tries add up")
    assert guided.release().page == "rest"
