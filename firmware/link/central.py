"""The one central: what the radio reports of it, and whether it may stay."""

import bluetooth

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ball.pairing import Gate
    from link.bonds import Bonds

CONNECTED, DISCONNECTED, WRITTEN = 1, 2, 3
MTU_AGREED, ENCRYPTION, GET_SECRET, SET_SECRET = 21, 28, 29, 30
LEAST_MTU = 23
BOND_TYPES = (0, 1, 2)  # of secrets: BTstack's only one, and NimBLE's two halves of a bond
GONE = b""  # among what was heard


class Central:
    """`handle` is None while nobody is connected. `heard` is what it wrote, oldest first, with
    GONE where it left: the loop takes it from there.
    """

    def __init__(self, ble: "bluetooth.BLE", bonds: "Bonds", gate: "Gate") -> None:
        self.handle: int | None = None
        self.mtu = LEAST_MTU
        self.heard: list[bytes] = []
        self.now_ms = 0  # told by the loop
        self.control = -1  # the characteristic that it writes to
        self._ble, self._bonds, self._gate = ble, bonds, gate
        self._unwanted = self._dismissed = False

    def dismiss_if_unwanted(self) -> None:
        """Once: the next central may get the same handle."""
        if self._unwanted and not self._dismissed and self.handle is not None:
            self._dismissed = True
            self._ble.gap_disconnect(self.handle)

    def reported(self, event: int, data: "tuple[Any, ...]") -> "Any":
        """The radio's interrupt: what it hands over is only good during the call."""
        if event == CONNECTED:
            self.handle, self.mtu = data[0], LEAST_MTU
            self._unwanted = self._dismissed = False
            self._gate.connected()
        elif event == DISCONNECTED and data[0] == self.handle:
            self.handle = None
            self.heard.append(GONE)
        elif event == WRITTEN and data[1] == self.control:
            self.heard.append(bytes(self._ble.gatts_read(data[1])))
        elif event == MTU_AGREED:
            self.mtu = data[1]
        elif event == ENCRYPTION and data[1]:
            trusted = data[3] and self._gate.encrypted(self.now_ms)  # bonded, and one of ours
            self._unwanted = self._unwanted or not trusted
        elif event == GET_SECRET:
            return self._secret(*data)
        elif event == SET_SECRET:
            return self._keep(*data)
        return None

    def _secret(self, sec_type: int, index: int, key: "memoryview | None") -> "bytes | None":
        found = self._bonds.get(sec_type, index, None if key is None else bytes(key))
        if key is not None and found is not None:
            self._gate.recognised()
        return found

    def _keep(self, sec_type: int, key: "memoryview", value: "memoryview | None") -> bool:
        """A new bond is never refused: NimBLE would make room for it by forgetting another, for
        ever. An unwanted one is not kept, and its central dismissed.
        """
        bond = sec_type in BOND_TYPES and self.handle is not None
        wanted = not bond or self._gate.may_keep(self.now_ms)
        if value is None:
            return wanted and self._bonds.forget(sec_type, bytes(key))
        if wanted:
            self._bonds.put(sec_type, bytes(key), bytes(value))
        else:
            self._unwanted = True
        return True
