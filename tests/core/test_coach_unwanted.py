"""Who presses on a page that wants nobody on the ball is told, and goes on being told."""

from collections.abc import Callable

import pytest

from coaching import PIRIFORMIS, Guided
from kneadle.coach.heard import Button, Choose, Number
from kneadle.coach.told import Cue, LetGo, Refused


def check() -> Guided:
    return Guided.begin()


def choose() -> Guided:
    return check().checked()


def before() -> Guided:
    return choose().hear(Choose(*PIRIFORMIS))


def rest() -> Guided:
    return before().hear(Number(6)).hold(40.0).wait(5.0)


def stretch() -> Guided:
    return before().hear(Number(6)).wait(3.0).hear(Button()).wait(12.0)


def reassess() -> Guided:
    return stretch().stretched()


def note() -> Guided:
    return reassess().hear(Number(5), Number(2))


every_page = pytest.mark.parametrize(
    "on", [check, choose, before, rest, stretch, reassess, note], ids=lambda on: str(on.__name__)
)


@every_page
def test_who_stays_on_the_ball_is_warned_by_sound_and_words_and_again(
    on: Callable[[], Guided],
) -> None:
    guided = on()
    known = len(guided.told)
    guided.press().wait(13.0)
    told = guided.told[known:]
    warned = [each for each in told if isinstance(each, Cue) and each.meaning == "ease_off"]
    assert [round(each.now_s - warned[0].now_s) for each in warned] == [0, 5, 10]
    assert len([each for each in told if isinstance(each, Refused)]) == 1


@every_page
def test_a_dab_is_no_sin(on: Callable[[], Guided]) -> None:
    guided = on()
    known = len(guided.only(Cue))
    guided.hold(1.0).wait(3.0).hold(1.0).wait(3.0)
    assert "ease_off" not in [cue.meaning for cue in guided.only(Cue)[known:]]


def test_a_dose_that_is_used_up_is_told_on_a_page_that_wanted_nobody_too() -> None:
    guided = before().press().wait(700.0)
    assert guided.refused_by[-3:] == [
        "22 dose per point",
        "22 dose per muscle and side",
        "22 dose per session",
    ]
    assert guided.page == "before"


def test_let_go_is_said_again_by_the_rule_of_the_dose_once_that_is_used_up() -> None:
    guided = before().hear(Number(6)).press().wait(95.0)
    assert guided.only(LetGo)[-1].why == "stop"
    guided.wait(90.0)
    assert guided.only(Cue)[-1].rule == "22 dose per point"
    assert "22 dose per point" in guided.refused_by


def test_of_a_ball_that_is_away_nobody_knows_whether_somebody_presses() -> None:
    guided = note().press().wait(1.0).pull_the_ball()
    known = len(guided.only(Cue))
    assert len(guided.wait(60.0).only(Cue)) == known
