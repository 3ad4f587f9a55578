"""A stage for the screen: a real small runner on a queue, a clock that tests move, and eyes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import replace
from typing import Any

import numpy as np
from textual.pilot import Pilot

from kneadle.events import Connected, Event
from kneadle.registry.settings import Settings
from kneadle.samples import NewCeiling, Tare
from kneadle.screen.live_app import LiveApp
from kneadle.screen.ports import Controls, Runner
from kneadle.sound.cues import Cues
from kneadle.sound.meanings import Meaning
from kneadle.view import Show, Update, View

RATE_HZ = 100


def update(t_s: float, *events: Event, force_n: float = 0.0, n: int = 4, **view: Any) -> Update:
    """A step that ends at `t_s` with `n` equal samples."""
    times = t_s - np.arange(n)[::-1] / RATE_HZ
    shown = View(t_s=t_s, force_n=force_n, device="Ball-1A2B", **view)
    return Update(events, times, np.full(n, force_n), shown)


def only(update: Update, *events: Event) -> Update:
    """A step that carries events and no sample."""
    return replace(update, events=events, t_s=np.empty(0), force_n=np.empty(0))


def connected() -> Update:
    return only(update(0.0), Connected(0.0, "Ball-1A2B", "load_cell", float(RATE_HZ)))


class Clock:
    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


class QueueRunner:
    """Shows what is put in its queue; None ends it, an exception is raised from `run`."""

    def __init__(self, show: Show) -> None:
        self.todo: asyncio.Queue[Update | Exception | None] = asyncio.Queue()
        self.told: list[Tare | NewCeiling] = []
        self.felt: list[Meaning] = []
        self.stops_asked = 0
        self.obeys = True
        self._show = show

    async def run(self) -> None:
        while (step := await self.todo.get()) is not None:
            if isinstance(step, Exception):
                raise step
            self._show(step)
            self.todo.task_done()

    def tell(self, message: Tare | NewCeiling) -> None:
        self.told.append(message)

    def feel(self, buzz: Meaning) -> None:
        self.felt.append(buzz)

    def stop(self) -> None:
        self.stops_asked += 1
        if self.obeys:
            self.todo.put_nowait(None)


class Tape:
    """The controls of a replay."""

    def __init__(self) -> None:
        self.paused, self.speed, self.position = False, 1.0, "1:23 of 4:05"
        self.skipped = 0

    def toggle(self) -> None:
        self.paused = not self.paused

    def faster(self) -> None:
        self.speed *= 2

    def slower(self) -> None:
        self.speed /= 2

    def next_event(self) -> None:
        self.skipped += 1


class StageApp(LiveApp):
    """Its own loudspeaker: what it is asked to play is heard at once.

    With `settings` it is a person's, on a computer as it is; its rings are counted.
    """

    def __init__(self, *given: Any, settings: Settings | None, **named: Any) -> None:
        super().__init__(*given, settings=settings, **named)
        self.heard: list[Meaning] = []
        self.rings = 0
        self._real = settings is not None

    def play(self, meaning: Meaning) -> bool:
        self.heard.append(meaning)
        return True

    def bell(self) -> None:
        """A headless terminal has none."""
        self.rings += 1

    def open_cues(self, runner: Runner) -> AbstractAsyncContextManager[Cues]:
        if self._real:
            return super().open_cues(runner)
        return nullcontext(Cues(player=self, feel=runner.feel))


class Stage:
    def __init__(
        self,
        *,
        title: str = "live",
        controls: Controls | None = None,
        settings: Settings | None = None,
    ) -> None:
        self.clock = Clock()
        self.opened = asyncio.Event()
        self.app = StageApp(
            self._open, title=title, controls=controls, settings=settings, clock=self.clock
        )

    async def _open(self, show: Show) -> QueueRunner:
        self.runner = QueueRunner(show)
        self.opened.set()
        return self.runner

    async def feed(self, *updates: Update) -> None:
        """Through the runner, and then one frame."""
        for step in updates:
            self.runner.todo.put_nowait(step)
        await self.runner.todo.join()
        await self.frame()

    async def frame(self) -> None:
        self.app.draw()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.frame()

    async def end(self) -> None:
        self.runner.todo.put_nowait(None)
        await self.pilot.pause()
        await self.pilot.pause()

    @property
    def rows(self) -> list[str]:
        """What stands on the screen, line by line."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.rows)

    pilot: Pilot[None]


@asynccontextmanager
async def on_stage(
    size: tuple[int, int] = (80, 24),
    *,
    title: str = "live",
    controls: Controls | None = None,
    settings: Settings | None = None,
) -> AsyncIterator[Stage]:
    stage = Stage(title=title, controls=controls, settings=settings)
    async with stage.app.run_test(size=size) as stage.pilot:
        async with asyncio.timeout(10):
            await stage.opened.wait()
        await stage.pilot.pause()
        yield stage
