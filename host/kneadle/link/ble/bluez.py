"""What bleak does not ask of BlueZ, over D-Bus. Linux only."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bleak.backends.device import BLEDevice
from dbus_fast import BusType, Message, MessageType
from dbus_fast.aio import MessageBus

from kneadle.link.ble.raised import TROUBLES

SERVICE = "org.bluez"
DEVICE = "org.bluez.Device1"
PROPERTIES = "org.freedesktop.DBus.Properties"


@asynccontextmanager
async def system_bus() -> AsyncIterator[MessageBus]:
    """Raises OSError or EOFError where there is none."""
    bus = MessageBus(bus_type=BusType.SYSTEM)
    try:
        yield await bus.connect()
    finally:
        bus.disconnect()


async def paired(device: BLEDevice) -> bool | None:
    """Whether BlueZ holds a bond. To a device it has one for, it connects encrypted or not at all.

    Source: BlueZ src/device.c asks for medium security where it has a key; seen in the VM test.
    """
    try:
        async with system_bus() as bus:
            path = device.details["path"]
            answer = await call(bus, path, PROPERTIES, "Get", "ss", DEVICE, "Paired")
    except TROUBLES:
        return None
    return None if answer is None else bool(answer.body[0].value)


async def call(
    bus: MessageBus, path: str, interface: str, member: str, signature: str = "", *body: Any
) -> Message | None:
    """The answer, None if BlueZ refused."""
    message = Message(
        destination=SERVICE,
        path=path,
        interface=interface,
        member=member,
        signature=signature,
        body=list(body),
    )
    answer = await bus.call(message)
    refused = answer is None or answer.message_type is MessageType.ERROR
    return None if refused else answer
