"""The only loop: what the link brings is judged, shown, then kept. In that order.

Everything that can happen to a session comes through one inbox: batches, losses, what the
person asks for, a look at the clock ten times a second, the wish to stop.
"""

import asyncio
import contextlib
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from kneadle.account import Account, Keeper
from kneadle.events import Event, Quality, SessionEnded
from kneadle.force.drift import DriftMeter
from kneadle.link.base import Batch
from kneadle.link.reconnect import Down, SteadyLink, Up
from kneadle.link.watch import Watch
from kneadle.pipeline import Pipeline
from kneadle.samples import Clock, Message, NewCeiling, Tare
from kneadle.talk import Talk
from kneadle.view import Show
from kneadle.wire.commands import Buzz

LOOK_EVERY_S = 0.1
GREET_AGAIN_S = 1.0  # a board that restarted, or missed the greeting, would wait for ever


@dataclass(frozen=True, slots=True)
class Look:
    """Time to ask whether the ball is still heard."""


@dataclass(frozen=True, slots=True)
class Stop:
    """The recording ended, or the person had enough."""


Item = Up | Batch | Down | Look | Stop | Exception | Tare | NewCeiling | Event


class Session:
    """One session from connection to summary. All but `notice` runs on one event loop."""

    def __init__(
        self,
        link: SteadyLink,
        pipeline: Pipeline,
        keeper: Keeper | None,
        show: Show,
        *,
        watch: Watch | None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`keeper` None saves nothing; `watch` None is for recordings, whose silence is real."""
        self.account = Account(pipeline, show, keeper)
        self._link, self._pipeline = link, pipeline
        self._watch, self._now = watch, now
        self._talk = Talk(link)
        self._inbox: asyncio.Queue[Item] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        self._drift = DriftMeter()
        self._greeted_s = now()

    async def run(self) -> SessionEnded:
        """Until the recording ends or `stop` is called. Raises KneadleError if it cannot begin."""
        work = (self._pump(), self._look(), self._talk.speak())
        tasks = [asyncio.create_task(self._reporting(each)) for each in work]
        await asyncio.sleep(0)  # each begins: a stop may be waiting already
        try:
            while not isinstance(item := await self._inbox.get(), Stop):
                self._take(item)
        finally:
            await self._leave(tasks)
        return self._finish()

    def tell(self, message: Tare | NewCeiling) -> None:
        """What the person asks for; it takes its place among the samples."""
        self._inbox.put_nowait(message)

    def feel(self, buzz: Buzz) -> None:
        """The ball buzzes, if it can and is there."""
        self._talk.feel(buzz)

    def stop(self) -> None:
        self._inbox.put_nowait(Stop())

    def remark(self, event: Event) -> None:
        """What somebody beside the ball decided, such as the coach."""
        self._inbox.put_nowait(event)

    def notice(self, kind: str, words: str) -> None:
        """News from another thread, such as a full disk."""
        with contextlib.suppress(RuntimeError):  # the loop closed: nobody is left to tell
            news = Quality(0.0, kind, words)
            self._loop.call_soon_threadsafe(self._inbox.put_nowait, news)

    async def _reporting(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception as error:  # also a bug must end the session, and loudly
            self._inbox.put_nowait(error)

    async def _leave(self, tasks: list[asyncio.Task[None]]) -> None:
        """The device is let go also when somebody is in a hurry and cancels the goodbye."""
        try:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self._talk.goodbye()
        finally:
            await self._link.close()

    async def _pump(self) -> None:
        async for item in self._link.items():
            self._inbox.put_nowait(item)
        self._inbox.put_nowait(Stop())

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            if self._inbox.empty():  # else it is the host that is late, not the ball
                self._inbox.put_nowait(Look())

    def _take(self, item: Item) -> None:
        match item:
            case Exception():
                raise item
            case Up():
                self._greet()
            case Batch():
                self._batch(item)
            case Tare() | NewCeiling():
                self._judge((item,))
            case Down(trouble) if self._watch is not None:
                self.account.tell(self._watch.down(self.account.t_s, trouble))
            case Look() if self._watch is not None:
                self._look_after(self._watch)
            case Event():
                self.account.remark(item)

    def _greet(self) -> None:
        self._greeted_s = self._now()
        self._talk.greet()

    def _remind(self) -> None:
        self._greeted_s = self._now()
        self._talk.remind()

    def _look_after(self, watch: Watch) -> None:
        now_s = self._now()
        self.account.tell(watch.look(now_s, self.account.t_s))
        if min(watch.silent_s(now_s), now_s - self._greeted_s) >= GREET_AGAIN_S:
            self._remind()

    def _batch(self, batch: Batch) -> None:
        self._judge(batch.messages)
        if self._watch is None:
            return
        self.account.tell(self._watch.heard(batch.arrived_s, self.account.t_s, batch.messages))
        for message in batch.messages:
            if isinstance(message, Clock):
                self._drift.add(message, batch.arrived_s)

    def _judge(self, messages: tuple[Message, ...]) -> None:
        self.account.judge(messages)
        self._talk.guard(self._pipeline.in_force)

    def _finish(self) -> SessionEnded:
        self.account.finish()
        self._hear_out()
        ended = self.account.ended(self._drift.clock_ppm)
        self._hear_out()
        return ended

    def _hear_out(self) -> None:
        """What somebody makes of the end belongs to the session too; new readings do not."""
        while not self._inbox.empty():
            if isinstance(item := self._inbox.get_nowait(), Event):
                self._take(item)
