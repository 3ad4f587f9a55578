"""A connected device: notifications in, commands out."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress

from bleak import BleakClient
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.device import BLEDevice

from kneadle.errors import LinkError
from kneadle.link.base import Batch
from kneadle.link.ble import troubles
from kneadle.link.ble.profile import Profile
from kneadle.link.ble.radio import Radio
from kneadle.link.ble.raised import TROUBLES
from kneadle.samples import Message, Status, WireCounts
from kneadle.wire.dialect import Dialect
from kneadle.wire.once import Once

SILENT_FOR_S = 10.0  # a system whose Bluetooth died says nothing; a live ball is never as quiet
ANSWER_WITHIN_S = 5.0  # a write that nobody acknowledges; the standard would wait for 30 s
LEAVE_WITHIN_S = 3.0
# bleak asserts that its bus is there, also when the link drops in the middle of a write.
WRITE_TROUBLES: tuple[type[Exception], ...] = (*TROUBLES, AssertionError)


class BleLink:
    """Every reading once, also where the system delivers a notification two or three times."""

    def __init__(
        self,
        radio: Radio,
        device: BLEDevice,
        profile: Profile,
        name: str,
        *,
        silent_for_s: float = SILENT_FOR_S,
    ) -> None:
        self.name = name
        self.dialect: Dialect = profile.dialect
        self._profile = profile
        self._silent_for_s = silent_for_s
        self._decoder = profile.decoder(device.name or name)
        self._once = Once()
        self._heard: asyncio.Queue[tuple[float, bytes] | LinkError] = asyncio.Queue()
        self._weak = False  # its battery said so last
        self.client: BleakClient = radio.client_of(device, self._gone)

    @property
    def counts(self) -> WireCounts:
        return self._decoder.counts

    async def connect(self) -> None:
        """And listen. Raises LinkError."""
        try:
            await self.client.connect()
            await self.client.start_notify(self._profile.stream, self._notified)
        except TROUBLES as error:
            raise troubles.explain(error, self.name) from error

    async def batches(self) -> AsyncIterator[Batch]:
        while True:
            heard = await self._next()
            if isinstance(heard, LinkError):
                raise heard
            arrived_s, notification = heard
            messages = self._once.take(self._decoder.feed(notification, arrived_s))
            self._look_after_battery(messages)
            yield Batch(arrived_s, tuple(messages))

    async def send(self, message: bytes) -> None:
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                await self.client.write_gatt_char(self._profile.control, message, response=True)
        except WRITE_TROUBLES as error:
            if not self.client.is_connected:
                self._gone()
            raise troubles.explain(error, self.name) from error

    async def close(self) -> None:
        """Also when this task is being cancelled: a device left connected is lost to everybody."""
        leaving = asyncio.ensure_future(self._leave())
        try:
            await asyncio.shield(leaving)
        except asyncio.CancelledError:
            await leaving
            raise

    async def _next(self) -> tuple[float, bytes] | LinkError:
        try:
            async with asyncio.timeout(self._silent_for_s):
                return await self._heard.get()
        except TimeoutError:
            return troubles.lost(self.name)

    async def _leave(self) -> None:
        with suppress(*TROUBLES):
            async with asyncio.timeout(LEAVE_WITHIN_S):
                await self.client.disconnect()

    def _notified(self, _: BleakGATTCharacteristic, notification: bytearray) -> None:
        self._heard.put_nowait((time.monotonic(), bytes(notification)))

    def _gone(self) -> None:
        why = troubles.battery_flat if self._weak else troubles.lost
        self._heard.put_nowait(why(self.name))

    def _look_after_battery(self, messages: Iterable[Message]) -> None:
        for message in messages:
            if isinstance(message, Status):
                self._weak = message.low_battery and not message.charging
