"""An answer belongs to what was seen, and what was written is kept."""

from kneadle.coach.checklist import LONG
from kneadle.coach.told import LetGo, Noted, PainSaid
from kneadle.events import Button
from screen.guided_stage import TO_FINDING, GuidedStage, guided
from screen.stage import only

TO_THE_NOTE = (*TO_FINDING, *["space"] * 9, "3", "enter", "enter")


async def press_the_ball(stage: GuidedStage) -> None:
    """In the same moment as what follows: no frame lies between."""
    stage.runner.last = pressed = only(stage.runner.last, Button(stage.runner.last.view.t_s, 1))
    stage.app.show(pressed)


def pains(stage: GuidedStage) -> list[int | None]:
    return [each.pain for each in stage.runner.told_by_coach if isinstance(each, PainSaid)]


def notes(stage: GuidedStage) -> list[str]:
    return [each.text for each in stage.runner.told_by_coach if isinstance(each, Noted)]


async def test_a_list_that_the_ball_has_answered_meanwhile_takes_no_key() -> None:
    async with guided() as stage:
        await stage.pass_s(3)
        await press_the_ball(stage)
        stage.app.simulate_key("enter")
        await stage.frame()

        assert LONG[1].title in stage.text


async def test_a_ten_written_on_the_ball_is_never_taken_for_a_one() -> None:
    async with guided() as stage:
        await stage.press(*TO_FINDING)
        await stage.lean_on(45.0)
        await stage.press("6")
        await stage.press("1", every_s=1.0)
        await stage.press("0", every_s=0.1)

        assert pains(stage)[1:] == [6, 10]
        assert [each.why for each in stage.runner.told_by_coach if isinstance(each, LetGo)] == [
            "pain"
        ]


async def test_a_one_alone_is_said_a_moment_later() -> None:
    async with guided() as stage:
        await stage.press(*TO_FINDING)
        await stage.lean_on(45.0)
        await stage.press("6", "1")
        await stage.pass_s(1)

        assert pains(stage)[1:] == [6, 1]


async def test_what_was_said_of_the_pain_stays_marked() -> None:
    async with guided() as stage:
        await stage.press(*TO_FINDING)
        await stage.lean_on(45.0)
        await stage.press("5")

        assert "[5]" in stage.text


async def test_a_note_is_kept_when_the_ball_says_that_it_is_all() -> None:
    async with guided() as stage:
        await stage.press(*TO_THE_NOTE, *"sore")
        await stage.pass_s(3)
        await press_the_ball(stage)
        await stage.frame()

        assert notes(stage) == ["sore"]
        assert "You went through all of it." in stage.text


async def test_the_balls_button_takes_the_muscle_that_is_suggested_instead_of_ending() -> None:
    async with guided() as stage:
        await stage.press(*TO_THE_NOTE, *"sore", "down")
        assert stage.page == "choose"
        await stage.pass_s(3)
        await press_the_ball(stage)
        await stage.frame()

        assert "How much does it hurt now when you move" in stage.text
        assert notes(stage) == ["sore"]


async def test_from_the_other_muscles_there_is_a_way_back_to_an_empty_note() -> None:
    async with guided() as stage:
        await stage.press(*TO_THE_NOTE, *"sore", "down", "escape")

        assert stage.page == "note"
        assert "sore" not in stage.text
        await stage.press("enter")
        assert notes(stage) == ["sore"]


async def test_a_note_is_kept_by_an_enter_right_after_its_last_letter() -> None:
    async with guided() as stage:
        await stage.press(*TO_THE_NOTE)
        await stage.press("a", "b", "c", "enter", every_s=0.4)

        assert notes(stage) == ["abc"]


async def test_another_muscle_is_one_key_right_after_the_last_letter_of_the_note() -> None:
    async with guided() as stage:
        await stage.press(*TO_THE_NOTE, "a")
        await stage.press("down", every_s=0.4)

        assert stage.page == "choose"
