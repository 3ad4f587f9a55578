import pytest

from kneadle.coach import checklist
from kneadle.screen.home.help_text import SECTIONS
from kneadle.screen.home.sounds_text import GOES
from kneadle.sound.meanings import Meaning
from kneadle.telling import NAMES
from screen.home_stage import LARGE, SMALL, HomeStage, at_home

SCROLL_BAR = " ▁▂▃▄▅▆▇█"
AVOIDED = ("treats", "relieves", "clinically proven", "safe pressure", "medical grade", "detects")
ALL = "\n".join(row for section in SECTIONS for row in (section.title, *section.rows))


async def read_to_the_end(home: HomeStage) -> str:
    """Page by page, without the title and the keys."""
    read: list[str] = []
    while True:
        rows = home.rows[2:-1]
        read += [row.rstrip(SCROLL_BAR) for row in rows]
        await home.press("pagedown")
        if home.rows[2:-1] == rows:
            return " ".join(" ".join(read).split())


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "200x60"])
async def test_all_of_the_help_can_be_read_by_keys(size: tuple[int, int]) -> None:
    async with at_home(size=size) as home:
        await home.press("h")
        read = await read_to_the_end(home)

    rows = [row for section in SECTIONS for row in (section.title, *section.rows)]
    assert [row for row in rows if " ".join(row.split()) not in read] == []


def test_every_danger_every_sound_and_every_sign_is_in_it() -> None:
    lists = [*checklist.LONG]
    assert [item for each in lists for item in each.items if item not in ALL] == []
    assert [name for name in NAMES.values() if name not in ALL] == []
    assert set(GOES) == set(Meaning)


def test_it_says_the_method_and_its_limits() -> None:
    for words in (
        *("30 to 60 s", "never past 90 s", "Never above 7 of 10", "3 holds", "one session a day"),
        *("24 h", "48 h", "14 days", "professional", "not a medical device", "Tingling"),
    ):
        assert words in ALL


def test_it_promises_no_cure() -> None:
    assert [word for word in AVOIDED if word in ALL.lower()] == []
