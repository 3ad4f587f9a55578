"""Too much, and enough (facts rows 11 and 17)."""

import pytest

from coaching import OTHER, PIRIFORMIS, Guided, days_later
from kneadle.coach.heard import Choose, Number, Sensor, Tingling, Yes
from kneadle.coach.pain import has_eased
from kneadle.coach.state import Ceiling
from kneadle.coach.told import CeilingLowered, Chosen, Cue, HoldCounted, LetGo, PainSaid


def test_pain_above_7_means_come_off_now_and_a_ceiling_of_nine_tenths_of_that_force() -> None:
    guided = Guided.begin().chosen().press(50.0).wait(40.0).hear(Number(8, force_n=60.0))
    assert guided.page == "let go"
    assert guided.only(LetGo)[0].why == "pain"
    assert guided.only(Cue)[-1].meaning == "ease_off"
    assert guided.only(CeilingLowered)[0].ceiling_n == pytest.approx(54.0)
    assert guided.state.ceiling_n(PIRIFORMIS) == pytest.approx(54.0)
    assert guided.state.ceiling_n(OTHER) == 80.0
    guided.release()
    assert [hold.credited for hold in guided.only(HoldCounted)] == [False]


def test_pain_of_7_is_allowed_with_a_hint() -> None:
    guided = Guided.begin().chosen().press().wait(10.0).hear(Number(7, force_n=40.0))
    assert guided.page == "hold"
    assert guided.only(Cue)[-1].meaning == "ease_off"
    assert guided.only(CeilingLowered) == []


def test_a_lowered_ceiling_is_never_above_the_one_before() -> None:
    low = Ceiling(PIRIFORMIS, 40.0, days_later(-1))
    guided = Guided.begin(ceilings=(low,)).chosen().press(60.0).wait(5.0)
    guided.hear(Number(9, force_n=70.0))
    assert guided.state.ceiling_n(PIRIFORMIS) == pytest.approx(36.0)


def test_a_key_held_down_lowers_the_ceiling_once() -> None:
    guided = Guided.begin().chosen().press(50.0).wait(10.0).hear(*[Number(9, force_n=50.0)] * 9)
    guided.release().hear(*[Number(9)] * 9)
    assert [each.ceiling_n for each in guided.only(CeilingLowered)] == [pytest.approx(45.0)]
    guided.wait(31.0).press(40.0).wait(5.0).hear(Number(8, force_n=40.0))
    assert guided.only(CeilingLowered)[-1].ceiling_n == pytest.approx(36.0)


def test_who_holds_on_after_credit_is_told_to_let_go_and_rest() -> None:
    guided = Guided.begin().chosen().press().wait(40.0).pull_the_ball().wait(2.0).bring_it_back()
    assert (guided.page, guided.only(LetGo)[0].why) == ("let go", "rest")


def test_who_comes_off_before_saying_so_felt_the_hold() -> None:
    guided = Guided.begin().chosen().press(50.0).wait(10.0).hear(Number(9, force_n=1.0))
    assert guided.only(CeilingLowered)[0].force_n == 50.0


def test_a_lowered_ceiling_is_remembered_until_a_newer_one_is_measured() -> None:
    guided = Guided.begin().chosen().press(50.0).wait(5.0).hear(Number(8, force_n=50.0))
    tomorrow = days_later(1)
    old, new = (Ceiling(PIRIFORMIS, 90.0, days_later(day)) for day in (-1, 0.5))
    remembered = Guided.begin(guided.history, tomorrow, ceilings=(old,))
    assert remembered.state.ceiling_n(PIRIFORMIS) == pytest.approx(45.0)
    measured = Guided.begin(guided.history, tomorrow, ceilings=(old, new))
    assert measured.state.ceiling_n(PIRIFORMIS) == 90.0


def test_numbers_of_a_ball_nobody_calibrated_are_never_taken_for_newtons() -> None:
    guided = Guided.begin().hear(Sensor(relative=True)).chosen().press(30.0).wait(5.0)
    guided.hear(Number(8, force_n=30.0))
    assert guided.only(CeilingLowered)[0].relative
    assert guided.state.ceiling_n(PIRIFORMIS) == pytest.approx(27.0)
    calibrated = Guided.begin(guided.history, days_later(1))
    assert calibrated.state.ceiling_n(PIRIFORMIS) == 80.0
    calibrated.hear(Sensor(relative=True))
    assert calibrated.state.ceiling_n(PIRIFORMIS) == pytest.approx(27.0)


