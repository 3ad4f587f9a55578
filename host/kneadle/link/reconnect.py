"""A link that comes back: loss is said once, then it is tried again until somebody stops it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

from kneadle.errors import LinkError
from kneadle.link.base import Batch, Link
from kneadle.wire.dialect import SILENT, Dialect

FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 5.0


@dataclass(frozen=True, slots=True)
class Up:
    """The link is open, for the first time or again: whoever talks should introduce itself."""


@dataclass(frozen=True, slots=True)
class Down:
    trouble: LinkError


class SteadyLink:
    def __init__(
        self,
        open_link: Callable[[], Awaitable[Link]],
        *,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._open_link = open_link
        self._pause = pause
        self._link: Link | None = None

    @property
    def link(self) -> Link | None:
        """The open link, None while it is lost."""
        return self._link

    @property
    def dialect(self) -> Dialect:
        return SILENT if self._link is None else self._link.dialect

    async def open(self) -> None:
        """For the first time. Raises LinkError: nobody waits for a ball that never was there."""
        if self._link is None:
            self._link = await self._open_link()

    async def items(self) -> AsyncIterator[Up | Batch | Down]:
        """Ends when a recording is over. Raises LinkError if the first opening fails."""
        await self.open()
        while self._link is not None:
            yield Up()
            try:
                async for batch in self._link.batches():
                    yield batch
                return
            except LinkError as trouble:
                await self.close()
                yield Down(trouble)
            async for reason in self._reopen():
                yield Down(reason)

    async def send(self, message: bytes) -> None:
        """Quietly nothing while the link is lost: the next Up says it all again."""
        if self._link is None:
            return
        try:
            await self._link.send(message)
        except LinkError:
            return  # the reading side notices and says so

    async def close(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            await link.close()

    async def _reopen(self) -> AsyncIterator[LinkError]:
        """Until it is open again; yields why it is not, as often as it is tried in vain."""
        pause_s = FIRST_PAUSE_S
        while self._link is None:
            await self._pause(pause_s)
            try:
                self._link = await self._open_link()
            except LinkError as trouble:
                yield trouble
                pause_s = min(2 * pause_s, LONGEST_PAUSE_S)
