from dataclasses import replace

import pytest

from kneadle.devices import Known
from kneadle.registry.file import devices
from kneadle.registry.where import devices_path
from kneadle.screen.home.menu import MENU
from kneadle.screen.home.wish import Wish
from screen.home_stage import FACTS, LARGE, MUCH, SMALL, at_home

WISHES = [
    ("s", Wish("session")),
    ("p", Wish("practice")),
    ("l", Wish("live")),
    ("r", Wish("review")),
    ("q", None),
]
PAGES = [("e", "Settings"), ("h", "Help")]
SAID = "No ball answered within 10 s. Press it once to wake it, then try again."

each_size = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "200x60"])


@each_size
@pytest.mark.parametrize("without_colour", [False, True], ids=["colour", "NO_COLOR"])
async def test_everything_that_home_has_to_say_stands_there_whole(
    size: tuple[int, int], without_colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if without_colour:
        monkeypatch.setenv("NO_COLOR", "1")
    async with at_home(size=size, said=SAID) as home:
        wanted = [
            *("Blue (ball)", SAID, MUCH.next, *MUCH.resting, *MUCH.professional),
            *(f"{item.key} {item.words}" for item in MENU),
            "Not a medical device.",
            "q quit",
        ]
        words = home.words

        assert [text for text in wanted if text not in words] == []
        assert "…" not in words


async def test_what_does_not_fit_is_said_to_be_there() -> None:
    many = replace(FACTS, advice=replace(MUCH, resting=MUCH.resting * 3))
    async with at_home(many) as home:
        assert "needs a taller window" in home.words
        assert "q Quit" in home.words


@pytest.mark.parametrize(("key", "wish"), WISHES)
async def test_a_letter_leaves_home_with_a_wish(key: str, wish: Wish | None) -> None:
    async with at_home() as home:
        await home.press(key)

    assert home.app.return_value == wish


@pytest.mark.parametrize(("key", "wish"), WISHES)
@pytest.mark.parametrize("by", ["arrows", "mouse"])
async def test_arrows_and_the_mouse_do_what_the_letter_does(
    by: str, key: str, wish: Wish | None
) -> None:
    at = [item.key for item in MENU].index(key)
    async with at_home() as home:
        if by == "mouse":
            await home.click(MENU[at].words)
        else:
            await home.press(*["down"] * at, "enter")

    assert home.app.return_value == wish
    assert not home.app.is_running


@pytest.mark.parametrize(("key", "title"), PAGES)
@pytest.mark.parametrize("back", ["q", "escape"])
async def test_a_page_opens_and_q_comes_back(key: str, title: str, back: str) -> None:
    at = [item.key for item in MENU].index(key)
    async with at_home() as home:
        for way in ([key], ["home", *["down"] * at, "enter"]):
            await home.press(*way)
            assert home.rows[0].strip().startswith(title)

            await home.press(back)
            assert home.rows[0].strip() == "Kneadle"

        await home.click(MENU[at].words)
        assert home.rows[0].strip().startswith(title)


async def test_the_marked_row_has_a_sign_and_the_ends_are_ends() -> None:
    async with at_home() as home:
        assert home.marked == MENU[0].row
        await home.press("up")
        assert home.marked == MENU[0].row

        await home.press("end", "down")
        assert home.marked == MENU[-1].row


async def test_ctrl_c_leaves_from_every_page() -> None:
    async with at_home() as home:
        await home.press("e", "ctrl+c")

    assert home.app.return_value is None
    assert not home.app.is_running


async def test_a_trouble_stands_above_everything_and_the_rest_works() -> None:
    broken = replace(FACTS, advice=None, troubles=("The journal is damaged. Move it away.",))
    async with at_home(broken) as home:
        assert home.rows[2].startswith(" ✕ Trouble The journal is damaged. Move it away.")

        await home.press("s")
    assert home.app.return_value == Wish("session")


async def test_d_makes_the_next_device_the_default() -> None:
    blue = Known("C8:01", "Blue", "ball", "ble")
    green = Known("C8:02", "Green", "ball", "ble")
    devices().update(lambda book: book.with_device(blue).with_device(green))
    async with at_home(replace(FACTS, several=True)) as home:
        assert "d another device" in home.rows[-1]
        await home.press("d")
        assert devices().read().default == green

        await home.press("d")
        assert devices().read().default == blue


async def test_a_device_that_cannot_be_changed_is_one_sentence() -> None:
    devices_path().parent.mkdir()
    devices_path().write_text("{")
    async with at_home() as home:
        await home.press("d")

        assert "✕ Not now" in home.words
        assert "devices.json is damaged" in home.words


async def test_a_window_that_is_too_small_says_so() -> None:
    async with at_home(size=(60, 15)) as home:
        assert "at least 80x24" in home.rows[-1]


async def test_who_has_no_ball_yet_finds_practice_marked() -> None:
    async with at_home(replace(FACTS, ball=False)) as home:
        assert home.marked == "p  Practise on the simulated ball"
    async with at_home() as home:
        assert home.marked == "s  Start a guided session"
