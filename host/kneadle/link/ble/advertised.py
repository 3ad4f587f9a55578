"""A scale that nobody connects to: its weight is in what it advertises."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import suppress

from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData

from kneadle.devices import Known
from kneadle.errors import LinkError
from kneadle.link.base import Batch
from kneadle.link.ble import troubles
from kneadle.link.ble.connect import FIND_WITHIN_S
from kneadle.link.ble.radio import Radio
from kneadle.link.ble.raised import TROUBLES
from kneadle.samples import WireCounts
from kneadle.wire import whc06
from kneadle.wire.dialect import SILENT, Dialect

GONE_AFTER_S = 10.0  # scans stall too: a new one is started then


UNREADABLE = 16  # about two seconds of advertisements


class AdvertisedLink:
    """Listens to the one scale that the person chose; a body scale may share its name."""

    def __init__(self, radio: Radio, known: Known, *, gone_after_s: float = GONE_AFTER_S) -> None:
        self.name = known.name
        self.dialect: Dialect = SILENT
        self._id = known.id
        self._gone_after_s = gone_after_s
        self._decoder = whc06.WhC06Decoder(f"WH-C06 {known.id}")
        self._heard: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        self.first = asyncio.Event()
        self._scanner = radio.listen(self._advertised, repeats=True)

    @property
    def counts(self) -> WireCounts:
        return self._decoder.counts

    async def start(self) -> None:
        """Raises LinkError if this computer's Bluetooth cannot be used."""
        try:
            await self._scanner.start()
        except TROUBLES as error:
            raise troubles.explain(error, self.name) from error

    async def batches(self) -> AsyncIterator[Batch]:
        while True:
            try:
                async with asyncio.timeout(self._gone_after_s):
                    arrived_s, data = await self._heard.get()
            except TimeoutError:
                raise troubles.not_found(self.name, self._gone_after_s) from None
            yield Batch(arrived_s, tuple(self._decoder.feed(data, arrived_s)))
            if self.counts.frames == 0 and self.counts.refused >= UNREADABLE:
                raise not_in_kilograms(self.name)

    async def send(self, message: bytes) -> None:
        """A scale that only advertises cannot be told anything."""

    async def close(self) -> None:
        with suppress(*TROUBLES):
            await self._scanner.stop()

    def _advertised(self, device: BLEDevice, said: AdvertisementData) -> None:
        data = said.manufacturer_data.get(whc06.COMPANY_ID)
        if device.address.casefold() == self._id.casefold() and data is not None:
            self.first.set()
            self._heard.put_nowait((time.monotonic(), data))


def not_in_kilograms(name: str) -> LinkError:
    return LinkError(
        f"{name} does not show kilograms.", "Press its unit button until the display says kg."
    )


async def open_scale(
    radio: Radio, known: Known, *, within_s: float = FIND_WITHIN_S
) -> AdvertisedLink:
    """Raises LinkError: it is not heard, or this computer's Bluetooth cannot be used."""
    link = AdvertisedLink(radio, known)
    await link.start()
    try:
        async with asyncio.timeout(within_s):
            await link.first.wait()
    except TimeoutError:
        await link.close()
        raise troubles.not_found(known.name, within_s) from None
    except BaseException:
        await link.close()
        raise
    return link
