"""The pages of the guided session, as they stand on a screen of 80x24."""

import pytest

from kneadle.coach.checklist import LONG
from kneadle.coach.stretches import HOW_TO_STRETCH
from kneadle.coach.told import Ended, Noted, PainSaid, Refused
from screen.guided_stage import TO_FINDING, TO_THE_MAP, GuidedStage, guided, shows_large
from screen.stage import update


async def to_the_stretches(stage: GuidedStage) -> None:
    await stage.press(*TO_FINDING, "space")


async def to_the_end(stage: GuidedStage) -> None:
    await to_the_stretches(stage)
    await stage.press(*["space"] * 8, "3", "enter", "enter")


async def test_each_item_of_each_list_stands_there_whole() -> None:
    async with guided() as stage:
        for checklist in LONG:
            assert stage.page == "check"
            assert checklist.title in stage.text
            for item in checklist.items:
                assert item[1:] in stage.text
            await stage.press("enter")
        assert stage.page == "choose"


async def test_what_is_true_is_refused_with_the_reason_and_the_session_is_over() -> None:
    async with guided() as stage:
        await stage.press("1")
        assert stage.page == "check", "a slip of a finger ends nothing"
        await stage.press("enter")

        assert "It did not begin" in stage.text
        assert "call your emergency number" in " ".join(stage.text.split())
        assert any(isinstance(told, Refused) for told in stage.runner.told_by_coach)


async def test_an_item_beyond_nine_has_its_number() -> None:
    async with guided() as stage:
        await stage.press("enter", "1", "0", "enter")  # of the second list

        assert "You said: it is getting worse." in stage.text


async def test_a_mouse_chooses_as_well() -> None:
    async with guided() as stage:
        await stage.pass_s(1)
        row = next(i for i, text in enumerate(stage.rows) if "Weakness in both legs" in text)
        await stage.pilot.click(offset=(10, row))
        await stage.frame()

        assert "It did not begin" in stage.text


async def test_the_muscle_says_what_to_avoid_before_anybody_lies_on_the_ball() -> None:
    async with guided() as stage:
        await stage.press(*TO_THE_MAP, "4", "enter")

        assert "piriformis, " in stage.text
        assert "Avoid: the sciatic nerve." in stage.text
        assert "0 to 10?" in stage.text


async def test_the_seconds_of_a_hold_stand_large_and_pain_is_asked_for() -> None:
    async with guided() as stage:
        await stage.press(*TO_FINDING)
        assert stage.page == "find"
        assert shows_large(stage, "FIND IT")

        await stage.lean_on(45.0)
        await stage.pass_s(15)

        assert stage.page == "hold"
        assert "? How strong is it, 0 to 10?" in stage.text
        await stage.press("5")
        assert "? How strong is it" not in stage.text


async def test_too_much_pain_says_let_go_and_lowers_the_ceiling() -> None:
    async with guided() as stage:
        await stage.press(*TO_FINDING)
        await stage.lean_on(45.0)
        await stage.press("8")

        assert shows_large(stage, "LET GO")
        assert "Too much: let go now." in stage.text
        assert "From now on never above" in stage.text


async def test_ten_has_a_key() -> None:
    async with guided() as stage:
        await stage.press(*TO_FINDING)
        await stage.lean_on(45.0)
        await stage.press("x")

        assert shows_large(stage, "LET GO")


async def test_the_help_names_the_keys_of_a_guided_session() -> None:
    async with guided() as stage:
        await stage.press("question_mark")

        assert "it tingles, burns or goes numb" in stage.text
        await stage.press("a")
        assert stage.page == "check"


async def test_a_rest_counts_down_and_shows_how_to_breathe() -> None:
    async with guided() as stage:
        await stage.press(*TO_FINDING)
        await stage.lean_on(45.0)
        await stage.pass_s(40)
        await stage.come_off(43.0)
        assert stage.page == "rest"
        await stage.pass_s(10)

        assert shows_large(stage, "20")
        assert "breathe" in stage.text
        assert "held" in stage.text


async def test_a_stretch_says_how_and_on_which_side() -> None:
    async with guided() as stage:
        await to_the_stretches(stage)

        assert "Seated figure-4, left side, first time" in stage.text
        assert HOW_TO_STRETCH["seated figure-4"] in " ".join(stage.text.split())


async def test_a_note_may_hold_every_letter() -> None:
    async with guided() as stage:
        await to_the_end(stage)
        assert stage.page == "note"
        await stage.press(*"quite ok?", "enter")

        noted = [told for told in stage.runner.told_by_coach if isinstance(told, Noted)]
        assert [told.text for told in noted] == ["quite ok?"]
        assert "You went through all of it." in stage.text
        assert "pain 6 of 10 before, 3 of 10 after: better" in stage.text


