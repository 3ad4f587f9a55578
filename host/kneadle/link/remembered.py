"""A device that cannot keep a calibration itself: the registry's takes the place of none."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

from kneadle.link.base import Batch, Link
from kneadle.samples import Calibrated, Calibration, Hello, Message, Relative, WireCounts
from kneadle.wire.dialect import Dialect


class Remembered:
    """The same link. A ball that knows its own calibration is believed instead."""

    def __init__(self, link: Link, calibration: Calibration) -> None:
        self._link, self._calibration = link, calibration
        self.name = link.name
        self.send, self.close = link.send, link.close

    @property
    def counts(self) -> WireCounts:
        return self._link.counts

    @property
    def dialect(self) -> Dialect:
        return self._link.dialect

    async def batches(self) -> AsyncIterator[Batch]:
        async for batch in self._link.batches():
            yield replace(batch, messages=tuple(self._told(batch.messages)))

    def _told(self, messages: tuple[Message, ...]) -> Iterator[Message]:
        for message in messages:
            match message:
                case Hello(calibration=Relative()) | Calibrated(Relative()):
                    yield replace(message, calibration=self._calibration)
                case _:
                    yield message
