"""The rig's board in the virtual air: what the firmware registers, advertises, sends and keeps."""

import asyncio
from collections.abc import Sequence
from typing import Any

from bumble.core import AdvertisingData
from bumble.device import Connection
from bumble.gatt import Service

from board_events import tell
from board_keys import BoardKeys
from board_pairing import BoardPairing
from board_sending import BoardSending
from board_services import BoardServices
from kneadle_sims.radio.advertiser import Structures
from kneadle_sims.radio.air import Airwaves
from kneadle_sims.radio.peripheral import Peripheral
from rig import Rig


class BoardOnAir(Peripheral):
    """`VirtualRadio(BoardOnAir(rig))`. It has a chip from the first advertisement until
    bluetooth is switched off or the power is cut, which the central notices at once.
    """

    def __init__(self, rig: Rig) -> None:
        super().__init__("", rig.address)
        self.rig = rig
        self.payloads: tuple[bytes, bytes] | None = None  # while it wants to advertise
        self._keys = BoardKeys(rig.line, rig.fail)
        self.bonds = self._keys
        self._pairing = BoardPairing(self._keys, self._irq)
        self._sending = BoardSending(rig.line)
        self._services = BoardServices([], rig.line, self._keys, self._pairing.calm)

    async def switch_on(self, air: Airwaves) -> None:
        self._air = air
        self._following = asyncio.create_task(self._follow())

    def switch_off(self) -> None:
        self._following.cancel()
        self._off()

    def services(self) -> Sequence[Service]:
        return self._services.services

    def advertised(self) -> tuple[Structures, Structures]:
        said, answered = (AdvertisingData.from_bytes(each) for each in self.payloads or (b"", b""))
        return said.ad_structures, answered.ad_structures

    async def advertise(self) -> None:
        """Byte by byte what the firmware gave; after a connection only when it says so again."""
        if self.payloads is None or self._silent or self.central:
            return
        said, answered = self.payloads
        await self.device.start_advertising(
            advertising_data=said,
            scan_response_data=answered,
            advertising_interval_min=self.advertised_every_ms,
            advertising_interval_max=self.advertised_every_ms,
        )

    async def live(self) -> None:
        """The firmware does."""

    async def heard_by_name(self) -> None:
        """Once it advertises."""
        await self.rig.until(lambda: self.payloads is not None and self.name != "")

    async def gone(self) -> None:
        """Once it has no radio."""
        await self.rig.until(lambda: self.chip is None)

    def slow(self, room: int) -> None:
        """The central takes nothing any more; the board has room for so many notifications."""
        self._sending.slow(room)

    async def quick(self) -> None:
        """It takes all that waited."""
        await self._sending.quick()

    def _off(self) -> None:
        if self.chip:
            self.chip.air.time_out(self.chip)
        super().switch_off()
        self.payloads = None

    async def _follow(self) -> None:
        while True:
            said = await self.rig.bluetooth.get()
            try:
                await self._heed(**said)
            except Exception as error:  # of the test, which waits for something else meanwhile
                self.rig.fail(f"The radio failed at {said}: {error!r}.")
            self.rig.happened()

    async def _heed(self, op: str, **said: Any) -> None:
        match op:
            case "active":
                self._off()
            case "config":
                self._configure(**said["settings"])
            case "services":
                offered, calm = said["services"], self._pairing.calm
                self._services = BoardServices(offered, self.rig.line, self._keys, calm)
            case "advertise":
                await self._advertise(**said)
            case "notify" if self.central and self.central.handle == said.pop("conn"):
                await self._sending.notify(self.central, **said)
            case "update" if self.central:
                await self._sending.update(self.central, **said)
            case "disconnect" if self.central and self.central.handle == said["conn"]:
                await self.drop()

    def _configure(self, **settings: Any) -> None:
        self.mtu = settings.get("mtu", self.mtu)
        self._keys.bonding = bool(settings.get("bond", self._keys.bonding))
        self._pairing.secure = bool(settings.get("le_secure", self._pairing.secure))

    async def _advertise(self, us: int | None, said: str, resp: str) -> None:
        self.payloads = None if us is None else (bytes.fromhex(said), bytes.fromhex(resp))
        self.name = _name(bytes.fromhex(resp) + bytes.fromhex(said)) or self.name
        if self.chip is None:
            await super().switch_on(self._air)
            self._sending.begin(self.device, self._services)
        elif self.payloads is None:
            await self.device.stop_advertising()
        else:
            await self.advertise()

    def _irq(self, number: int, *data: Any) -> None:
        self.rig.line.say("irq", irq=number, data=list(data))

    def _taken(self, central: Connection) -> None:
        super()._taken(central)
        self.payloads = None
        tell(central, self._irq)
        self._pairing.begin(self.device, central)


def _name(payload: bytes) -> str | None:
    name = AdvertisingData.from_bytes(payload).get(AdvertisingData.COMPLETE_LOCAL_NAME)
    return None if name is None else str(name)
