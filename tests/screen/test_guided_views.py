"""The views of the guided session: what they show when they come back, and which keys they name."""

from dataclasses import replace

import pytest
from textual.app import App, ComposeResult

from kneadle.coach.told import NerveSaid, Reassessed
from kneadle.screen.guided.faces import NumberFace
from kneadle.screen.guided.views.number import NumberView
from kneadle.screen.widgets.body_map import BodyMap
from kneadle.screen.widgets.number_row import NumberRow
from screen.guided_stage import TO_FINDING, GuidedStage, guided

PAIN = NumberFace("How is it now?", (), "How much does it hurt?", "as before")
TO_BEFORE = TO_FINDING[:-2]
TO_PAIN_AFTER = ("space",) * 9  # from finding, without a hold


class OneView(App[None]):
    def compose(self) -> ComposeResult:
        yield NumberView(id="number")


async def once_through(stage: GuidedStage) -> None:
    """One muscle, answered with what nobody would suggest, and back to the map."""
    await stage.press(*TO_FINDING, *TO_PAIN_AFTER, "5", "enter", "3", "enter", "down")


async def test_a_list_that_comes_back_marks_what_enter_means_not_what_was_said_before() -> None:
    async with guided() as stage:
        await once_through(stage)
        await stage.press("2", "enter", "4", "enter", *TO_PAIN_AFTER, "5", "enter")
        assert any("►" in row and "The same" in row for row in stage.rows)
        await stage.press("enter")

        told = [each.walk for each in stage.runner.told_by_coach if isinstance(each, Reassessed)]
        assert told == ["worse", "same"]


async def test_a_number_that_is_asked_for_again_is_not_picked_yet() -> None:
    app = OneView()
    async with app.run_test() as pilot:
        view, numbers = app.query_one(NumberView), app.query_one(NumberRow)
        view.show(PAIN)
        view.take_keys()
        await pilot.press("7")
        assert numbers.value == 7
        view.show(PAIN)
        assert numbers.value == 7, "as long as it is looked at"
        view.take_keys()
        assert numbers.value is None


async def test_a_map_that_comes_back_marks_what_is_suggested() -> None:
    async with guided() as stage:
        await once_through(stage)
        the_map = stage.app.screen.query_one(BodyMap)
        suggested = the_map.value
        await stage.press("3", "left")
        assert the_map.value != suggested
        await stage.press("escape", "down")

        assert stage.app.page_name == "choose"
        assert the_map.value == suggested


@pytest.mark.parametrize("rows", [5, 6, 7, 24])
@pytest.mark.parametrize("key", ["pagedown", "pageup"])
async def test_no_window_is_too_low_to_page_through_a_list(key: str, rows: int) -> None:
    async with guided((80, rows)) as stage:
        await stage.press(key)

        assert stage.app.is_running


async def test_of_a_ball_that_nobody_calibrated_no_newtons_are_said() -> None:
    async with guided() as stage:
        await stage.press(*TO_BEFORE)
        assert "80 N (newtons" in stage.text
        view = replace(stage.runner.last.view, relative=True)
        await stage.feed(replace(stage.runner.last, view=view))

        assert "Your ceiling there: 60 rel" in stage.text
        assert "newtons" not in stage.text


async def test_what_tingles_already_is_said_before_anything_presses() -> None:
    async with guided() as stage:
        await stage.press(*TO_BEFORE)
        assert "t tingles" in stage.rows[-1]
        await stage.press("t")

        assert any(isinstance(told, NerveSaid) for told in stage.runner.told_by_coach)
        assert stage.page == "choose"


async def test_no_other_number_hears_of_tingling() -> None:
    async with guided() as stage:
        await stage.press(*TO_FINDING, *TO_PAIN_AFTER)
        assert "t tingles" not in stage.rows[-1]
        await stage.press("t")

        assert stage.page == "reassess"
        assert not any(isinstance(told, NerveSaid) for told in stage.runner.told_by_coach)


async def test_a_key_that_stretches_is_named_only_where_it_does() -> None:
    async with guided() as stage:
        await stage.press(*TO_FINDING)
        await stage.lean_on(45.0)
        await stage.press("8")
        await stage.pass_s(2.0)
        assert stage.app.page_name == "let go"
        assert "space stretches" not in stage.rows[-1]

        await stage.lose()
        assert "space stretches" in stage.rows[-1]
        await stage.press("space")
        assert stage.page == "stretch"
