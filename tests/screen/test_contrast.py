import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from kneadle.events import Warned
from kneadle.registry.settings import Settings
from kneadle.screen import palette
from kneadle.screen.contrast import HighContrast
from kneadle.screen.live_app import LiveApp
from kneadle.view import Show
from screen.stage import Clock, QueueRunner, update

COLOURS = {"#000000", "#ffffff", "#ffff00"}
STYLES = [value for value in vars(palette).values() if isinstance(value, Style)]


def plain(style: Style | None) -> Style:
    (segment,) = HighContrast().apply([Segment("x", style)], Color(0, 0, 0))
    assert segment.style is not None
    return segment.style


def names(style: Style) -> tuple[str, str]:
    """Front and back; "" for what is left to the terminal."""
    front, back = style.color, style.bgcolor
    return "" if front is None else front.name, "" if back is None else back.name


@pytest.mark.parametrize("style", [*STYLES, *palette.TONES.values(), None], ids=str)
def test_every_colour_becomes_one_of_three_and_never_the_same_twice(style: Style | None) -> None:
    front, back = names(plain(style))

    assert {front, back} <= COLOURS
    assert front != back
    assert {front, back} != {"#ffffff", "#ffff00"}


def test_what_warns_is_yellow_or_turned_round() -> None:
    assert names(plain(palette.BAD)) == ("#ffff00", "#000000")
    assert names(plain(palette.TONES["mind"])) == ("#000000", "#ffff00")
    assert names(plain(palette.TONES["danger"]))[0] == "#000000"
    assert names(plain(palette.QUIET)) == ("#ffffff", "#000000")


def test_nothing_is_dimmed() -> None:
    assert not plain(Style(color="#ffffff", dim=True)).dim


async def test_the_live_page_is_drawn_in_it() -> None:
    found = await colours_of_a_warning(Settings(high_contrast=True))

    assert {front for front, _ in found} | {back for _, back in found} == COLOURS


async def test_every_cell_has_a_background_of_its_own_since_the_terminals_may_be_white() -> None:
    found = await colours_of_a_warning(Settings())

    assert {back for _, back in found} >= {"#000000"}
    assert not {back for _, back in found} & {"", "default"}


async def colours_of_a_warning(settings: Settings) -> set[tuple[str, str]]:
    """Front and back of all cells of the live page."""

    async def opened(show: Show) -> QueueRunner:
        return QueueRunner(show)

    app = LiveApp(opened, title="live", settings=settings, clock=Clock())
    async with app.run_test(size=(80, 24)) as pilot:
        warned = Warned(5.0, "ceiling", 4.9, 85.0)
        app.show(update(5.0, warned, force_n=85, warnings=frozenset({"ceiling"})))
        app.draw()
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
    assert any("Too hard: ease off now" in strip.text for strip in strips)
    styles = [segment.style or Style() for strip in strips for segment in strip]
    return {names(style) for style in styles}
