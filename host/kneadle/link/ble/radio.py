"""This computer's Bluetooth through bleak, or a stand-in that speaks bleak's own interface."""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

from bleak import BleakAdapter, BleakClient, BleakScanner
from bleak.backends.adapter import BaseBleakAdapter
from bleak.backends.client import BaseBleakClient
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import (
    AdvertisementData,
    AdvertisementDataCallback,
    BaseBleakScanner,
)
from bleak.exc import BleakDeviceNotFoundError

CONNECT_WITHIN_S = 10.0

Encrypted = Callable[[BLEDevice], Awaitable[bool | None]]
Agent = Callable[[BLEDevice], AbstractAsyncContextManager[None]]


async def nobody_can_tell(device: BLEDevice) -> None:
    """macOS and Windows do not say whether a link is encrypted."""


@asynccontextmanager
async def nobody_asks(device: BLEDevice) -> AsyncIterator[None]:
    """macOS and Windows ask the person themselves, or nobody."""
    yield


@dataclass(frozen=True, slots=True)
class Radio:
    """`encrypted` says whether the link to a connected device is encrypted, None if nobody knows.

    While `agent` is entered, somebody agrees to pair with that device, where the system asks.
    A backend that is None is bleak's own for this system.
    """

    scanner: type[BaseBleakScanner] | None = None
    client: type[BaseBleakClient] | None = None
    adapter: type[BaseBleakAdapter] | None = None
    encrypted: Encrypted = nobody_can_tell
    agent: Agent = nobody_asks

    def listen(
        self, heard: AdvertisementDataCallback | None = None, *, repeats: bool = False
    ) -> BleakScanner:
        """A scanner, not yet started. `repeats` asks for advertisements that say nothing new."""
        options: dict[str, Any] = {}
        if repeats and sys.platform == "linux":
            options["bluez"] = {"filters": {"DuplicateData": True}}
        return BleakScanner(heard, backend=self.scanner, **options)

    async def find(self, id: str, within_s: float) -> BLEDevice | None:
        """Also if it speaks once only, and before the scan has quite begun."""
        found: asyncio.Future[BLEDevice] = asyncio.get_running_loop().create_future()

        def heard(device: BLEDevice, _said: AdvertisementData) -> None:
            if device.address.casefold() == id.casefold() and not found.done():
                found.set_result(device)

        async with self.listen(heard):
            await asyncio.wait([found], timeout=within_s)
        return found.result() if found.done() else None

    def client_of(self, device: BLEDevice, gone: Callable[[], None]) -> BleakClient:
        """Not yet connected. `gone` is called when the connection ended, whoever ended it."""
        return BleakClient(device, lambda _: gone(), timeout=CONNECT_WITHIN_S, backend=self.client)

    async def forget(self, id: str) -> None:
        """Drops this computer's bond with it, if there is one."""
        with suppress(BleakDeviceNotFoundError, NotImplementedError):  # macOS: in its settings only
            await BleakClient(id, backend=self.client).unpair()

    async def connected(self, service: str) -> list[BLEDevice]:
        """What this computer is connected to already: a program that crashed may have left it."""
        try:
            adapter = await BleakAdapter.get(backend=self.adapter)
            return await adapter.get_connected_devices([service])
        except NotImplementedError:
            return []


def this_computer() -> Radio:
    if sys.platform != "linux":
        return Radio()
    from kneadle.link.ble.agent import agent  # noqa: PLC0415  # D-Bus is Linux's alone
    from kneadle.link.ble.bluez import paired  # noqa: PLC0415

    return Radio(encrypted=paired, agent=agent)
