"""What the firmware registered, as Bumble's services; every value stays on the board."""

import asyncio
from typing import Any

from bumble import att
from bumble.att import Attribute
from bumble.core import UUID
from bumble.device import Connection
from bumble.gatt import Characteristic, CharacteristicValue, Descriptor, Service

from board_keys import BoardKeys
from line_to_board import LineToBoard

WRITE, READ = 3, 4  # irqs
READ_ENCRYPTED, WRITE_ENCRYPTED = 0x0200, 0x1000  # MicroPython's flags, from NimBLE
PROPERTIES = 0x3E  # read, write without and with response, notify, indicate


class BoardServices:
    """`values`: by the handle that the board has for them. Nothing is touched before `calm`."""

    def __init__(
        self, described: list[Any], line: LineToBoard, keys: BoardKeys, calm: asyncio.Event
    ) -> None:
        self._line = line
        self._keys = keys
        self._calm = calm
        self.values: dict[int, Attribute[bytes]] = {}
        self.services = [
            Service(_uuid(uuid), [self._characteristic(*each) for each in offered])
            for uuid, offered in described
        ]

    def _characteristic(
        self, uuid: str, flags: int, handle: int, below: list[Any]
    ) -> Characteristic[bytes]:
        made: Characteristic[bytes] = Characteristic(
            _uuid(uuid),
            Characteristic.Properties(flags & PROPERTIES),
            _permissions(flags),
            self._value(flags, handle),
            [self._descriptor(*each) for each in below],
        )
        self.values[handle] = made
        return made

    def _descriptor(self, uuid: str, flags: int, handle: int, _below: list[Any]) -> Descriptor:
        return Descriptor(_uuid(uuid), _permissions(flags), self._value(flags, handle))

    def _value(self, flags: int, handle: int) -> CharacteristicValue[bytes]:
        async def read(central: Connection) -> bytes:
            await self._calm.wait()
            if flags & READ_ENCRYPTED:
                await self._encrypted(central)
            return await self._read(central, handle)

        async def write(central: Connection, value: bytes) -> None:
            await self._calm.wait()
            if flags & WRITE_ENCRYPTED:
                await self._encrypted(central)
            data = [central.handle, handle, bytes(value).hex()]
            await self._line.ask("irq", irq=WRITE, data=data)

        return CharacteristicValue(read=read, write=write)

    async def _read(self, central: Connection, handle: int) -> bytes:
        answer = await self._line.ask("irq", irq=READ, data=[central.handle, handle])
        refused, value = answer or (att.ErrorCode.UNLIKELY_ERROR, "")
        if refused:
            raise att.ATT_Error(att.ErrorCode(refused))
        return bytes.fromhex(value)

    async def _encrypted(self, central: Connection) -> None:
        """Or the error that NimBLE has for who is not: another one if there is a bond."""
        if not central.is_encrypted:
            bonded = await self._keys.knows(str(central.peer_address))
            raise att.ATT_Error(
                att.ErrorCode.INSUFFICIENT_ENCRYPTION
                if bonded
                else att.ErrorCode.INSUFFICIENT_AUTHENTICATION
            )


def _uuid(little_endian: str) -> UUID:
    return UUID.from_bytes(bytes.fromhex(little_endian))


def _permissions(flags: int) -> Attribute.Permissions:
    """Of the plain kind; encryption is asked for where the value is touched."""
    read, write = Attribute.Permissions.READABLE, Attribute.Permissions.WRITEABLE
    nothing = Attribute.Permissions(0)
    return (read if flags & 0x02 else nothing) | (write if flags & 0x0C else nothing)
