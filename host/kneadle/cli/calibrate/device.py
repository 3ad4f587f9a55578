"""The device that is being calibrated, as long as the conversation lasts."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

from kneadle.cli.calibrate.hearing import Hearing
from kneadle.devices import Known
from kneadle.errors import LinkError
from kneadle.link.base import Link
from kneadle.link.devices import open_known

T = TypeVar("T")

GREET_AGAIN_S = 1.0
MEETS_WITHIN_S = 6.0  # a board may restart when its port opens
SILENT_S = 5.0  # longer than a Bluetooth hiccup; a person waits no longer without a word
GOODBYE_S = 1.0


class Device(Hearing):
    """Listens from the beginning until it is closed."""

    def __init__(self, link: Link, known: Known) -> None:
        super().__init__()
        self.known = known
        self.send = link.send
        self._link = link
        self._news = asyncio.Event()
        self._pump = asyncio.ensure_future(self._listen())

    async def meet(self) -> None:
        """Until it said who it is and its readings come. Raises LinkError."""
        for _ in range(round(MEETS_WITHIN_S / GREET_AGAIN_S)):
            for message in self._link.dialect.greet():
                await self.send(message)
            with suppress(TimeoutError):
                async with asyncio.timeout(GREET_AGAIN_S):
                    return await self.until(lambda: self.met)
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
        """The device is let go also when somebody is in a hurry and cancels the goodbye."""
        try:
            self._pump.cancel()
            await asyncio.gather(self._pump, return_exceptions=True)
            await self._goodbye()
        finally:
            await self._link.close()

    async def _goodbye(self) -> None:
        """A ball that is told to stop can sleep."""
        with suppress(LinkError, TimeoutError):
            async with asyncio.timeout(GOODBYE_S):
                for message in self._link.dialect.goodbye():
                    await self.send(message)

    async def _something(self) -> None:
        try:
            async with asyncio.timeout(SILENT_S):
                await self._news.wait()
        except TimeoutError:
            raise _silent(self.known.name) from None

    async def _listen(self) -> None:
        async for batch in self._link.batches():
            for message in batch.messages:
                self.take(message)
            if batch.messages:
                self._news.set()


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
