"""A key store that asks the board, in the way NimBLE asks MicroPython for secrets.

Sources: extmod/nimble/modbluetooth_nimble.c in MicroPython (it sets `ble_store_util_status_rr`),
ble_store.c and ble_store_util.c in NimBLE.
"""

import json
from collections.abc import Callable

from bumble.hci import Address
from bumble.keys import MemoryKeyStore, PairingKeys

from line_to_board import LineToBoard

OURS, PEERS = 1, 2  # NimBLE's types: what a peer shows us to get in, and what we know of it
GET_SECRET, SET_SECRET = 29, 30
ADDRESS_BYTES = 7
ROUNDS = 5  # after which it is plain that NimBLE would go on without end


class BoardKeys(MemoryKeyStore):
    """`hangs` is told why a real board would never come out of this."""

    def __init__(self, line: LineToBoard, hangs: Callable[[str], None]) -> None:
        super().__init__()
        self.bonding = False
        self._line = line
        self._hangs = hangs

    async def get(self, name: str) -> PairingKeys | None:
        secret = await self._get(OURS, _key(name))
        return None if secret is None else _unpacked(secret)

    async def knows(self, name: str) -> bool:
        return await self._get(PEERS, _key(name)) is not None

    async def update(self, name: str, keys: PairingKeys) -> None:
        if self.bonding:
            for kind in (OURS, PEERS):
                await self._store(kind, _key(name), _packed(name, keys))

    async def delete(self, name: str) -> None:
        await self._forget(_key(name))

    async def make_way_for(self, name: str) -> None:
        """As `ble_sm_chk_repeat_pairing` does: again and again, for as long as a bond is found."""
        for _ in range(ROUNDS):
            if not await self.knows(name):
                return
            await self.delete(name)
        self._hangs("It goes on finding a bond that it was told to delete.")

    async def get_all(self) -> list[tuple[str, PairingKeys]]:
        """None: these are wanted only to find peers that change their address."""
        return []

    async def _store(self, kind: int, key: bytes, secret: bytes) -> None:
        """A board that refuses is taken to be full: the oldest bond must go for the new one."""
        for _ in range(ROUNDS):
            if await self._set(kind, key, secret):
                return
            oldest = await self._get(PEERS, None)
            if oldest is None:
                return
            await self._forget(oldest[:ADDRESS_BYTES])
        self._hangs("It refuses a secret, and keeps the old ones that it was to make room with.")

    async def _forget(self, key: bytes) -> None:
        """Until the board says that there is nothing left."""
        for kind in (OURS, PEERS):
            for _ in range(ROUNDS):
                if not await self._set(kind, key, None):
                    break
            else:
                self._hangs("It says again and again that it has deleted the same secret.")

    async def _get(self, kind: int, key: bytes | None) -> bytes | None:
        data = [kind, 0, None if key is None else key.hex()]
        secret = await self._line.ask("irq", irq=GET_SECRET, data=data)
        return None if secret is None else bytes.fromhex(secret)

    async def _set(self, kind: int, key: bytes, secret: bytes | None) -> bool:
        data = [kind, key.hex(), None if secret is None else secret.hex()]
        return bool(await self._line.ask("irq", irq=SET_SECRET, data=data))


def _key(name: str) -> bytes:
    address = Address(name)
    return bytes([address.address_type]) + bytes(address)


def _packed(name: str, keys: PairingKeys) -> bytes:
    """Begins with the peer's address, as NimBLE's does; the rest is nobody else's business."""
    return _key(name) + json.dumps(keys.to_dict()).encode()


def _unpacked(secret: bytes) -> PairingKeys:
    return PairingKeys.from_dict(json.loads(secret[ADDRESS_BYTES:]))
