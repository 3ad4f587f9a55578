"""What can happen to any device in the air."""

import asyncio
from contextlib import suppress

from bumble.hci import HCI_Error, HCI_StatusError

from kneadle_sims.radio.advertiser import Advertiser


class Peripheral(Advertiser):
    """Walking away needs a virtual chip; the rest works on a real adapter too."""

    def __init__(self, name: str, address: str) -> None:
        super().__init__(name, address)
        self._in_range = True
        self._timeout: asyncio.TimerHandle | None = None

    async def drop(self) -> None:
        """It hangs up."""
        if self.central:
            with suppress(HCI_Error, HCI_StatusError):  # the other side was quicker
                await self.central.disconnect()

    async def silence(self) -> None:
        """It stops advertising; who is connected stays so."""
        self._silent = True
        await self.device.stop_advertising()

    async def wake(self) -> None:
        """In range, and advertising again."""
        self._silent = False
        self.back_in_range()
        await self.advertise()

    def forget(self) -> None:
        """All its bonds."""
        self.bonds.all_keys.clear()

    def out_of_range(self, noticed_after_s: float = 0.0) -> None:
        """Nothing is heard from now on; a connection breaks `noticed_after_s` later."""
        if self.chip is None:
            return
        self.chip.air.lose(self.chip)
        if noticed_after_s:
            loop = asyncio.get_running_loop()
            self._timeout = loop.call_later(noticed_after_s, self.chip.air.time_out, self.chip)
        else:
            self.chip.air.time_out(self.chip)

    def back_in_range(self) -> None:
        if self._timeout:
            self._timeout.cancel()
        if self.chip:
            self.chip.air.find_again(self.chip)

    def follow(self, *, in_range: bool) -> None:
        """As the scenario has it; only its changes count, so that a test can walk away too."""
        if in_range != self._in_range:
            self._in_range = in_range
            self.back_in_range() if in_range else self.out_of_range()
