"""Who comes off first and then says that it was too much means the hold that has just ended."""

import pytest

from coaching import PIRIFORMIS, Guided
from kneadle.coach.heard import Button, Number, Passed, Tingling
from kneadle.coach.sentences import sentence
from kneadle.coach.told import CeilingLowered, Ended, HoldCounted, HoldTakenBack, LetGo, Refused


def off(level_n: float = 40.0, held_s: float = 35.0) -> Guided:
    """Just come off."""
    return Guided.begin().chosen().hold(held_s, level_n).wait(1.0)


def three_presses(guided: Guided) -> Guided:
    for _ in range(3):
        guided.hear(Passed(guided.state.now_s + 0.3), Button(0.0))
    return guided


def taken_back(guided: Guided) -> list[tuple[str, float]]:
    return [(each.rule, each.held_s) for each in guided.only(HoldTakenBack)]


def test_the_ceiling_becomes_nine_tenths_of_what_that_hold_was() -> None:
    for force_n in (0.0, None, float("nan")):
        guided = off().hear(Number(9, force_n))
        assert [each.force_n for each in guided.only(CeilingLowered)] == [40.0]
        assert guided.state.ceiling_n(PIRIFORMIS) == pytest.approx(36.0)
        assert guided.only(LetGo)[-1].why == "pain"
        assert guided.page == "rest"


def test_its_credit_is_taken_back_once() -> None:
    guided = off().hear(Number(9, 0.0), Number(9, 0.0)).wait(3.0)
    (counted,) = guided.only(HoldCounted)
    assert taken_back(guided) == [("11 pain limit", counted.held_s)]
    assert guided.state.work is not None
    assert guided.state.work.holds == 0
    assert guided.finished().only(Ended)[0].holds == 0


def test_a_try_that_hurt_lowers_the_ceiling_as_well_and_had_no_credit_to_lose() -> None:
    guided = off(held_s=20.0)
    assert guided.page == "find"
    guided.hear(Number(8, 0.0))
    assert guided.state.ceiling_n(PIRIFORMIS) == pytest.approx(36.0)
    assert taken_back(guided) == []


def test_three_presses_after_coming_off_are_too_much() -> None:
    guided = three_presses(off())
    assert guided.state.ceiling_n(PIRIFORMIS) == pytest.approx(36.0)
    assert len(taken_back(guided)) == 1
    assert guided.only(Refused) == []


def test_one_press_in_a_rest_is_refused_a_moment_later() -> None:
    guided = off().hear(Button(0.0)).wait(2.0)
    assert (guided.page, guided.refused_by) == ("rest", ["18 rest"])


def test_a_nerve_that_is_told_of_late_takes_the_credit_back_too() -> None:
    assert [rule for rule, _ in taken_back(off().hear(Tingling()))] == ["7 nerve"]


def test_what_hurts_in_another_press_leaves_the_last_hold_its_credit() -> None:
    guided = off().press(60.0).wait(1.0).hear(Number(9, 50.0))
    assert guided.only(CeilingLowered)[0].force_n == 50.0
    assert taken_back(guided) == []


def test_a_touch_in_between_leaves_no_doubt_of_what_hurt() -> None:
    guided = off().press(16.0).wait(0.5).release().hear(Number(9, 0.0))
    assert guided.only(CeilingLowered)[0].force_n == 40.0
    assert len(taken_back(guided)) == 1


def test_the_next_hold_is_another() -> None:
    guided = off().wait(31.0).hear(Number(9, 0.0))
    assert guided.only(CeilingLowered)[0].force_n == 80.0
    again = off().wait(31.0).hold(35.0, 30.0).hear(Number(9, 0.0))
    assert again.only(CeilingLowered)[0].force_n == 30.0
    assert len(taken_back(again)) == 1
    assert again.state.holds == 1


@pytest.mark.parametrize("rule", ["11 pain limit", "7 nerve"])
def test_it_is_told_in_words(rule: str) -> None:
    words = sentence(HoldTakenBack(rule=rule, point=1, held_s=34.8))
    assert (words or "").startswith("The hold of 35 s does not count after all: ")
