"""A device that cannot keep a calibration itself: the registry's takes the place of none."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

from kneadle.link.base import Batch, Link
from kneadle.link.through import Through
from kneadle.samples import Calibrated, Calibration, Hello, Message, Relative


class Remembered(Through):
    """The same link. A ball that knows its own calibration is believed instead."""

    def __init__(self, link: Link, calibration: Calibration) -> None:
        super().__init__(link)
        self._calibration = calibration

    async def batches(self) -> AsyncIterator[Batch]:
        async for batch in super().batches():
            yield replace(batch, messages=tuple(self._told(batch.messages)))

    def _told(self, messages: tuple[Message, ...]) -> Iterator[Message]:
        for message in messages:
            match message:
                case Hello(calibration=Relative()) | Calibrated(Relative()):
                    yield replace(message, calibration=self._calibration)
                case _:
                    yield message
