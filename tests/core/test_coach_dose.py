"""How long is pressed at most (facts row 22)."""

import pytest

from coaching import MONDAY, OTHER, PIRIFORMIS, Guided
from kneadle.coach.heard import Choose, NewPoint, Number
from kneadle.coach.site import SITES
from kneadle.coach.told import LetGo


def test_a_point_is_pressed_for_three_minutes_at_most_credited_or_not() -> None:
    guided = Guided.begin().chosen()
    pressed_for(guided, 180.0)
    assert guided.page == "rest"
    assert guided.refused_by == ["22 dose per point"]
    assert guided.only(LetGo)[0].why == "dose"
    assert guided.wait(31.0).page == "stretch"


def test_another_point_of_the_muscle_has_what_is_left_of_five_minutes() -> None:
    guided = Guided.begin().chosen()
    pressed_for(guided, 180.0)
    guided.hear(NewPoint()).wait(31.0)
    assert guided.page == "find"
    pressed_for(guided, 180.0)
    assert guided.refused_by[-1] == "22 dose per muscle and side"
    assert guided.state.site_s == pytest.approx(300.0, abs=20.0)


def test_a_dose_after_midnight_is_still_that_of_the_session() -> None:
    late = MONDAY.replace(hour=23, minute=58)
    guided = Guided.begin(at=late).chosen()
    pressed_for(guided, 180.0)
    guided.hear(NewPoint())
    assert guided.state.at.date() != late.date()
    assert guided.state.site_s == pytest.approx(182.0, abs=2.0)


def test_a_session_has_ten_minutes_of_pressing_in_all() -> None:
    guided = Guided.begin().chosen()
    pressed_for(guided, 180.0)
    pressed_for(guided.hear(NewPoint()).wait(31.0), 120.0)
    guided.to_the_note().hear(Choose(*OTHER), Number(5))
    pressed_for(guided, 180.0)
    pressed_for(guided.hear(NewPoint()).wait(31.0), 80.0)
    third, fourth = SITES[0], SITES[1]
    guided.to_the_note().hear(Choose(*third), Number(5))
    assert guided.refused_by[-1] != "22 dose per session"
    pressed_for(guided, 60.0)
    assert (guided.refused_by[-1], guided.only(LetGo)[-1].why) == ("22 dose per session", "dose")
    assert guided.state.loaded_s == pytest.approx(600.0, abs=2.0)
    guided.to_the_note().hear(Choose(*fourth))
    assert (guided.page, guided.refused_by[-1]) == ("note", "22 dose per session")


def test_there_is_no_new_point_when_the_muscle_has_had_enough() -> None:
    guided = Guided.begin().chosen()
    pressed_for(guided, 180.0)
    pressed_for(guided.hear(NewPoint()).wait(31.0), 100.0)
    guided.hear(NewPoint())
    assert (guided.page, guided.refused_by[-1]) == ("stretch", "22 dose per muscle and side")


def test_who_comes_back_to_a_muscle_goes_on_where_it_was_left() -> None:
    guided = Guided.begin().chosen()
    pressed_for(guided, 100.0)
    guided.to_the_note().hear(Choose(*PIRIFORMIS), Number(5))
    pressed_for(guided, 85.0)
    assert guided.refused_by == ["22 dose per point"]


def pressed_for(guided: Guided, for_s: float) -> None:
    """In dabs, which need no rest, until told to let go."""
    end_s = guided.state.loaded_s + for_s
    while guided.page == "find" and guided.state.loaded_s < end_s - 0.1:
        guided.hold(2.0).wait(0.5)
