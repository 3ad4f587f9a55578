"""The last page: a line of the person's own, or another muscle first."""

from coaching import OTHER, Guided
from kneadle.coach.heard import Another, Button, Choose, Draft, Enough, No, Passed, Yes
from kneadle.coach.told import Noted


def noting() -> Guided:
    return Guided.begin().chosen().hold(35.0).to_the_note()


def test_a_note_is_kept_however_its_page_is_left() -> None:
    for leave in (Button(), Yes(), Another(), Enough(), Choose(*OTHER), Passed(1e5)):
        guided = noting().hear(Draft(" half a word "), leave)
        assert [noted.text for noted in guided.only(Noted)] == ["half a word"]
        assert guided.page != "note"


def test_another_muscle_may_be_worked_before_the_note_and_there_is_a_way_back() -> None:
    guided = noting().hear(Another())
    assert guided.page == "choose"
    assert guided.hear(No()).page == "note"
    assert guided.hear(Another(), Button()).page == "before"
