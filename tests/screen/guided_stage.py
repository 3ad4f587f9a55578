"""A stage for the guided session: the real coach, and a ball that tests move by hand."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from textual.pilot import Pilot

from kneadle.coach.history import History
from kneadle.coach.session import Step, begin
from kneadle.coach.told import Told
from kneadle.events import Contact, Event, HoldEnded, HoldStarted, LinkBack, LinkLost
from kneadle.registry.settings import Settings
from kneadle.screen.guided.app import GuidedApp
from kneadle.screen.widgets.font import blocks
from kneadle.view import Show, Update, View
from screen.stage import Clock, QueueRunner, connected, only, update

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
READ_S = 2.5  # what a person needs to read a page
TURNS = 30  # of the event loop; a key needs about ten to be answered and shown
QUIET = Settings(sounds=False)  # else each test starts the program that plays
TO_THE_MAP = ("enter",) * 4
TO_FINDING = (*TO_THE_MAP, "4", "enter", "6", "enter")


class GuidedQueueRunner(QueueRunner):
    """What is remarked is shown among the ball's own updates, as a session does."""

    def __init__(self, show: Show) -> None:
        super().__init__(show)
        self.told_by_coach: list[Told] = []
        self.last = update(0.0)

    def remark(self, event: Event) -> None:
        assert isinstance(event, Told)
        self.told_by_coach.append(event)
        self.todo.put_nowait(only(self.last, event))


class GuidedStage:
    pilot: Pilot[None]

    def __init__(self, begun: Step, settings: Settings) -> None:
        self.clock = Clock()
        self.opened = asyncio.Event()
        self.began_s = 0.0
        self.app = GuidedApp(
            self._open, title="ball", begun=begun, settings=settings, clock=self.clock
        )

    async def _open(self, show: Show) -> GuidedQueueRunner:
        self.runner = GuidedQueueRunner(show)
        self.opened.set()
        return self.runner

    async def press(self, *keys: str, every_s: float = READ_S) -> None:
        for key in keys:
            await self._tick(every_s)
            self.app.simulate_key(key)  # quicker than the pilot, which waits for an idle machine
            await self.frame()
        await self.pilot.pause()

    async def feed(self, *updates: Update) -> None:
        for step in updates:
            self.runner.last = step
            self.runner.todo.put_nowait(step)
            await self.frame()
        await self.pilot.pause()

    async def frame(self) -> None:
        """Until all that was said is taken."""
        await self._turns()
        self.app.draw()
        await self._turns()

    async def _turns(self) -> None:
        for _ in range(TURNS):
            await asyncio.sleep(0)

    async def pass_s(self, seconds: float) -> None:
        """The clock moves, and the ball goes on saying how it is."""
        for _ in range(round(seconds)):
            await self._tick(1.0)
        await self.pilot.pause()

    async def _tick(self, for_s: float) -> None:
        self.clock.now_s += for_s
        self.runner.last = _now(self.clock.now_s - 1000.0, self.runner.last.view)
        self.runner.todo.put_nowait(self.runner.last)
        await self.frame()

    async def lean_on(self, force_n: float) -> None:
        """A hold of it has begun."""
        t_s = self.clock.now_s - 1000.0
        self.began_s = t_s - 3.0
        began = (Contact(t_s, True, self.began_s), HoldStarted(t_s, self.began_s, force_n))
        await self.feed(_now(t_s, View(force_n=force_n, phase="holding"), *began))

    async def come_off(self, held_s: float) -> None:
        t_s = self.clock.now_s - 1000.0
        ended = HoldEnded(
            t_s, self.began_s, t_s, held_s, 40.0, 45.0, 0.03, held_s >= 30.0, "released"
        )
        off = Contact(t_s, False, t_s)
        await self.feed(_now(t_s, View(force_n=0.0, phase="free"), ended, off))

    async def lose(self) -> None:
        await self.feed(only(self.runner.last, LinkLost(self.runner.last.view.t_s, "Gone.")))

    async def find_again(self) -> None:
        await self.feed(only(self.runner.last, LinkBack(self.runner.last.view.t_s, 2.0)))

    @property
    def rows(self) -> list[str]:
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.rows)

    @property
    def page(self) -> str:
        """The step that is marked."""
        return self.rows[2].partition("►")[2].partition("◄")[0]


def shows_large(stage: GuidedStage, word: str) -> bool:
    return any(
        all(any(row.rstrip() in line for line in stage.rows) for row in blocks(word, 80, height))
        for height in (7, 14)
    )


def _now(t_s: float, view: View, *events: Event) -> Update:
    return update(t_s, *events, force_n=view.force_n, phase=view.phase)


@asynccontextmanager
async def guided(
    size: tuple[int, int] = (80, 24), *, begun: Step | None = None, settings: Settings = QUIET
) -> AsyncIterator[GuidedStage]:
    stage = GuidedStage(begun or begin(History(), NOON), settings)
    async with stage.app.run_test(size=size) as stage.pilot:
        async with asyncio.timeout(10):
            await stage.opened.wait()
        await stage.feed(connected(), update(0.1, force_n=0.0, phase="free"))
        yield stage
