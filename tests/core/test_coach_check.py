"""Who should not begin, and tingling (facts section 7)."""

import pytest

from coaching import OTHER, PIRIFORMIS, Guided, days_later
from kneadle.coach import rules
from kneadle.coach.checklist import LONG, SAME_DAY
from kneadle.coach.heard import Button, Choose, Enough, No, Number, Tingling, Yes
from kneadle.coach.pages import Checking
from kneadle.coach.told import Asked, CheckAnswered


def test_the_long_list_comes_the_first_time_and_a_short_one_afterwards() -> None:
    first = Guided.begin().checked()
    assert first.pages.count("check") == 4
    second = Guided.begin(first.hear(Enough()).history, days_later(1)).checked()
    assert second.pages.count("check") == 1


def test_yes_is_never_taken_for_none_of_these() -> None:
    for list_ in range(4):
        guided = Guided.begin().hear(*[No()] * list_, Yes())
        assert guided.page in ("ended", "ask first")
        assert guided.hear(Button()).page == "ended"


def test_something_new_on_the_short_list_brings_the_long_one() -> None:
    known = Guided.begin().checked().hear(Enough()).history
    guided = Guided.begin(known, days_later(1)).hear(Yes())
    assert guided.page == "check"
    assert guided.checked().pages.count("check") == 5


@pytest.mark.parametrize(
    ("list_", "rule"), [(0, "7 emergency signs"), (2, "7 blocked")], ids=["emergency", "block"]
)
def test_an_emergency_sign_and_the_block_list_end_it_before_it_begins(
    list_: int, rule: str
) -> None:
    guided = Guided.begin().hear(*[No()] * list_, Number(1))
    assert guided.page == "ended"
    assert guided.refused_by == [rule]
    assert Guided.begin(guided.history, days_later(1)).checked().pages.count("check") == 4


@pytest.mark.parametrize(("list_", "rule"), [(1, "7 see a doctor today"), (3, "7 ask first")])
def test_what_a_professional_must_know_wants_a_clear_yes_and_a_press_is_none(
    list_: int, rule: str
) -> None:
    def asked() -> Guided:
        return Guided.begin().hear(*[No()] * list_, Number(2))

    assert asked().page == "ask first"
    assert asked().hear(Button()).refused_by == [rule]
    assert asked().hear(Button()).page == "ended"
    assert asked().hear(Yes()).checked().page == "choose"


def test_tingling_means_off_at_once_and_not_there_again_today() -> None:
    guided = Guided.begin().chosen().press().wait(10.0).hear(Tingling())
    assert (guided.page, guided.refused_by) == ("let go", ["7 nerve"])
    assert guided.release().page == "stretch"
    guided.stretched().hear(Number(5), Number(2), Choose(*PIRIFORMIS))
    assert (guided.page, guided.refused_by) == ("note", ["7 nerve", "7 nerve"])
    assert guided.hear(Choose(*OTHER)).page == "before"


def test_after_a_refusal_the_long_list_comes_again() -> None:
    known = Guided.begin().checked().hear(Enough()).history
    refused = Guided.begin(known, days_later(1)).hear(Yes(), No(), No(), Number(1))
    assert refused.refused_by == ["7 blocked"]
    assert Guided.begin(refused.history, days_later(2)).checked().pages.count("check") == 4


def test_what_a_professional_said_yes_to_is_kept_and_the_list_is_asked_for_more() -> None:
    guided = Guided.begin()
    while guided.only(Asked)[-1].rule != rules.SAME_DAY.id:
        guided.hear(No())
    guided.hear(Number(1), Yes())
    assert [each.item for each in guided.only(CheckAnswered) if each.item] == [SAME_DAY.items[0]]
    assert guided.state.page == Checking(LONG[1:], more=True)
    assert guided.hear(Number(2), No()).over
