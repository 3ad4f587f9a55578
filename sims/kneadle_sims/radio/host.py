"""A host's Bluetooth adapter: what it hears, what it is connected to, and its bonds."""

import asyncio
from abc import ABC, abstractmethod
from contextlib import suppress
from typing import Any

from bleak.backends.device import BLEDevice
from bumble import hci
from bumble.device import Connection, Device
from bumble.keys import MemoryKeyStore

from kneadle_sims.radio.device import plain

USUAL_MTU = 247


class Host(ABC):
    """What the backends need of it.

    `repeats`: how often each notification is delivered, as BlueZ does after a reconnect.
    """

    device: Device
    connecting: asyncio.Lock  # an adapter reaches for one device at a time

    def __init__(self, mtu: int) -> None:
        self.mtu = mtu
        self.repeats = 1
        self.bonds = MemoryKeyStore()
        self._names: dict[str, str] = {}
        self._scanning: set[object] = set()

    @abstractmethod
    async def power_on(self) -> Device:
        """Twice is fine. Raises whatever is wrong with this computer's Bluetooth."""

    def forget(self) -> None:
        """All its bonds."""
        self.bonds.all_keys.clear()

    async def scan(self, scanner: object, *, active: bool) -> None:
        """Until every scanner was stopped."""
        self._scanning.add(scanner)
        if len(self._scanning) == 1:
            await self.device.start_scanning(legacy=True, active=active)

    async def stop_scan(self, scanner: object) -> None:
        if scanner in self._scanning:
            self._scanning.remove(scanner)
            if not self._scanning:
                await self.device.stop_scanning(legacy=True)

    async def give_up(self, address: str) -> None:
        """On connecting; a connection that came in the last moment is not left behind."""
        with suppress(hci.HCI_Error):
            await self.device.send_sync_command(hci.HCI_LE_Create_Connection_Cancel_Command())
        await self.hang_up(address)

    async def hang_up(self, address: str) -> None:
        connection = self.connection_to(address)
        if connection is not None:
            with suppress(hci.HCI_Error, hci.HCI_StatusError):  # the other side was quicker
                await connection.disconnect()

    def connection_to(self, address: str) -> Connection | None:
        there = self.device.connections.values()
        return next((c for c in there if plain(c.peer_address) == address), None)

    def connected(self) -> list[BLEDevice]:
        addresses = [plain(c.peer_address) for c in self.device.connections.values()]
        return [BLEDevice(a, self._names.get(a), self.details(a)) for a in addresses]

    async def encrypted(self, device: BLEDevice) -> bool | None:
        """Whether the link to it truly is; None without a link."""
        connection = self.connection_to(device.address)
        return None if connection is None else connection.is_encrypted

    def details(self, address: str, name: str | None = None) -> dict[str, Any]:
        """In the words of BlueZ's backend; a name once heard is kept."""
        if name is not None:
            self._names[address] = name
        bonded = address in self.bonds.all_keys
        props = {
            "Address": address,
            "Alias": self._names.get(address, address.replace(":", "-")),
            "Paired": bonded,
            "Bonded": bonded,
            "Connected": self.connection_to(address) is not None,
        }
        return {"path": f"/virtual/dev_{address.replace(':', '_')}", "props": props}
