"""What is said of each hold."""

from dataclasses import asdict, replace

import pytest

from coaching import OTHER, PIRIFORMIS
from kneadle.coach import rules
from kneadle.coach.heard import Button, Choose, Number
from kneadle.coach.told import Began, Chosen, HoldBegan, HoldCounted, PainSaid
from kneadle.events import Event, HoldEnded
from kneadle.review.hold import HoldNumbers
from kneadle.review.holds import holds
from reviewing import Overheard, hold


def only_one(events: list[Event]) -> HoldNumbers:
    (one,) = holds(events)
    return one


def test_a_hold_has_the_numbers_that_were_told_when_it_ended() -> None:
    started, ended = hold(10.0, 42.0, 36.0)
    one = only_one([started, ended])
    assert isinstance(ended, HoldEnded)
    assert asdict(one).items() >= {k: v for k, v in asdict(ended).items() if k != "t_s"}.items()
    assert (one.number, one.level_n, one.verdict, one.counts) == (1, 36.0, None, True)


def test_holds_shorter_than_three_seconds_are_none() -> None:
    assert [each.start_s for each in holds([*hold(1.0, 2.9), *hold(10.0, 3.0)])] == [10.0]


def test_a_hold_whose_beginning_was_damaged_is_told_all_the_same() -> None:
    _, ended = hold(10.0, 5.0, 36.0)
    assert only_one([ended]).level_n == 36.0


def test_a_hold_that_a_crash_cut_off_is_not_made_up() -> None:
    started, _ = hold(10.0, 5.0)
    assert holds([started]) == ()


def test_pain_is_that_before_the_numbers_during_and_the_first_after() -> None:
    heard = Overheard()
    heard.guided.chosen(pain=6).press().wait(16.0).hear(Number(6)).wait(15.0).hear(Number(5))
    heard.guided.release().wait(5.0).hear(Number(2), Number(4))
    one = only_one(heard.events)
    assert (one.pain_before, one.pain_during, one.pain_after) == (6, (6, 5), 2)


def test_what_is_said_last_before_a_second_hold_is_the_pain_before_it() -> None:
    heard = Overheard()
    heard.guided.chosen(pain=6).press().wait(35.0).release().wait(3.0).hear(Number(4))
    heard.guided.wait(31.0).hold(35.0)
    first, second = holds(heard.events)
    assert (first.pain_after, second.pain_before) == (4, 4)
    assert second.pain_after is None


def test_pain_at_one_place_is_none_of_another() -> None:
    heard = Overheard()
    heard.guided.chosen(PIRIFORMIS, pain=7).hold(35.0).to_the_note(pain=5)
    heard.guided.hear(Choose(*OTHER), Button()).hold(35.0)
    first, second = holds(heard.events)
    assert (first.muscle, second.muscle) == (PIRIFORMIS.muscle, OTHER.muscle)
    assert (first.pain_after, second.pain_before) == (5, None)


def test_the_pain_asked_before_a_later_hold_is_not_that_after_an_earlier_one() -> None:
    chosen = Chosen(rule="", point=1, ceiling_n=80.0, muscle="m", side="left")
    before = PainSaid(rule="", when="before", said="number", pain=3, muscle="m", side="left")
    first, second = holds([chosen, *hold(1.0, 5.0), before, *hold(20.0, 5.0)])
    assert (first.pain_after, second.pain_before) == (None, 3)


def test_the_pain_at_a_second_place_is_not_that_after_a_hold_at_the_first() -> None:
    first = Chosen(rule="", point=1, ceiling_n=80.0, muscle="m", side="left")
    second = replace(first, side="right")
    said = PainSaid(rule="", when="hold", said="number", pain=3, muscle="m", side="right")
    assert only_one([first, *hold(1.0, 5.0), second, said]).pain_after is None


def test_the_coach_has_the_last_word_on_what_counts() -> None:
    heard = Overheard()
    heard.guided.chosen().press().wait(10.0).go_too_hard().wait(10.0).ease_back().wait(15.0)
    heard.guided.release()
    one = only_one(heard.events)
    assert one.credited
    assert not one.counts
    assert one.verdict is not None
    assert one.verdict.over_s == pytest.approx(10.0, abs=0.6)
    assert one.verdict.held_s == pytest.approx(one.held_s - one.verdict.over_s)


def test_a_hold_that_the_coach_did_not_ask_for_has_no_verdict() -> None:
    heard = Overheard()
    heard.guided.chosen().hold(35.0).wait(5.0).hold(6.0)
    asked, unasked = holds(heard.events)
    assert asked.verdict is not None
    assert (unasked.verdict, unasked.counts) == (None, False)


def test_a_hold_that_the_coach_did_not_ask_for_does_not_count_however_long_it_was() -> None:
    began = Began(rule="")
    assert only_one(hold(1.0, 40.0)).counts
    assert not only_one([began, *hold(1.0, 40.0)]).counts


def test_pain_on_moving_is_told_apart_from_pain_under_the_ball() -> None:
    heard = Overheard()
    heard.guided.chosen(pain=6).hold(35.0).wait(3.0).hear(Number(4))
    heard.guided.wait(31.0).hold(35.0).finished(pain=3)
    first, second = holds(heard.events)
    assert (first.before_when, first.after_when) == ("before", "hold")
    assert (second.before_when, second.after_when) == ("hold", "after")
    assert second.pain_after == 3


def test_a_press_that_was_counted_at_two_places_is_one_hold() -> None:
    heard = Overheard()
    heard.guided.chosen(PIRIFORMIS).press().wait(10.0)
    (began,) = heard.guided.only(HoldBegan)
    heard.guided.wait(30.0).release()
    (counted,) = heard.guided.only(HoldCounted)
    began = replace(began, muscle=OTHER.muscle, side=OTHER.side)
    counted = replace(counted, held_s=1.0, muscle=OTHER.muscle, side=OTHER.side)
    one = only_one([*heard.events, began, counted])
    assert one.verdict is not None
    assert one.verdict.held_s > 30.0
    assert one.muscle == PIRIFORMIS.muscle


def test_credit_that_was_taken_back_is_none() -> None:
    heard = Overheard()
    heard.guided.chosen().hold(35.0).wait(31.0).hold(40.0).wait(1.0).hear(Number(9, 0.0))
    first, second = holds(heard.events)
    assert first.counts
    assert not second.counts
    assert second.verdict is not None
    assert second.verdict.rule == rules.PAIN.id