async def test_q_ends_the_session_and_the_journal_says_who() -> None:
    async with guided() as stage:
        await stage.press(*TO_FINDING, "q")

        (ended,) = [told for told in stage.runner.told_by_coach if isinstance(told, Ended)]
        assert ended.reason == "person"
        assert stage.runner.stops_asked
        assert "You ended it." in stage.text


PAGES = {
    "check": (),
    "choose": TO_THE_MAP,
    "before": TO_FINDING[:-2],
    "find": TO_FINDING,
    "stretch": (*TO_FINDING, "space"),
    "reassess": (*TO_FINDING, *["space"] * 9),
    "note": (*TO_FINDING, *["space"] * 9, "3", "enter", "enter"),
}


@pytest.mark.parametrize("keys", PAGES.values(), ids=PAGES)
async def test_a_ball_that_is_gone_is_said_on_every_page(keys: tuple[str, ...]) -> None:
    async with guided() as stage:
        await stage.press(*keys)
        await stage.lose()

        assert "NO LINK" in stage.text or "link lost" in stage.text
        await stage.find_again()
        assert "connected" in stage.rows[0]


@pytest.mark.parametrize("keys", PAGES.values(), ids=PAGES)
async def test_no_row_is_wider_or_lower_than_the_window(keys: tuple[str, ...]) -> None:
    """An ellipsis would say that something was cut."""
    async with guided() as stage:
        await stage.press(*keys)

        assert len(stage.rows) == 24
        assert "…" not in stage.text
        assert stage.rows[-1].strip().endswith(("? help", "Ctrl-C end"))


@pytest.mark.parametrize("keys", PAGES.values(), ids=PAGES)
async def test_a_large_window_has_all_of_it_too(keys: tuple[str, ...]) -> None:
    async with guided((200, 60)) as stage:
        await stage.press(*keys)

        assert "…" not in stage.text
        assert stage.rows[-1].strip().endswith(("? help", "Ctrl-C end"))


async def test_a_key_that_is_held_down_answers_one_page_at_most() -> None:
    async with guided() as stage:
        await stage.press("enter")
        assert LONG[1].title in stage.text

        await stage.press("enter", every_s=0.66)
        await stage.press(*["enter"] * 40, every_s=0.03)
        assert LONG[1].title in stage.text


async def test_a_page_that_just_came_is_not_answered() -> None:
    async with guided() as stage:
        await stage.press("enter", every_s=0.1)

        assert LONG[0].title in stage.text


async def test_ten_is_written_as_people_write_it() -> None:
    async with guided() as stage:
        await stage.press(*TO_FINDING[:-2], "1", "0")
        assert "[10]" in stage.text
        await stage.press("enter")

        said = [told.pain for told in stage.runner.told_by_coach if isinstance(told, PainSaid)]
        assert said == [10]


async def test_pain_may_be_said_once_one_has_come_off() -> None:
    async with guided() as stage:
        await stage.press(*TO_FINDING)
        await stage.lean_on(45.0)
        await stage.pass_s(10)
        await stage.come_off(40.0)
        assert stage.page == "rest"
        await stage.press("8")

        assert "From now on never above" in stage.text


@pytest.mark.parametrize("keys", PAGES.values(), ids=PAGES)
async def test_too_hard_is_said_on_every_page(keys: tuple[str, ...]) -> None:
    async with guided() as stage:
        await stage.press(*keys)
        await stage.feed(update(5.0, force_n=95.0, warnings=frozenset({"ceiling"})))

        assert "Too hard: ease off now" in " ".join(stage.text.split())


async def test_a_note_is_kept_by_whoever_ends_in_the_middle_of_it() -> None:
    async with guided() as stage:
        await to_the_end(stage)
        await stage.press(*"half a wo", "ctrl+c")

        noted = [told.text for told in stage.runner.told_by_coach if isinstance(told, Noted)]
        assert noted == ["half a wo"]


async def test_another_muscle_can_be_worked_before_the_note() -> None:
    async with guided() as stage:
        await to_the_end(stage)
        await stage.press("down", "2", "right", "enter")

        assert "gluteus medius, right side" in stage.text


async def test_the_help_gives_way_to_what_hurts() -> None:
    async with guided() as stage:
        await stage.press(*TO_FINDING)
        await stage.lean_on(45.0)
        await stage.press("question_mark", "8")

        assert shows_large(stage, "LET GO")


async def test_the_help_gives_way_to_let_go() -> None:
    async with guided() as stage:
        await stage.press(*TO_FINDING)
        await stage.lean_on(45.0)
        await stage.press("question_mark")
        await stage.pass_s(91)

        assert shows_large(stage, "LET GO")


@pytest.mark.parametrize("keys", PAGES.values(), ids=PAGES)
async def test_no_window_is_too_small(keys: tuple[str, ...]) -> None:
    async with guided() as stage:
        await stage.press(*keys)
        for size in ((2, 24), (1, 1), (80, 2), (20, 10), (80, 24)):
            await stage.pilot.resize_terminal(*size)
            await stage.frame()

        assert len(stage.rows) == 24
