"""The way through a session, by keys and by the button alone."""

import pytest

from coaching import OTHER, PIRIFORMIS, Guided
from kneadle.coach.choosing import choices
from kneadle.coach.heard import Button, Choose, Note, Number
from kneadle.coach.rules import RULES
from kneadle.coach.site import SITES, Site
from kneadle.coach.told import (
    CeilingLowered,
    Chosen,
    Ended,
    HoldBegan,
    HoldCounted,
    LetGo,
    Noted,
    PainSaid,
    Refused,
    StretchBegan,
    StretchEnded,
)
from kneadle.coach.words import QUESTIONS, REFUSALS


def test_a_session_goes_check_choose_find_hold_rest_stretch_reassess_note() -> None:
    guided = Guided.begin().chosen()
    for _ in range(3):
        guided.hold(50.0).wait(31.0)
    guided.stretched().hear(Number(3), Number(1), Note("The lowest of the three."))
    way = [page for page, before in zip(guided.pages, ["", *guided.pages], strict=False)]
    assert [page for page, before in zip(way, ["", *way], strict=False) if page != before] == [
        *("check", "choose", "before"),
        *("find", "hold", "rest") * 3,
        *("stretch", "reassess", "note", "ended"),
    ]
    (ended,) = guided.only(Ended)
    assert (ended.reason, ended.holds) == ("done", 3)
    assert guided.only(Noted)[0].text == "The lowest of the three."


def test_dabs_while_searching_begin_no_hold() -> None:
    guided = Guided.begin().chosen()
    for _ in range(5):
        guided.hold(2.0).wait(1.0)
    assert guided.page == "find"
    assert guided.only(HoldBegan) == []


def test_a_try_that_earned_no_credit_needs_no_rest() -> None:
    guided = Guided.begin().chosen().hold(20.0)
    assert guided.page == "find"
    assert [hold.credited for hold in guided.only(HoldCounted)] == [False]


def test_who_already_lies_on_the_ball_comes_off_before_a_hold_is_wanted() -> None:
    guided = Guided.begin().checked().hear(Choose(*PIRIFORMIS)).press().wait(20.0)
    guided.hear(Number(5)).wait(40.0)
    assert guided.page == "let go"
    assert guided.only(LetGo)[0].why == "first"
    guided.release()
    assert guided.page == "find"
    guided.hold(40.0)
    (hold,) = guided.only(HoldCounted)
    assert hold.held_s == pytest.approx(40.0, abs=0.6)


def test_figure_4_and_lunge_are_held_twice_30_seconds_a_side_by_timers_alone() -> None:
    guided = Guided.begin().chosen().wait(2.0).hear(Button()).wait(8 * 40.0)
    began = [(each.stretch, each.side, each.time) for each in guided.only(StretchBegan)]
    assert began == [
        (stretch, side, time)
        for stretch in ("seated figure-4", "deep lunge")
        for side in ("left", "right")
        for time in (1, 2)
    ]
    assert [each.held_s for each in guided.only(StretchEnded)] == [30.0] * 8
    assert guided.page == "reassess"


def test_a_wish_is_fulfilled_or_refused_with_its_reason() -> None:
    assert Guided.begin(wish=OTHER).checked().page == "before"
    assert Guided.begin(wish=OTHER).checked().only(Chosen)[0].muscle == OTHER.muscle
    nowhere = Guided.begin(wish=Site("soleus", "left")).checked()
    assert (nowhere.page, nowhere.refused_by) == ("choose", ["method"])


def test_the_map_shows_each_site_open_or_closed_with_its_reason() -> None:
    guided = Guided.begin().chosen(pain=9)
    shown = {each.site: each.refusal for each in choices(guided.state)}
    assert set(shown) == set(SITES)
    assert {site for site, refusal in shown.items() if refusal} == {PIRIFORMIS}


def test_when_nothing_is_open_each_site_says_why_and_the_session_ends() -> None:
    guided = Guided.begin().checked()
    for site in SITES:
        guided.hear(Choose(*site), Number(9))
    assert guided.page == "ended"
    assert {(r.muscle, r.side) for r in guided.only(Refused)[-len(SITES) :]} == set(SITES)


def test_every_refusal_and_question_has_plain_words_and_a_known_rule() -> None:
    for rule, (why, do) in REFUSALS.items():
        assert RULES[rule.id] is rule
        assert why.endswith(".") and do.endswith(".")
    for question in QUESTIONS.values():
        assert question.text.endswith("?") and question.press


def test_every_number_has_a_source_and_every_id_is_one_rules_own() -> None:
    assert all(rule.source and rule.id == name for name, rule in RULES.items())
    assert len({id(rule) for rule in RULES.values()}) == len(RULES)


@pytest.mark.parametrize("hits", [3, 4, 9])
def test_in_a_hold_a_press_is_the_same_two_are_eased_more_are_too_much(hits: int) -> None:
    def hold() -> Guided:
        return Guided.begin().chosen().press().wait(31.0).hear(Number(5, force_n=40.0))

    once = hold().hear(Button()).wait(1.0)
    assert (once.page, once.only(PainSaid)[-1].said, once.only(PainSaid)[-1].pain) == (
        *("hold", "same", 5),
    )
    twice = hold().hear(Button(), Button()).wait(1.0)
    assert (twice.page, twice.only(LetGo)[0].why) == ("let go", "eased")
    hammered = hold().hear(*[Button(force_n=50.0)] * hits).wait(1.0)
    assert (hammered.page, hammered.only(LetGo)[0].why) == ("let go", "pain")
    assert hammered.only(CeilingLowered)[0].ceiling_n == pytest.approx(45.0)


def test_a_whole_session_needs_the_button_and_timers_only() -> None:
    guided = Guided.begin()
    guided.through("check", "choose", "before", by=lambda: guided.hear(Button()))
    assert guided.page == "find"
    for _ in range(2):
        guided.hold(60.0).wait(33.0)
    guided.hear(Button()).wait(8 * 40.0).hear(Button(), Button(), Button())
    assert guided.page == "ended"
    assert guided.only(Ended)[0].holds == 2
