"""One session a day, and what became of the sites (facts rows 22 and 23)."""

from datetime import timedelta

import pytest

from coaching import MONDAY, PIRIFORMIS, Guided, a_session, days_later
from kneadle.coach.heard import Button, Choose, Enough, No, Number, Yes
from kneadle.coach.history import History
from kneadle.coach.told import Asked, Refused


def test_one_session_a_day_is_enough() -> None:
    first = Guided.begin().chosen().hold(35.0).finished().history
    again = Guided.begin(first, MONDAY + timedelta(hours=2))
    assert (again.page, again.refused_by) == ("ended", ["22 one session a day"])
    assert again.only(Refused)[0].until.startswith("2026-03-03")
    assert Guided.begin(first, days_later(1)).page == "check"


def test_midnight_alone_makes_no_new_day() -> None:
    late = MONDAY.replace(hour=23)
    first = Guided.begin(at=late).chosen().hold(35.0).finished().history
    again = Guided.begin(first, late + timedelta(hours=2))
    assert (again.page, again.refused_by) == ("ended", ["22 a night between"])


def test_a_session_that_never_came_to_a_hold_takes_nobodys_day_but_what_it_pressed_counts() -> None:
    tried = Guided.begin().chosen().hold(20.0).hear(Enough())
    again = Guided.begin(tried.history, MONDAY + timedelta(hours=1)).chosen()
    assert again.page == "find"
    assert again.state.session_s == pytest.approx(20.2)


@pytest.mark.parametrize(
    ("answer", "open_"), [(Number(3), True), (Number(4), False), (Button(), True)]
)
def test_a_site_sore_by_4_of_10_rests_24_hours(answer: Number | Button, open_: bool) -> None:
    first = Guided.begin().chosen().hold(35.0).finished().history
    second = Guided.begin(first, days_later(1)).hear(No())
    assert second.only(Asked)[-1].question == "sore"
    second.hear(answer, Yes(), Choose(*PIRIFORMIS))
    assert (second.page == "before") is open_
    assert second.refused_by == ([] if open_ else ["23 a sore site rests"])
    assert Guided.begin(second.history, days_later(2.1)).chosen().page == "find"


def test_a_bruised_site_rests_48_hours_and_until_it_is_no_longer_tender() -> None:
    first = Guided.begin().chosen().hold(35.0).finished().history
    bruised = Guided.begin(first, days_later(1)).hear(No(), Number(0), No(), Enough()).history
    hurried = Guided.begin(bruised, days_later(2)).hear(No(), Number(0), Yes(), Choose(*PIRIFORMIS))
    assert hurried.refused_by == ["23 a bruised site rests"]
    assert hurried.only(Refused)[0].until == days_later(3).isoformat()
    tender = Guided.begin(bruised, days_later(4)).hear(No(), Number(0), No(), Choose(*PIRIFORMIS))
    assert tender.refused_by == ["23 a bruised site rests"]
    healed = Guided.begin(bruised, days_later(4)).hear(No(), Number(0), Yes(), Choose(*PIRIFORMIS))
    assert healed.page == "before"


def test_eight_hours_after_a_late_session_a_new_day_has_begun() -> None:
    late = MONDAY.replace(hour=23)
    first = Guided.begin(at=late).chosen().hold(35.0).finished().history
    assert Guided.begin(first, late + timedelta(hours=8.5)).page == "check"


def test_a_bruise_that_is_still_tender_does_not_begin_its_48_hours_anew() -> None:
    first = Guided.begin().chosen().hold(35.0).finished().history
    history = first
    for day in (1, 2.5):
        history = (
            Guided.begin(history, days_later(day)).hear(No(), Number(0), No(), Enough()).history
        )
    healed = Guided.begin(history, days_later(3.1)).hear(
        No(), Number(0), Yes(), Choose(*PIRIFORMIS)
    )
    assert healed.page == "before"


def test_a_press_of_the_button_says_that_sore_and_bruised_sites_are_as_before() -> None:
    first = Guided.begin().chosen().hold(35.0).finished().history
    bad = Guided.begin(first, days_later(1)).hear(No(), Number(6), No(), Enough()).history
    pressed = Guided.begin(bad, days_later(4)).hear(No(), Button(), Button()).history
    assert pressed.place(PIRIFORMIS).sore
    assert pressed.place(PIRIFORMIS).bruised


def test_each_session_is_asked_after_not_only_the_first() -> None:
    history = a_session(a_session(History(), 0, 6, 5), 1, 6, 5)
    assert Guided.begin(history, days_later(2)).hear(No()).only(Asked)[-1].question == "sore"
    asked = Guided.begin(history, days_later(2)).checked().hear(Enough()).history
    assert Guided.begin(asked, days_later(3)).hear(No()).page == "choose"


def test_what_was_pressed_later_on_a_day_is_asked_after_too() -> None:
    tried = Guided.begin().chosen().hold(20.0).hear(Enough()).history
    again = Guided.begin(tried, MONDAY + timedelta(hours=1)).chosen().hold(35.0).finished()
    assert Guided.begin(again.history, days_later(1)).hear(No()).only(Asked)[-1].question == "sore"


def test_a_bruise_that_was_not_asked_for_because_the_person_left_is_asked_for_again() -> None:
    first = Guided.begin().chosen().hold(35.0).finished().history
    left = Guided.begin(first, days_later(1)).hear(No(), Number(2), Enough()).history
    again = Guided.begin(left, days_later(1.1)).hear(No(), Number(2))
    assert again.only(Asked)[-1].question == "bruise"
    assert Guided.begin(again.hear(Yes(), Enough()).history, days_later(1.2)).hear(No()).page == (
        "choose"
    )


def test_what_is_pressed_in_a_session_that_lasts_over_a_night_belongs_to_the_day_it_began() -> None:
    guided = Guided.begin()
    for _ in range(11):
        guided.wait(3500.0, 3500.0).hear(Number(99))
    guided.chosen().hold(35.0)
    assert guided.history.day_s(MONDAY.date()) == pytest.approx(35.2)
    assert History.from_events(guided.told) == guided.history
