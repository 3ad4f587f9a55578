from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from kneadle.bodymap.layout import layout
from kneadle.bodymap.scene import Site, scene
from kneadle.muscles import MUSCLES
from kneadle.screen.widgets.body_map import BodyMap, Choice

SIZE = (80, 24)
BRUISED = {("piriformis", "left"): "It was bruised on Tuesday and is still tender."}


class MapApp(App[None]):
    def __init__(self, refused: Mapping[Site, str]) -> None:
        super().__init__()
        self.map = BodyMap(Choice(refused=refused), id="map")
        self.chosen: list[Site] = []
        self.refused: list[tuple[str, str, str]] = []

    def compose(self) -> ComposeResult:
        yield self.map

    def on_body_map_chosen(self, message: BodyMap.Chosen) -> None:
        self.chosen.append((message.muscle, message.side))

    def on_body_map_refused(self, message: BodyMap.Refused) -> None:
        self.refused.append((message.muscle, message.side, message.reason))


@asynccontextmanager
async def on_map(
    refused: Mapping[Site, str] | None = None,
) -> AsyncIterator[tuple[MapApp, Pilot[None]]]:
    app = MapApp(refused or {})
    async with app.run_test(size=SIZE) as pilot:
        app.map.focus()
        await pilot.pause()
        yield app, pilot


async def test_enter_chooses_what_is_selected() -> None:
    async with on_map() as (app, pilot):
        await pilot.press("enter")

        assert app.chosen == [("gluteus-maximus", "right")]


async def test_arrows_walk_through_muscles_and_sides() -> None:
    async with on_map() as (app, pilot):
        await pilot.press("down", "down", "left", "enter", "up", "right", "enter")

        assert app.chosen == [("gluteus-minimus", "left"), ("gluteus-medius", "right")]


async def test_up_from_the_first_is_the_last_and_down_again_the_first() -> None:
    async with on_map() as (app, pilot):
        await pilot.press("up", "enter", "down", "enter")

        assert [muscle for muscle, _ in app.chosen] == ["piriformis", "gluteus-maximus"]


@pytest.mark.parametrize(("key", "muscle"), [(str(i), name) for i, name in enumerate(MUSCLES, 1)])
async def test_a_number_selects_its_muscle_and_shows_it(key: str, muscle: str) -> None:
    async with on_map() as (app, pilot):
        await pilot.press(key)

        assert f"►{key} {muscle.replace('-', ' ')}" in app.map.text
        assert app.chosen == []


async def test_a_refused_site_shows_its_reason_and_is_not_chosen() -> None:
    async with on_map(BRUISED) as (app, pilot):
        assert "piriformis ✕ left" in app.map.text
        await pilot.press("4", "left", "enter")

        assert "✕ Not today: It was" in app.map.text
        assert app.chosen == []
        assert app.refused == [("piriformis", "left", BRUISED["piriformis", "left"])]
        await pilot.press("right", "enter")
        assert app.chosen == [("piriformis", "right")]


async def test_what_is_refused_may_change_while_the_map_is_shown() -> None:
    async with on_map() as (app, pilot):
        app.map.show(replace(app.map.value, refused=BRUISED))
        await pilot.press("4", "left", "enter")

        assert app.chosen == []


async def test_a_click_selects_and_a_second_one_chooses() -> None:
    room = layout(*SIZE)
    assert room is not None
    left_medius = next(
        placed
        for placed in scene("back", []).muscles
        if (placed.muscle, placed.side) == ("gluteus-medius", "left")
    )
    column, row = room.back.cell(left_medius.shape.label)
    async with on_map() as (app, pilot):
        await pilot.click(BodyMap, offset=(column, row + 1))
        assert "►2 gluteus medius" in app.map.text
        assert app.chosen == []

        await pilot.click(BodyMap, offset=(column, row + 1))
        assert app.chosen == [("gluteus-medius", "left")]


async def test_a_click_on_the_list_selects_its_muscle() -> None:
    async with on_map() as (app, pilot):
        row = next(y for y, line in enumerate(app.map.text.split("\n")) if "3 gluteus" in line)
        await pilot.click(BodyMap, offset=(60, row))

        assert app.map.value.muscle == "gluteus-minimus"


async def test_a_click_beside_the_body_means_nothing() -> None:
    async with on_map() as (app, pilot):
        await pilot.click(BodyMap, offset=(0, 23))

        assert app.chosen == []
        assert app.map.value.muscle == "gluteus-maximus"


async def test_it_is_drawn_again_when_the_window_changes() -> None:
    async with on_map() as (app, pilot):
        await pilot.resize_terminal(50, 14)
        await pilot.pause()
        assert app.map.text.startswith("►1 gluteus maximus")

        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "from behind" in app.map.text


async def test_no_color_leaves_every_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with on_map(BRUISED) as (app, pilot):
        await pilot.press("4", "left")
        await pilot.pause()

        rows = [strip.text for strip in app.screen._compositor.render_strips()]
        assert any("►4 piriformis" in row for row in rows)
        assert any("►left◄✕" in row for row in rows)
