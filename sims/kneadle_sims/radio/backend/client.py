"""bleak's client on a virtual radio. It fails in the words of BlueZ's."""

import asyncio
from typing import Any, ClassVar

from bleak import BleakScanner
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import BaseBleakScanner
from bleak.backends.service import BleakGATTServiceCollection
from bleak.exc import BleakDBusError, BleakDeviceNotFoundError, BleakError
from bumble import core
from bumble.device import Connection, Peer

from kneadle_sims.radio.backend.gatt import RadioGatt
from kneadle_sims.radio.backend.services import discover
from kneadle_sims.radio.backend.while_connected import GoneError, while_connected

SMALLEST_MTU = 23
ATT_HEADER = 3
LOST_AT_ONCE = "failed to discover services, device disconnected"
REFUSED = ("org.bluez.Error.AuthenticationFailed", ["Authentication Failed"])


class RadioClient(RadioGatt):
    scanner: ClassVar[type[BaseBleakScanner]]

    def __init__(self, address_or_ble_device: BLEDevice | str, **options: Any) -> None:
        super().__init__(address_or_ble_device, **options)
        self.address = self.address.upper()
        self._known = isinstance(address_or_ble_device, BLEDevice)

    @property
    def name(self) -> str:
        return str(self.radio.details(self.address)["props"]["Alias"])

    @property
    def mtu_size(self) -> int:
        return int(self._connection.att_mtu) if self._connection else SMALLEST_MTU

    @property
    def is_connected(self) -> bool:
        return self._connection is not None

    @property
    def is_encrypted(self) -> bool:
        """Whether it truly is, whatever pair() said."""
        return self._connection is not None and self._connection.is_encrypted

    async def connect(self, pair: bool, **options: Any) -> None:
        if self._connection is not None:
            raise BleakError("Client is already connected")
        timeout_s = options.get("timeout", self._timeout)
        await self.radio.power_on()
        await self._find(timeout_s)
        async with asyncio.timeout(timeout_s):
            connection = await self._reach()
            if self.radio.connection_to(self.address) is not connection:
                raise BleakError(LOST_AT_ONCE)  # before anybody could listen for its end
            self._connection = connection
            connection.on(Connection.EVENT_DISCONNECTION, self._lost)
            try:
                await self._get_ready(connection, pair)
            except BaseException:
                await self.disconnect()
                raise

    async def disconnect(self) -> None:
        if self._connection is not None:
            await self.radio.hang_up(self.address)

    async def pair(self, *_arguments: Any, **_options: Any) -> None:
        connection = self._connected()
        if connection.is_encrypted:
            return
        try:
            await while_connected(connection, connection.pair())
        except (core.BaseBumbleError, GoneError) as error:
            raise BleakDBusError(*REFUSED) from error

    async def unpair(self) -> None:
        """The device is forgotten, bond and all."""
        await self.radio.power_on()
        if self.address not in self.radio.bonds.all_keys:
            raise self._not_found()
        await self.radio.bonds.delete(self.address)
        self._known = False
        await self.radio.hang_up(self.address)

    async def _find(self, timeout_s: float) -> None:
        if not self._known:
            device = await BleakScanner.find_device_by_address(
                self.address, timeout=timeout_s, backend=self.scanner
            )
            if device is None:
                raise self._not_found()
            self._known = True

    async def _reach(self) -> Connection:
        """A link that a program left behind is taken over."""
        left_behind = self.radio.connection_to(self.address)
        if left_behind is not None:
            return left_behind
        async with self.radio.connecting:
            try:
                return await self.radio.device.connect_le(self.address, timeout=None)
            except asyncio.CancelledError:
                await self.radio.give_up(self.address)
                raise

    async def _get_ready(self, connection: Connection, pair: bool) -> None:
        try:
            if await self.radio.bonds.get(self.address):
                await while_connected(connection, _encrypt(connection))
            elif pair:
                await self.pair()
            self.services = await while_connected(connection, self._discover(connection))
        except (core.BaseBumbleError, GoneError) as error:
            raise BleakError(LOST_AT_ONCE) from error

    async def _discover(self, connection: Connection) -> BleakGATTServiceCollection:
        peer = Peer(connection)
        await peer.request_mtu(self.radio.mtu)
        return await discover(peer, lambda: self.mtu_size - ATT_HEADER)

    def _lost(self, _reason: int) -> None:
        self._connection = self.services = None
        self._listening.clear()
        if self._disconnected_callback is not None:
            self._disconnected_callback()

    def _not_found(self) -> BleakDeviceNotFoundError:
        said = f"Device with address {self.address} was not found."
        return BleakDeviceNotFoundError(self.address, said)


async def _encrypt(connection: Connection) -> None:
    if not connection.is_encrypted:
        await connection.encrypt()
