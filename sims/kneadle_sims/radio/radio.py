"""A virtual radio: a host's Bluetooth adapter, and the devices around it."""

import asyncio
from types import TracebackType
from typing import Self

from bleak.backends.adapter import BaseBleakAdapter
from bleak.backends.client import BaseBleakClient
from bleak.backends.scanner import BaseBleakScanner
from bumble.device import Device

from kneadle_sims.radio.air import Airwaves
from kneadle_sims.radio.backend.adapter import RadioAdapter
from kneadle_sims.radio.backend.client import RadioClient
from kneadle_sims.radio.backend.scanner import RadioScanner
from kneadle_sims.radio.controller import Chip
from kneadle_sims.radio.device import make_device
from kneadle_sims.radio.host import USUAL_MTU, Host
from kneadle_sims.radio.peripheral import Peripheral

ADDRESS = "F0:0C:E0:00:00:02"


class VirtualRadio(Host):
    """`async with VirtualRadio(BallOnAir(scenario)) as radio:` puts a ball in the air.

    Give `scanner_backend`, `client_backend` and `adapter_backend` to bleak. It powers itself on
    in whatever event loop uses it first, and again in the next one; bonds are kept.

    `trouble` is raised instead of scanning and connecting, as by a computer without Bluetooth.
    """

    def __init__(self, *peripherals: Peripheral, mtu: int = USUAL_MTU) -> None:
        super().__init__(mtu)
        self.trouble: BaseException | None = None
        self._peripherals = list(peripherals)
        self._loop: asyncio.AbstractEventLoop | None = None
        self.scanner_backend, self.client_backend, self.adapter_backend = _backends(self)

    async def __aenter__(self) -> Self:
        await self.power_on()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.power_off()

    async def power_on(self) -> Device:
        if self.trouble is not None:
            raise self.trouble
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self.power_off()
            self._loop = loop
            self._starting = loop.create_task(self._start())
        await asyncio.shield(self._starting)
        return self.device

    def power_off(self) -> None:
        """As when the power fails: nobody says goodbye."""
        for peripheral in self._peripherals if self._loop else ():
            peripheral.switch_off()
        self._loop = None
        self._scanning.clear()

    async def add(self, peripheral: Peripheral) -> None:
        self._peripherals.append(peripheral)
        if self._loop:
            await peripheral.switch_on(self.air)

    async def _start(self) -> None:
        self.air, self.connecting = Airwaves(), asyncio.Lock()
        chip = Chip("host", self.air)
        self.device = make_device("host", ADDRESS, chip, chip, self.bonds)
        await self.device.power_on()
        for peripheral in self._peripherals:
            await peripheral.switch_on(self.air)


def _backends(
    host: Host,
) -> tuple[type[BaseBleakScanner], type[BaseBleakClient], type[BaseBleakAdapter]]:
    """Classes, as bleak wants them, that know this radio and no other."""

    class Scanner(RadioScanner):
        radio = host

    class Client(RadioClient):
        radio = host
        scanner = Scanner

    class Adapter(RadioAdapter):
        radio = host

    return Scanner, Client, Adapter
