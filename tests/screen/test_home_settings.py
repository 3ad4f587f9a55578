from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from rich.style import Style

from kneadle.coach.history import History
from kneadle.coach.site import Site
from kneadle.coach.state import Ceiling as Lowered
from kneadle.coach.state import State
from kneadle.registry.ceilings import Ceiling
from kneadle.registry.file import ceilings, settings
from kneadle.registry.settings import Settings
from kneadle.registry.where import ceilings_path, settings_path
from screen.home_stage import FACTS, LARGE, SMALL, HomeStage, at_home

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FIRST = Site("gluteus-maximus", "left")
MEASURED = Ceiling(*FIRST, 58.2, NOON, (60.0, 63.5))


def keep(ceiling: Ceiling) -> None:
    ceilings().update(lambda kept: kept.with_ceiling(ceiling))


def row(home: HomeStage, words: str) -> str:
    return next(row for row in home.rows if words in row)


def kept_n() -> float:
    kept = ceilings().read().find(*FIRST)
    assert kept is not None
    return kept.ceiling_n


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "200x60"])
async def test_every_setting_has_a_row_that_is_whole(size: tuple[int, int]) -> None:
    async with at_home(size=size) as home:
        await home.press("e")

        assert len([row for row in home.rows if "‹" in row and "›" in row]) == 12
        assert "‹ 80 N  ›   until measured" in row(home, "left gluteus maximus")
        assert "the bell where there are none" in row(home, "sounds")
        assert "…" not in home.words


async def test_a_ceiling_moves_in_steps_of_5_n_and_is_kept_at_once_as_set_by_hand() -> None:
    keep(MEASURED)
    async with at_home() as home:
        await home.press("e")
        assert "58 N" in home.marked
        assert "measured 2 March 2026" in home.marked

        await home.press("right")
        assert "60 N" in home.marked
        assert "set by you" in home.marked
        await home.press("left", "left")

    kept = ceilings().read().find(*FIRST)
    assert kept is not None
    assert (kept.ceiling_n, kept.trials_n) == (50.0, ())


async def test_a_ceiling_set_by_hand_is_taken_back_to_what_was_measured_or_usual() -> None:
    keep(MEASURED)
    async with at_home() as home:
        await home.press("e", "right", "right", "backspace")
        assert "58 N" in home.marked and "measured 2 March 2026" in home.marked
        assert "Undone what you set here" in home.words
        await home.press("backspace")
        assert "As it was you have not set this one" in home.words

        await home.press("down", "left", "left")
        assert "70 N" in home.marked
        await home.press("backspace")
        assert "80 N" in home.marked and "until measured" in home.marked

    assert ceilings().read().known == (MEASURED,)


@pytest.mark.parametrize(("key", "last_n"), [("left", 20.0), ("right", 250.0)])
async def test_a_ceiling_leaves_room_for_a_hold_and_stays_below_the_cap(
    key: str, last_n: float
) -> None:
    keep(replace(MEASURED, ceiling_n=last_n))
    async with at_home() as home:
        await home.press("e", key)

    assert kept_n() == last_n


async def test_the_newest_ceiling_is_shown_as_the_coach_takes_it() -> None:
    keep(MEASURED)
    later = Lowered(FIRST, 45.0, NOON + timedelta(days=1))
    async with at_home(replace(FACTS, lowered=(later,))) as home:
        await home.press("e")
        assert "45 N" in home.marked
        assert "lowered 3 March 2026" in home.marked

        await home.press("right")
        assert "50 N" in home.marked

    mine = ceilings().read().find(*FIRST)
    assert mine is not None
    own = Lowered(FIRST, mine.ceiling_n, mine.measured_utc)
    assert State(NOON, History(), (later, own)).ceiling_n(FIRST) == 50.0


async def test_preferences_are_kept_at_once() -> None:
    async with at_home() as home:
        await home.press("e", "end", "up", "up", "up", "left")
        assert settings().read().target_s == 45.0
        await home.press("left", "right", "right", "right")
        assert settings().read().target_s == 75.0

        await home.press("down", "right", "down", "left", "down", "enter")
        assert "Kept" in home.words

    assert settings().read() == Settings(75.0, sounds=False, spoken=True, high_contrast=True)


async def test_a_click_on_a_sign_changes_and_one_elsewhere_only_marks() -> None:
    async with at_home() as home:
        await home.press("e")
        await home.click("spoken cues")
        assert "spoken cues" in home.marked
        assert not settings().read().spoken

        await home.click("‹ 60 s")
        assert settings().read().target_s == 45.0
        y = next(y for y, text in enumerate(home.rows) if "a hold lasts" in text)
        await home.pilot.click(offset=(home.rows[y].index("›"), y))
        await home.settle()
        assert settings().read().target_s == 60.0


async def test_high_contrast_changes_what_is_drawn_at_once_and_back() -> None:
    async with at_home() as home:
        await home.press("e", "end")
        before = colours(home)
        await home.press("right")
        assert colours(home) <= {"#000000", "#ffffff", "#ffff00"}

        await home.press("q")
        assert colours(home) <= {"#000000", "#ffffff", "#ffff00"}
        await home.press("e", "end", "right")
        assert colours(home) == before


@pytest.mark.parametrize(("at", "name"), [("home", "ceilings"), ("end", "settings")])
async def test_what_cannot_be_kept_is_a_sentence_and_the_page_goes_on(at: str, name: str) -> None:
    path = {"ceilings": ceilings_path(), "settings": settings_path()}[name]
    path.parent.mkdir(exist_ok=True)
    path.write_text("{")
    async with at_home() as home:
        await home.press("e", at, "right")
        assert f"{name}.json is damaged" in home.words.replace("  ", " ")
        assert "move it away" in home.words

        await home.press("q")
        assert "Kneadle" in home.rows[0]
    assert path.read_text() == "{"


def colours(home: HomeStage) -> set[str]:
    """Of all cells, front and back; "" where the terminal's own is left."""
    strips = home.app.screen._compositor.render_strips()
    styles = [segment.style or Style() for strip in strips for segment in strip]
    named = [colour for style in styles for colour in (style.color, style.bgcolor)]
    return {"" if colour is None else colour.name for colour in named}
