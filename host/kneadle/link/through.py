"""What every link in front of another one passes through."""

from collections.abc import AsyncIterator

from kneadle.link.base import Batch, Link
from kneadle.samples import WireCounts
from kneadle.wire.dialect import Dialect


class Through:
    """The same link, until a subclass changes what it brings."""

    def __init__(self, link: Link) -> None:
        self._link = link

    @property
    def name(self) -> str:
        return self._link.name

    @property
    def counts(self) -> WireCounts:
        return self._link.counts

    @property
    def dialect(self) -> Dialect:
        return self._link.dialect

    def batches(self) -> AsyncIterator[Batch]:
        return self._link.batches()

    async def send(self, message: bytes) -> None:
        await self._link.send(message)

    async def close(self) -> None:
        await self._link.close()