def test_a_ball_nobody_calibrated_gets_no_more_of_its_numbers_than_newtons_hold() -> None:
    low = Ceiling(PIRIFORMIS, 40.0, days_later(-1))
    guided = Guided.begin(ceilings=(low,)).hear(Sensor(relative=True)).chosen()
    assert [(each.ceiling_n, each.relative) for each in guided.only(Chosen)] == [(40.0, True)]


def test_another_ball_in_mid_session_gets_the_ceiling_in_its_own_numbers() -> None:
    guided = Guided.begin().chosen().press(50.0).wait(5.0).hear(Number(8, force_n=50.0))
    guided.hear(Sensor(relative=True), Sensor(relative=True))
    assert [(each.ceiling_n, each.relative) for each in guided.only(Chosen)] == [
        (80.0, False),
        (pytest.approx(45.0), True),
    ]


def test_a_ceiling_without_room_for_a_hold_closes_the_site() -> None:
    guided = Guided.begin().chosen().press(17.0).wait(5.0).hear(Number(8, force_n=17.0))
    guided.release().wait(31.0)
    assert guided.page == "stretch"
    assert "13 room for a hold" in guided.refused_by


def test_pain_above_7_before_anything_presses_closes_the_site_for_the_day() -> None:
    guided = Guided.begin().chosen(pain=8)
    assert guided.page == "choose"
    assert guided.refused_by == ["11 pain limit"]
    assert guided.hear(Choose(*PIRIFORMIS)).page == "choose"
    assert Guided.begin(guided.history, days_later(1)).chosen().page == "find"


def test_eased_is_two_points_or_30_percent_or_3_and_less() -> None:
    for first in range(11):
        for now in range(11):
            fallen = first - now
            eased = fallen >= 2 or (first > 0 and fallen / first >= 0.3) or now <= 3
            assert has_eased(first, now) is eased


def test_a_hold_ends_when_it_has_eased() -> None:
    guided = Guided.begin().chosen().press().wait(16.0).hear(Number(6)).wait(15.0).hear(Number(4))
    assert (guided.page, guided.only(LetGo)[0].why) == ("let go", "eased")
    assert guided.only(Cue)[-1].meaning == "done"


def test_the_first_number_of_a_hold_is_not_compared_with_anything() -> None:
    assert Guided.begin().chosen().press().wait(16.0).hear(Number(2)).page == "hold"


def test_a_ceiling_leaves_room_for_a_hold_where_the_bar_has_a_band_for_it() -> None:
    for ceiling_n, page in ((19.0, "choose"), (20.0, "before")):
        low = Ceiling(PIRIFORMIS, ceiling_n, days_later(-1))
        guided = Guided.begin(ceilings=(low,)).checked().hear(Choose(*PIRIFORMIS))
        assert guided.page == page


def test_too_much_of_another_press_lowers_the_ceiling_again_also_in_a_rest() -> None:
    guided = Guided.begin().chosen().press(50.0).wait(10.0).hear(Number(9, force_n=50.0))
    guided.release().wait(5.0).press(40.0).hear(Number(9, force_n=40.0))
    assert guided.only(CeilingLowered)[-1].ceiling_n == pytest.approx(36.0)


def test_a_hold_that_a_nerve_has_ended_earns_nothing() -> None:
    guided = Guided.begin().chosen().press().wait(40.0).hear(Tingling()).release()
    (hold,) = guided.only(HoldCounted)
    assert (hold.credited, hold.rule) == (False, "7 nerve")


def test_the_same_is_the_same_as_in_this_hold() -> None:
    said = Guided.begin().chosen().press().wait(16.0).hear(Number(6)).release().wait(1.0)
    again = said.press().wait(10.0)
    assert again.page == "hold"

    assert again.hear(Yes()).only(PainSaid)[-1].pain is None
