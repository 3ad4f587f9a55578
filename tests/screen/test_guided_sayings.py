"""Above 7, or when it tingles, the way is off the ball: no softer word stands in its place."""

from typing import Any

import pytest

from coaching import Guided
from kneadle.coach.sentences import LET_GO, sentence
from kneadle.coach.told import CeilingLowered
from kneadle.events import WarningKind
from kneadle.screen.guided.sayings import pressing
from kneadle.screen.words import Situation
from kneadle.view import View
from screen.guided_stage import TO_FINDING, GuidedStage, guided, shows_large
from screen.stage import update

OVER: frozenset[WarningKind] = frozenset({"ceiling", "near_ceiling"})


async def too_hard(stage: GuidedStage, *, force_n: float = 45.0, **view: Any) -> None:
    """The ceiling that was lowered is below what is pressed."""
    t_s = stage.clock.now_s - 1000.0
    warnings = view.pop("warnings", OVER)
    await stage.feed(update(t_s, force_n=force_n, phase="holding", warnings=warnings, **view))


async def in_a_hold(stage: GuidedStage) -> None:
    await stage.press(*TO_FINDING)
    await stage.lean_on(45.0)


@pytest.mark.parametrize(("key", "why"), [("9", "pain"), ("t", "nerve")])
async def test_above_the_ceiling_too_it_says_to_let_go(key: str, why: str) -> None:
    async with guided() as stage:
        await in_a_hold(stage)
        await stage.press(key)
        await too_hard(stage)

        assert shows_large(stage, "LET GO")
        assert LET_GO[why] in stage.text  # type: ignore[index]
        assert "ease off" not in stage.text.lower()


async def test_what_the_ceiling_is_from_now_on_can_be_read_meanwhile() -> None:
    async with guided() as stage:
        await in_a_hold(stage)
        await stage.press("9")
        await too_hard(stage)

        lowered = next(e for e in stage.runner.told_by_coach if isinstance(e, CeilingLowered))
        assert str(sentence(lowered)) in stage.text


async def test_a_sensor_that_sees_nothing_goes_before_letting_go() -> None:
    async with guided() as stage:
        await in_a_hold(stage)
        await stage.press("9")
        await too_hard(stage, blind=True)

        assert shows_large(stage, "SENSOR")
        assert "SENSOR: " in stage.text


async def test_a_sensor_at_its_limit_sees_enough_to_say_let_go() -> None:
    async with guided() as stage:
        await in_a_hold(stage)
        await stage.press("9")
        await too_hard(stage, blind=True, warnings=frozenset({"saturated"}))

        assert shows_large(stage, "LET GO")
        assert "ease off" not in stage.text.lower()


def test_whatever_the_reason_letting_go_above_the_ceiling_is_as_loud_as_easing_off() -> None:
    """The same, to whom stays on the ball after a hold that was long enough."""
    state = Guided.begin().chosen().press().wait(95.0).state
    said = pressing(state, Situation(View(warnings=OVER)))

    assert (said.word, said.tone) == ("LET GO", "danger")
    assert pressing(state, Situation(View())).tone == "mind"
