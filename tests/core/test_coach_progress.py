"""Is it getting better? (facts rows 25 and 26)"""

import pytest

from coaching import OTHER, PIRIFORMIS, Guided, a_session, days_later
from kneadle.coach.heard import Button, Choose, No, Number
from kneadle.coach.history import History
from kneadle.coach.told import Reassessed


@pytest.mark.parametrize(("pain", "change"), [(4, "better"), (5, "same"), (8, "worse")])
def test_a_change_is_real_from_two_points_on(pain: int, change: str) -> None:
    guided = Guided.begin().chosen(pain=6).hold(35.0).finished(pain)
    (told,) = guided.only(Reassessed)
    assert (told.pain_before, told.pain_after, told.change) == (6, pain, change)


def test_without_a_number_nothing_is_said_of_change() -> None:
    guided = Guided.begin().checked().hear(Choose(*PIRIFORMIS), Button()).hold(35.0).finished(3)
    assert guided.only(Reassessed)[0].change == "unknown"


def test_fourteen_days_without_change_send_to_a_professional() -> None:
    history = a_session(History(), 0, 6, 5)
    for day in range(1, 14):
        history = a_session(history, day, 5, 4)
    last = Guided.begin(history, days_later(14)).chosen(pain=6)
    assert (last.page, last.refused_by) == ("choose", ["26 no change"])


def test_who_got_better_by_two_points_in_14_days_goes_on() -> None:
    history = a_session(a_session(History(), 0, 7, 5), 7, 5, 4)
    assert Guided.begin(history, days_later(14)).chosen(pain=5).page == "find"


def test_who_hardly_hurts_has_nothing_to_get_better_of() -> None:
    history = History()
    for day in (0, 7):
        history = a_session(history, day, 3, 3)
    assert Guided.begin(history, days_later(20)).chosen(pain=3).page == "find"


@pytest.mark.parametrize("walk", [2, 3])
def test_worse_twice_running_sends_to_a_professional_and_says_so_at_once(walk: int) -> None:
    pain = 6 if walk == 3 else 8
    history = a_session(History(), 0, 6, pain, walk)
    second = Guided.begin(history, days_later(1)).chosen(pain=6).hold(35.0).finished(pain, walk)
    assert second.refused_by == ["26 worse twice"]
    third = Guided.begin(second.history, days_later(2)).checked(seen=No())
    assert third.hear(Choose(*PIRIFORMIS)).refused_by == ["26 worse twice"]
    assert third.hear(Choose(*OTHER)).page == "before"


def test_a_professionals_yes_opens_the_site_again_and_a_press_does_not() -> None:
    history = a_session(a_session(History(), 0, 5, 7), 1, 5, 7)
    pressed = Guided.begin(history, days_later(2))
    pressed.through("check", "follow up", by=lambda: pressed.hear(Button()))
    assert pressed.hear(Choose(*PIRIFORMIS)).refused_by == ["26 worse twice"]
    assert Guided.begin(history, days_later(2)).checked().hear(Choose(*PIRIFORMIS)).page == "before"


def test_more_pain_from_session_to_session_is_worse_too() -> None:
    history = a_session(a_session(a_session(History(), 0, 3, 3), 1, 5, 5), 2, 7, 7)
    guided = Guided.begin(history, days_later(3)).checked(seen=No())
    assert guided.hear(Choose(*PIRIFORMIS)).refused_by == ["26 worse twice"]


def test_the_first_number_of_a_day_is_the_one_before() -> None:
    guided = (
        Guided.begin()
        .chosen(pain=7)
        .wait(2.0)
        .hear(Button())
        .stretched()
        .hear(Number(6), Number(2))
    )
    guided.hear(Choose(*PIRIFORMIS), Number(2)).wait(2.0).hear(Button())
    guided.stretched().hear(Number(4), Number(2))
    assert [each.pain_before for each in guided.only(Reassessed)] == [7, 7]
