"""bleak's reading, writing and listening on a virtual radio."""

from collections.abc import Callable, Coroutine
from typing import Any, ClassVar, TypeVar

from bleak.args import SizedBuffer
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.client import BaseBleakClient, NotifyCallback
from bleak.backends.descriptor import BleakGATTDescriptor
from bleak.exc import BleakError, BleakGATTProtocolError
from bumble import att, core
from bumble.device import Connection

from kneadle_sims.radio.backend.while_connected import GoneError, while_connected
from kneadle_sims.radio.host import Host

T = TypeVar("T")
Ask = Callable[[], Coroutine[Any, Any, T]]


class RadioGatt(BaseBleakClient):
    """The half of a client that needs a connection."""

    radio: ClassVar[Host]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._connection: Connection | None = None
        self._listening: dict[int, Callable[[bytes], None]] = {}

    async def read_gatt_char(
        self, characteristic: BleakGATTCharacteristic, *, use_cached: bool = False, **_options: Any
    ) -> bytearray:
        return bytearray(await self._ask(characteristic.obj.read_value))

    async def read_gatt_descriptor(
        self, descriptor: BleakGATTDescriptor, *, use_cached: bool = False, **_options: Any
    ) -> bytearray:
        return bytearray(await self._ask(descriptor.obj.read_value))

    async def write_gatt_char(
        self, characteristic: BleakGATTCharacteristic, data: SizedBuffer, response: bool
    ) -> None:
        await self._ask(lambda: characteristic.obj.write_value(bytes(data), response))

    async def write_gatt_descriptor(
        self, descriptor: BleakGATTDescriptor, data: SizedBuffer
    ) -> None:
        await self._ask(lambda: descriptor.obj.write_value(bytes(data), True))

    async def start_notify(
        self, characteristic: BleakGATTCharacteristic, callback: NotifyCallback, **_options: Any
    ) -> None:
        def deliver(value: bytes) -> None:
            for _ in range(self.radio.repeats):
                callback(bytearray(value))

        await self._ask(lambda: characteristic.obj.subscribe(deliver))
        self._listening[characteristic.handle] = deliver

    async def stop_notify(self, characteristic: BleakGATTCharacteristic) -> None:
        deliver = self._listening.pop(characteristic.handle, None)
        await self._ask(lambda: characteristic.obj.unsubscribe(deliver))

    def _connected(self) -> Connection:
        if self._connection is None:
            raise BleakError("Not connected")
        return self._connection

    async def _ask(self, ask: Ask[T]) -> T:
        connection = self._connected()
        try:
            return await while_connected(connection, ask())
        except att.ATT_Error as error:
            raise BleakGATTProtocolError(int(error.error_code)) from error
        except (core.BaseBumbleError, GoneError) as error:
            raise BleakError("Not connected") from error
