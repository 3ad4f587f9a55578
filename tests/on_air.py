"""Plain bleak on a virtual radio, as a program would use it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

from bleak import BleakClient, BleakScanner
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.device import BLEDevice

from kneadle.link.ble.profile import BALL_CONTROL, BALL_STREAM
from kneadle_sims.radio import VirtualRadio
from kneadle_sims.radio.peripheral import Peripheral

PATIENCE_S = 10.0  # far more than any of these needs on a busy machine
T = TypeVar("T")


async def find(air: VirtualRadio, peripheral: Peripheral) -> BLEDevice:
    device = await BleakScanner.find_device_by_name(
        peripheral.name, timeout=PATIENCE_S, backend=air.scanner_backend
    )
    assert device is not None
    return device


class Central:
    """One client, what it heard, and how often it was told that the link is gone."""

    def __init__(
        self, air: VirtualRadio, device: BLEDevice | str, timeout_s: float = PATIENCE_S
    ) -> None:
        self.heard: asyncio.Queue[bytes] = asyncio.Queue()
        self.losses: asyncio.Queue[None] = asyncio.Queue()
        self.bleak = BleakClient(
            device,
            lambda _: self.losses.put_nowait(None),
            timeout=timeout_s,
            backend=air.client_backend,
        )

    async def connect(self) -> "Central":
        await self.bleak.connect()
        return self

    async def listen(self, characteristic: str = BALL_STREAM) -> None:
        def hear(_: BleakGATTCharacteristic, value: bytearray) -> None:
            self.heard.put_nowait(bytes(value))

        await self.bleak.start_notify(characteristic, hear)

    async def say(self, command: bytes, characteristic: str = BALL_CONTROL) -> None:
        await self.bleak.write_gatt_char(characteristic, command, response=True)

    async def take(self, wanted: Callable[[bytes], bool], count: int) -> list[bytes]:
        """The next so many notifications of this kind."""
        taken: list[bytes] = []
        while len(taken) < count:
            value = await soon(self.heard.get())
            taken += [value] if wanted(value) else []
        return taken

    async def lost(self) -> None:
        """Once it was told so."""
        await soon(self.losses.get())


async def soon(happens: Awaitable[T]) -> T:
    async with asyncio.timeout(PATIENCE_S):
        return await happens


async def nothing_more_happens() -> None:
    """Every callback that was due has run. In the virtual air, nothing takes time."""
    with suppress(TimeoutError):
        async with asyncio.timeout(0):
            await asyncio.Event().wait()
    for _ in range(50):
        await asyncio.sleep(0)
