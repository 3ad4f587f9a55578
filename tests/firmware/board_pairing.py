"""Pairing and encryption as NimBLE has them on a board, with Bumble's own SMP underneath."""

import asyncio
from collections.abc import Callable

from bumble.device import Connection, Device
from bumble.pairing import PairingConfig, PairingDelegate

from board_keys import BoardKeys
from kneadle_sims.radio.device import KEYS

ENCRYPTION = 28  # irq
KEY_BYTES = 16


class BoardPairing:
    """`calm` while no pairing is under way: until its keys are stored, NimBLE hears no more."""

    def __init__(self, keys: BoardKeys, irq: Callable[..., None]) -> None:
        self.calm = asyncio.Event()
        self.secure = False  # LE Secure Connections
        self._keys = keys
        self._irq = irq

    def begin(self, device: Device, central: Connection) -> None:
        """A central has come."""
        self.calm.set()
        device.pairing_config_factory = self._config
        central.on(
            Connection.EVENT_CONNECTION_ENCRYPTION_CHANGE,
            lambda: self._changed(central, pairing=central.handle in device.smp_manager.sessions),
        )
        central.on(Connection.EVENT_PAIRING, lambda _: self._done(central, self._keys.bonding))
        central.on(Connection.EVENT_PAIRING_FAILURE, lambda _: self.calm.set())
        central.on(
            Connection.EVENT_CONNECTION_ENCRYPTION_FAILURE,
            lambda _: self._irq(ENCRYPTION, central.handle, 0, 0, 0, 0),
        )

    def _changed(self, central: Connection, *, pairing: bool) -> None:
        if pairing:
            self.calm.clear()
        else:
            self._done(central, bonded=True)

    def _done(self, central: Connection, bonded: bool) -> None:
        """Just Works authenticates nobody."""
        self._irq(ENCRYPTION, central.handle, 1, 0, int(bonded), KEY_BYTES)
        self.calm.set()

    def _config(self, central: Connection) -> PairingConfig:
        delegate = _JustWorks(self._keys, str(central.peer_address))
        return PairingConfig(
            sc=self.secure, mitm=False, bonding=self._keys.bonding, delegate=delegate
        )


class _JustWorks(PairingDelegate):
    """Says yes to everybody, as NimBLE does; it forgets the old bond of who pairs again."""

    def __init__(self, keys: BoardKeys, peer: str) -> None:
        super().__init__(self.NO_OUTPUT_NO_INPUT, KEYS, KEYS)
        self._keys = keys
        self._peer = peer

    async def accept(self) -> bool:
        await self._keys.make_way_for(self._peer)
        return True
