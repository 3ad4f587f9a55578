"""What BlueZ says of itself and of this computer's adapters. Linux only."""

import asyncio
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bleak.exc import BleakDBusError

Version = tuple[int, int]

ADAPTER = "org.bluez.Adapter1"
ANSWER_WITHIN_S = 2.0  # it answers in milliseconds, or starts first
VERSION_WITHIN_S = 0.8


@dataclass(frozen=True, slots=True)
class Adapter:
    name: str
    powered: bool
    low_energy: bool


@dataclass(frozen=True, slots=True)
class Bluez:
    """`version` is None where nobody says it: bluetoothctl is not installed."""

    adapters: tuple[Adapter, ...]
    version: Version | None


def ask_bluez() -> Bluez:
    """Raises what bleak would: OSError, EOFError, BleakDBusError."""
    return Bluez(adapters_in(asyncio.run(_managed_objects())), _version())


def adapters_in(objects: Mapping[str, Mapping[str, Any]]) -> tuple[Adapter, ...]:
    """Among all that BlueZ manages: path -> interface -> property -> variant."""
    return tuple(
        _adapter(path, interfaces[ADAPTER])
        for path, interfaces in sorted(objects.items())
        if ADAPTER in interfaces
    )


def version_in(said: str) -> Version | None:
    """As bluetoothctl writes it: "bluetoothctl: 5.66"."""
    found = re.search(r"(\d+)\.(\d+)", said)
    return (int(found[1]), int(found[2])) if found else None


def _adapter(path: str, properties: Mapping[str, Any]) -> Adapter:
    roles = properties.get("Roles")
    return Adapter(
        path.rpartition("/")[2],
        powered=bool(properties["Powered"].value),
        low_energy=roles is not None and "central" in roles.value,
    )


async def _managed_objects() -> Mapping[str, Mapping[str, Any]]:
    from dbus_fast import Message, MessageType  # noqa: PLC0415  # Linux's alone

    from kneadle.link.ble.bluez import system_bus  # noqa: PLC0415

    question = Message(
        destination="org.bluez",
        path="/",
        interface="org.freedesktop.DBus.ObjectManager",
        member="GetManagedObjects",
    )
    try:
        async with asyncio.timeout(ANSWER_WITHIN_S), system_bus() as bus:
            answer = await bus.call(question)
    except TimeoutError:
        raise BleakDBusError("org.freedesktop.DBus.Error.NoReply", []) from None
    if answer is None or answer.message_type is not MessageType.METHOD_RETURN:
        raise BleakDBusError((answer and answer.error_name) or "", answer.body if answer else [])
    objects: Mapping[str, Mapping[str, Any]] = answer.body[0]
    return objects


def _version() -> Version | None:
    try:
        said = subprocess.run(
            ["bluetoothctl", "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=VERSION_WITHIN_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return version_in(said.stdout.decode(errors="replace"))
