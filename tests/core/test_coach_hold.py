"""What counts of a hold, when it ends, and the rest after it (facts rows 10 and 16 to 19)."""

import pytest

from coaching import Guided
from kneadle.coach.heard import Button, Enough, NewPoint, Number, Passed, Sensor
from kneadle.coach.told import Asked, Chosen, Cue, HoldCounted, LetGo
from kneadle.events import HoldStarted


def test_time_above_the_ceiling_earns_no_credit() -> None:
    guided = Guided.begin().chosen().press().wait(20.0).go_too_hard().wait(5.0).ease_back()
    guided.wait(9.0).release()
    (hold,) = guided.only(HoldCounted)
    assert (hold.credited, hold.over_s, hold.rule) == (False, 5.0, "10 above the ceiling")


def test_who_never_comes_below_the_ceiling_again_earns_what_was_before() -> None:
    guided = Guided.begin().chosen().press().wait(31.0).go_too_hard().wait(20.0).release()
    (hold,) = guided.only(HoldCounted)
    assert hold.credited
    assert hold.held_s == pytest.approx(31.0)


def test_pain_is_asked_for_every_15_seconds_of_a_hold() -> None:
    guided = Guided.begin().chosen().press().wait(61.0)
    asked = [each.now_s for each in guided.only(Asked) if each.question == "pain"]
    assert asked == [15.0, 30.0, 45.0, 60.0]


def test_a_hold_earns_credit_from_30_seconds() -> None:
    credited = [
        Guided.begin().chosen().hold(for_s).only(HoldCounted)[0].credited for for_s in (29.5, 30.0)
    ]
    assert credited == [False, True]


def test_after_90_seconds_it_is_let_go_and_said_again_until_it_is() -> None:
    guided = Guided.begin().chosen().press().wait(90.0)
    assert (guided.page, guided.only(LetGo)[0].why) == ("let go", "stop")
    guided.wait(11.0).release()
    assert sum(cue.meaning == "ease_off" for cue in guided.only(Cue)) == 3
    assert guided.only(HoldCounted)[0].held_s == 90.0


def test_a_spot_rests_30_seconds_off_the_ball_between_two_holds() -> None:
    guided = Guided.begin().chosen().hold(40.0).wait(20.0)
    assert guided.page == "rest"
    guided.press().wait(20.0)
    assert guided.page == "rest"
    assert guided.refused_by == ["18 rest"]
    guided.release().wait(9.0)
    assert guided.page == "rest"
    assert guided.wait(1.0).page == "find"


def test_a_point_gets_three_holds_at_most() -> None:
    guided = Guided.begin().chosen()
    for _ in range(3):
        guided.hold(32.0).wait(31.0)
    assert guided.page == "stretch"
    assert guided.refused_by == ["18 holds per point"]


def test_after_two_holds_one_may_go_on_to_the_stretches() -> None:
    guided = Guided.begin().chosen()
    for _ in range(2):
        guided.hold(32.0).wait(31.0)
    assert guided.wait(2.0).hear(Button()).page == "stretch"


def test_three_jolts_within_a_minute_mean_a_pause() -> None:
    guided = Guided.begin().chosen().press().wait(5.0)
    guided.warn("spike").wait(20.0).warn("spike").wait(20.0).warn("spike")
    assert (guided.page, guided.only(LetGo)[0].why) == ("let go", "jolts")
    assert guided.release().page == "rest"


def test_three_jolts_in_more_than_a_minute_are_none() -> None:
    guided = Guided.begin().chosen().press().wait(5.0)
    guided.warn("spike").wait(30.0).warn("spike").wait(30.0).warn("spike")
    assert guided.page == "hold"


def test_the_coach_stops_a_hold_at_90_seconds_also_when_the_ball_does_not_warn() -> None:
    guided = Guided.begin().chosen().hear(Passed(3.0), HoldStarted(9.0, 6.0, 40.0))
    assert guided.wait(86.5).page == "hold"
    assert guided.wait(0.5).only(LetGo)[0].why == "stop"


def test_what_is_held_after_let_go_earns_nothing() -> None:
    guided = Guided.begin().chosen().press().wait(16.0).hear(Number(6)).wait(15.0).hear(Number(4))
    guided.wait(20.0).release()
    assert guided.only(HoldCounted)[0].held_s == pytest.approx(31.0)


def test_nor_where_the_session_ends_before_anybody_comes_off() -> None:
    guided = Guided.begin().chosen().press().wait(31.0)
    assert guided.state.hold is not None
    start_s = guided.state.hold.start_s
    guided.hear(Sensor(relative=False, hold_start_s=start_s, held_s=31.0))
    guided.hear(Button(), Button(), Button())  # too much
    assert guided.page == "let go"
    guided.wait(20.0).hear(Sensor(relative=False, hold_start_s=start_s, held_s=51.0), Enough())
    assert guided.only(HoldCounted)[0].held_s == pytest.approx(31.0)


def test_a_new_point_is_not_begun_in_the_middle_of_a_hold() -> None:
    guided = Guided.begin().chosen().press().wait(10.0).hear(NewPoint())
    assert [chosen.point for chosen in guided.only(Chosen)] == [1]


def test_a_hold_that_ends_above_the_ceiling_is_counted_before_that_warning_is_over() -> None:
    guided = Guided.begin().chosen().press().wait(31.0).go_too_hard().wait(20.0)
    guided.ball.too_hard_since_s = None  # the ball says only later that it is over
    guided.release()
    assert guided.only(HoldCounted)[0].held_s == pytest.approx(31.0)


def test_a_session_that_ends_in_mid_hold_counts_what_the_ball_has_seen_held() -> None:
    guided = Guided.begin().chosen().press().wait(10.0)
    assert guided.state.hold is not None
    start_s = guided.state.hold.start_s
    guided.hear(Sensor(False, start_s, 21.5), Sensor(False, start_s - 1.0, 60.0), Enough())
    (hold,) = guided.only(HoldCounted)
    assert (hold.held_s, hold.credited) == (21.5, False)
