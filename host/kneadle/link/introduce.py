"""Who is there? A ball is believed only after it has said who it is."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator

from kneadle.link.base import Batch, Link
from kneadle.link.through import Through
from kneadle.samples import Calibrated, Calibration, Hello
from kneadle.wire import kneadle as wire

WITHIN_S = 6.0  # a board may restart when its port opens
ASK_AGAIN_S = 1.0


class Introduced(Through):
    """The same link, and what was heard meanwhile comes first: nothing is lost."""

    def __init__(self, link: Link, hello: Hello, calibration: Calibration, rest: "_Rest") -> None:
        super().__init__(link)
        self.hello, self.calibration = hello, calibration
        self._rest = rest

    async def batches(self) -> AsyncIterator[Batch]:
        for batch in self._rest.early:
            yield batch
        while (later := await self._rest.next()) is not None:
            yield later

    async def close(self) -> None:
        self._rest.leave()
        await super().close()


async def introduce(link: Link, *, within_s: float = WITHIN_S) -> Introduced | None:
    """None if nobody said who it is in that time. Raises LinkError if the link refuses or drops.

    Waits for the calibration too, which a Kneadle ball sends right after its Hello.
    """
    rest = _Rest(link)
    try:
        known = await _ask(link, rest, time.monotonic() + within_s)
    except BaseException:
        rest.leave()
        raise
    if known is None:
        rest.leave()
        return None
    return Introduced(link, *known, rest)


async def _ask(link: Link, rest: "_Rest", until_s: float) -> tuple[Hello, Calibration] | None:
    while (now_s := time.monotonic()) < until_s:
        await link.send(wire.ask_hello())
        asked_s = min(now_s + ASK_AGAIN_S, until_s)
        while await rest.came(asked_s):
            if (known := _known(rest.early)) is not None:
                return known
    return None


class _Rest:
    """What a link still brings; waiting for it may be given up without losing any."""

    def __init__(self, link: Link) -> None:
        self._batches = aiter(link.batches())
        self._next: asyncio.Future[Batch] | None = None
        self.early: list[Batch] = []

    async def came(self, until_s: float) -> bool:
        """Whether another batch came by then; it is the last of the early ones."""
        coming = self._coming()
        await asyncio.wait([coming], timeout=max(0.0, until_s - time.monotonic()))
        if not coming.done():
            return False
        self._next = None
        self.early.append(await coming)
        return True

    async def next(self) -> Batch | None:
        coming, self._next = self._coming(), None
        try:
            return await coming
        except StopAsyncIteration:
            return None

    def leave(self) -> None:
        if self._next is not None:
            self._next.cancel()

    def _coming(self) -> asyncio.Future[Batch]:
        if self._next is None:
            self._next = asyncio.ensure_future(_of(self._batches))
        return self._next


async def _of(batches: AsyncIterator[Batch]) -> Batch:
    return await anext(batches)


def _known(batches: list[Batch]) -> tuple[Hello, Calibration] | None:
    hello: Hello | None = None
    for message in _messages(batches):
        if isinstance(message, Hello):
            hello = message
            if not hello.device.startswith(wire.NAME):  # a sketch has no more to say
                return hello, hello.calibration
        elif isinstance(message, Calibrated) and hello is not None:
            return hello, message.calibration
    return None


def _messages(batches: list[Batch]) -> Iterator[object]:
    for batch in batches:
        yield from batch.messages
