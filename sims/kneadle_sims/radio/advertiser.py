"""A device that advertises until a central takes it, and again when that is gone."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Coroutine, Sequence
from typing import Any

from bumble.core import AdvertisingData
from bumble.device import Connection, Device
from bumble.gatt import Characteristic, Service
from bumble.keys import MemoryKeyStore

from kneadle_sims.radio.air import Airwaves
from kneadle_sims.radio.controller import USUAL_DBM, Chip
from kneadle_sims.radio.device import make_device

LARGEST_MTU = 517
GENERAL_DISCOVERABLE = bytes([0x06])

Structures = Sequence[tuple[int, bytes]]


class Advertiser(ABC):
    """Its bonds and whatever it plays outlive a radio: it can be switched on in another one."""

    advertised_every_ms = 20.0  # as fast as the standard allows: no test waits for it

    def __init__(self, name: str, address: str) -> None:
        self.name = name
        self.address = address
        self.mtu = LARGEST_MTU
        self.signal_dbm = USUAL_DBM
        self.bonds = MemoryKeyStore()
        self.central: Connection | None = None
        self.chip: Chip | None = None
        self._silent = False
        self._tasks: set[asyncio.Task[None]] = set()

    @abstractmethod
    def advertised(self) -> tuple[Structures, Structures]:
        """The advertisement and the scan response, 31 bytes each."""

    @abstractmethod
    async def live(self) -> None:
        """What it does of itself while it is switched on."""

    def services(self) -> Sequence[Service]:
        return ()

    def may_pair(self) -> bool:
        return False

    def left_alone(self) -> None:  # noqa: B027  # most have nothing to do
        """The central is gone."""

    async def switch_on(self, air: Airwaves) -> None:
        self.chip = Chip(self.name, air)
        self.chip.signal_dbm = self.signal_dbm
        await self.plug_in(self.chip, self.chip)

    async def plug_in(self, source: Any, sink: Any) -> None:
        """On any chip, by its HCI."""
        self.device = make_device(self.name, self.address, source, sink, self.bonds, self.may_pair)
        self.device.add_services(self.services())
        self.device.gatt_server.max_mtu = self.mtu
        self.device.on(Device.EVENT_CONNECTION, self._taken)
        await self.device.power_on()
        await self.advertise()
        self._begin(self.live())

    def switch_off(self) -> None:
        """Power cut: nobody is told."""
        for task in self._tasks:
            task.cancel()
        if self.central:
            self.central = None
            self.left_alone()
        if self.chip:
            self.chip.le_legacy_advertiser.stop()
            self.chip.link.remove_controller(self.chip)
        self.chip = None

    async def advertise(self) -> None:
        """Anew, with what it has to say now."""
        if self._silent or self.central:
            return
        said, answered = (bytes(AdvertisingData(list(data))) for data in self.advertised())
        await self.device.start_advertising(
            advertising_data=said,
            scan_response_data=answered,
            advertising_interval_min=self.advertised_every_ms,
            advertising_interval_max=self.advertised_every_ms,
        )

    async def notify(self, characteristic: Characteristic[bytes], value: bytes) -> bool:
        """False if nobody listens. What is longer than the MTU allows is cut, without a word."""
        listening = self.central and self.device.gatt_server.subscribers.get(self.central)
        if not listening or not listening.get(characteristic.handle, b"\0")[0] & 1:
            return False
        await self.device.notify_subscribers(characteristic, value)
        return True

    def _taken(self, central: Connection) -> None:
        self.central = central
        central.on(Connection.EVENT_DISCONNECTION, self._let_go)
        central.on(Connection.EVENT_PAIRING_FAILURE, self._refused)

    def _let_go(self, _reason: int) -> None:
        self.central = None
        self.left_alone()
        self._begin(self.advertise())

    def _refused(self, _reason: int) -> None:
        # Bumble would go on with the session that failed when the host asks again.
        if self.central:
            self.device.smp_manager.sessions.pop(self.central.handle, None)

    def _begin(self, doing: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(doing)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
