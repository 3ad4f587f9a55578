"""A stage for looking back: a journal of its own, real keys, and eyes."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot

from journalled import NOON, keep, worked
from kneadle.cli.review import judge
from kneadle.cli.review_filter import wanted
from kneadle.events import Event
from kneadle.journal.read import list_sessions
from kneadle.registry.settings import Settings
from kneadle.screen.review.about import About
from kneadle.screen.review.app import ReviewApp
from kneadle.screen.review.looked import Looked
from kneadle.screen.review.window import Window
from reviewing import hold, warning

SMALL, LARGE = (80, 24), (200, 60)
SECONDS = 100


def events(site: str = "piriformis", side: str = "left") -> Iterable[Event]:
    return [*worked(site, side), *hold(10.0, 32.0), *warning("spike", 60.0, 60.5, 95.0)]


def three(path: Path) -> None:
    """On three days; the last one is of another muscle and another ball."""
    keep(path, started=NOON, events=events(), seconds=SECONDS)
    keep(path, started=NOON + timedelta(days=1), events=events(), seconds=SECONDS)
    other = events("gluteus-medius", "right")
    keep(path, started=NOON + timedelta(days=2), events=other, seconds=50, device="ball-8")


class ReviewStage:
    pilot: Pilot[int]

    def __init__(self, path: Path, settings: Settings) -> None:
        self.path = path
        self.app = ReviewApp(path, judge, wanted, settings)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def write(self, key: str, text: str) -> None:
        """Pasted into the line that this key opens, over what stands there."""
        await self.press(key, "ctrl+a", "ctrl+k")
        self.app.post_message(Paste(text))
        await self.press("enter")

    async def settle(self) -> None:
        """Once for the journal, once for what follows from it."""
        for _ in range(3):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    @property
    def rows(self) -> list[str]:
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.rows).split())

    @property
    def about(self) -> str:
        return self.app.page.right.query_one(About).text

    @property
    def window(self) -> Window:
        return self.app.page.right.window

    @property
    def looked(self) -> Looked:
        looked = self.app.page.right.looked
        assert looked is not None
        return looked

    @property
    def kept(self) -> list[int]:
        return [row.id for row in list_sessions(self.path)]


@asynccontextmanager
async def looking_back(
    path: Path, *, size: tuple[int, int] = SMALL, settings: Settings | None = None
) -> AsyncIterator[ReviewStage]:
    stage = ReviewStage(path, settings or Settings())
    stage.app.animation_level = "none"
    async with stage.app.run_test(size=size) as stage.pilot:
        await stage.settle()
        yield stage
