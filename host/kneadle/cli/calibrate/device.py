"""The device that is being calibrated: what it is, its readings as they come, its answers."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np

from kneadle.devices import Known
from kneadle.errors import LinkError
from kneadle.force.clock import SampleClock
from kneadle.link.base import Link
from kneadle.link.devices import open_known
from kneadle.samples import Answer, Calibrated, Calibration, Floats, Hello, Message, Samples

Heard = Callable[[Floats, Floats], None]
T = TypeVar("T")

GREET_AGAIN_S = 1.0
MEETS_WITHIN_S = 6.0  # a board may restart when its port opens
SILENT_S = 5.0  # longer than a Bluetooth hiccup; a person waits no longer without a word
GOODBYE_S = 1.0


class Device:
    def __init__(self, link: Link, known: Known) -> None:
        self.known = known
        self.t_s = 0.0  # of the last sample
        self.raw_counts = np.nan  # of the last sample
        self.answers: list[Answer] = []
        self.calibrations_heard = 0
        self.heard: Heard = lambda t_s, raw: None
        self.send = link.send
        self._link = link
        self._hello: Hello | None = None
        self._clock: SampleClock | None = None
        self._news = asyncio.Event()
        self._pump = asyncio.ensure_future(self._listen())

    @property
    def hello(self) -> Hello:
        assert self._hello is not None, "before it was met"
        return self._hello

    @property
    def calibration(self) -> Calibration:
        """What it says itself, or what is remembered for it."""
        return self.hello.calibration

    async def meet(self) -> None:
        """Until it said who it is and its readings come. Raises LinkError."""
        for _ in range(round(MEETS_WITHIN_S / GREET_AGAIN_S)):
            for message in self._link.dialect.greet():
                await self.send(message)
            with suppress(TimeoutError):
                async with asyncio.timeout(GREET_AGAIN_S):
                    return await self.until(lambda: not np.isnan(self.raw_counts))
        raise _silent(self.known.name)

    async def until(self, done: Callable[[], bool]) -> None:
        """Looks whenever something came. Raises LinkError when the device is lost or silent."""
        while not done():
            self._news.clear()
            await self.unless_lost(self._something())

    async def unless_lost(self, work: Coroutine[Any, Any, T]) -> T:
        """Raises LinkError as soon as the link drops."""
        task = asyncio.ensure_future(work)
        try:
            await asyncio.wait((task, self._pump), return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                raise await self._trouble()
            return await task
        finally:
            task.cancel()

    async def _trouble(self) -> LinkError:
        """What ended the link. Nobody goes on by himself here, whatever it advises."""
        try:
            await self._pump
        except LinkError as error:
            return LinkError(error.what, "Bring it back, then calibrate again.")
        return _silent(self.known.name)

    async def close(self) -> None:
        """A ball that is told to stop can sleep."""
        self._pump.cancel()
        await asyncio.gather(self._pump, return_exceptions=True)
        with suppress(LinkError, TimeoutError):
            async with asyncio.timeout(GOODBYE_S):
                for message in self._link.dialect.goodbye():
                    await self.send(message)
        await self._link.close()

    async def _something(self) -> None:
        try:
            async with asyncio.timeout(SILENT_S):
                await self._news.wait()
        except TimeoutError:
            raise _silent(self.known.name) from None

    async def _listen(self) -> None:
        async for batch in self._link.batches():
            for message in batch.messages:
                self._take(message)
            if batch.messages:
                self._news.set()

    def _take(self, message: Message) -> None:
        match message:
            case Hello():
                self._greeted(message)
            case Calibrated(calibration) if self._hello is not None:
                self._hello = replace(self._hello, calibration=calibration)
                self.calibrations_heard += 1
            case Answer():
                self.answers.append(message)
            case Samples() if self._clock is not None:
                self._readings(*self._clock.take(message.tick, message.raw)[:2])

    def _greeted(self, hello: Hello) -> None:
        self._hello = hello
        if self._clock is None:
            self._clock = SampleClock(hello)
        self._clock.greet(hello)

    def _readings(self, t_s: Floats, raw: Floats) -> None:
        finite = np.isfinite(raw)
        t_s, raw = t_s[finite], raw[finite]
        if len(raw):
            self.t_s, self.raw_counts = float(t_s[-1]), float(raw[-1])
            self.heard(t_s, raw)


@asynccontextmanager
async def met(known: Known) -> AsyncIterator[Device]:
    """Opened, introduced, and let go of whatever happens. Raises LinkError."""
    device = Device(await open_known(known), known)
    try:
        await device.meet()
        yield device
    finally:
        await device.close()


def _silent(name: str) -> LinkError:
    return LinkError(
        f"No reading came from {name}.",
        "See that the ball is awake and near, or its cable in, then start again.",
    )
