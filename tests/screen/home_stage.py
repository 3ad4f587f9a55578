"""A stage for home: what it says is given, its files are the test's own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from kneadle.coach.advice import Advice
from kneadle.registry.settings import Settings
from kneadle.screen.home.app import HomeApp
from kneadle.screen.home.facts import Facts
from kneadle.screen.home.wish import Wish

SMALL, LARGE = (80, 24), (200, 60)
MUCH = Advice(
    next="Left gluteus maximus, which has rested longest.",
    resting=(
        "Right gluteus maximus until tomorrow 07:00, right gluteus medius until Saturday 16:36."
        " A bruise rests for at least 48 hours, and until it is no longer tender.",
        "Left gluteus medius until 16:36. It was sore by 4 of 10 or more, so it rests for a day.",
    ),
    professional=("Left piriformis. It was worse twice running. Let a professional look at it.",),
)
FACTS = Facts("Blue (ball)", advice=MUCH)


class HomeStage:
    pilot: Pilot[Wish]

    def __init__(self, facts: Facts, settings: Settings, said: str) -> None:
        self.app = HomeApp(lambda: facts, settings, said)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def click(self, words: str) -> None:
        """On these words, wherever they stand."""
        y, row = next((y, row) for y, row in enumerate(self.rows) if words in row)
        await self.pilot.click(offset=(row.index(words), y))
        await self.settle()

    async def settle(self) -> None:
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    @property
    def rows(self) -> list[str]:
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def words(self) -> str:
        """All that stands there, however it is wrapped."""
        return " ".join(" ".join(self.rows).split())

    @property
    def marked(self) -> str:
        return next(row.partition("►")[2].strip() for row in self.rows if "►" in row)


@asynccontextmanager
async def at_home(
    facts: Facts = FACTS,
    settings: Settings | None = None,
    *,
    size: tuple[int, int] = SMALL,
    said: str = "",
) -> AsyncIterator[HomeStage]:
    stage = HomeStage(facts, settings or Settings(), said)
    stage.app.animation_level = "none"
    async with stage.app.run_test(size=size) as stage.pilot:
        await stage.settle()
        yield stage
