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
BOND_TYPES = (1, 2)  # of NimBLE's secrets: what a host shows to be let in, and what we know of it
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
        self._hidden: list[tuple[int, bytes]] = []
        self._unwanted = self._dismissed = False

    def look_after(self) -> None:
        """In the loop: keep what the interrupt changed, and hang up on who may not stay."""
        self._bonds.save()
        if self._gate.take_press() and not self._gate.trusted:
            self._unwanted = True  # whoever pressed the button wants the ball for another
        handle = self.handle
        if self._unwanted and not self._dismissed and handle is not None:
            self._dismissed = True  # once: the next central may get the same handle
            self._ble.gap_disconnect(handle)

    def reported(self, event: int, data: "tuple[Any, ...]") -> "Any":
        """The radio's interrupt: what it hands over is only good during the call."""
        if event == GET_SECRET:
            return self._secret(*data)
        if event == SET_SECRET:
            return self._keep(*data)
        if event == CONNECTED:
            self._came(data[0])
        elif data[0] == self.handle:
            self._said(event, data)
        return None

    def _came(self, handle: int) -> None:
        if self.handle is not None:
            self._ble.gap_disconnect(handle)  # it slipped in while another was connecting
            return
        self.handle, self.mtu = handle, LEAST_MTU
        self._unwanted = self._dismissed = False
        self._hidden.clear()
        self._gate.connected()

    def _said(self, event: int, data: "tuple[Any, ...]") -> None:
        if event == DISCONNECTED:
            self.handle = None
            self._hidden.clear()
            self.heard.append(GONE)
        elif event == WRITTEN and data[1] == self.control:
            self.heard.append(bytes(self._ble.gatts_read(data[1])))
        elif event == MTU_AGREED:
            self.mtu = data[1]
        elif event == ENCRYPTION and data[1]:
            trusted = data[3] and self._gate.encrypted(self.now_ms)  # bonded, and one of ours
            self._unwanted = self._unwanted or not trusted

    def _secret(self, sec_type: int, index: int, key: "memoryview | None") -> "bytes | None":
        if key is None:
            return self._bonds.get(sec_type, index, None)
        name = bytes(key)
        found = None if (sec_type, name) in self._hidden else self._bonds.get(sec_type, 0, name)
        if found is not None and sec_type in BOND_TYPES:
            self._gate.recognised()
        return found

    def _keep(self, sec_type: int, key: "memoryview", value: "memoryview | None") -> bool:
        """NimBLE asks the same again, for ever, until it hears what it wants: a new secret must be
        said to be kept, and an old one to be gone. So while the ball is closed a new bond is not
        kept and its central dismissed, and an old one is hidden until that has left.
        """
        name = bytes(key)
        wanted = sec_type not in BOND_TYPES or self._gate.may_keep(self.now_ms)
        if value is None:
            return self._bonds.forget(sec_type, name) if wanted else self._hide(sec_type, name)
        if wanted:
            self._bonds.put(sec_type, name, bytes(value))
        else:
            self._unwanted = True
        return True

    def _hide(self, sec_type: int, name: bytes) -> bool:
        if (sec_type, name) in self._hidden or self._bonds.get(sec_type, 0, name) is None:
            return False
        self._hidden.append((sec_type, name))
        return True
