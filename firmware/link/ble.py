"""Bluetooth LE over MicroPython's raw `bluetooth`: docs/protocol.md, "Bluetooth LE"."""

from struct import pack

import bluetooth

from ball.stream import SAMPLES_PER_PACKET
from ball.wire import HEADER_BYTES, MOST_SAMPLES, NOT_ALLOWED, SAMPLE_BYTES, answer
from link.gatt import UNKNOWN_MN, Handles, advertisement, scan_response, tell_identity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ball.pairing import Gate
    from ball.session import Session
    from link.bonds import Bonds

CONNECTED, DISCONNECTED, WRITTEN = 1, 2, 3
MTU_AGREED, ENCRYPTION, GET_SECRET, SET_SECRET = 21, 28, 29, 30
NO_INPUT_NO_OUTPUT = 3
ADVERTISE_EVERY_US = 250_000
FORCE_EVERY_MS = 100
MTU = 128
NOTIFICATION_BYTES = 3  # of the MTU, that are not the message's
FAST_HZ = 200  # from here on fewer and longer packets: a C3 dislikes more than one in 50 ms
GONE = b""  # among what was heard


class BleLink:
    """One central at a time. What the radio reports is done in the loop, in that order."""

    def __init__(self, session: "Session", bonds: "Bonds", gate: "Gate") -> None:
        self._ble = bluetooth.BLE()
        self._session, self._bonds, self._gate = session, bonds, gate
        self._heard: list[bytes] = []
        self._central: int | None = None
        self._unwanted = self._dismissed = False
        self._now_ms = self._force_ms = 0
        self._battery_percent = -1

    def begin(self) -> None:
        """On the air, with pairing as the gate allows it."""
        name = self._session.identity.name
        self._mtu = 23
        self._ble.active(True)
        self._ble.config(gap_name=name, mtu=MTU)
        self._ble.config(bond=True, mitm=False, le_secure=True, io=NO_INPUT_NO_OUTPUT)
        self._ble.irq(self._reported)
        self._handles = Handles(self._ble)
        tell_identity(self._ble, self._handles, name)
        self._battery_percent = -1
        self._tell_battery()
        self._advertise()

    def end(self) -> None:
        """Off the air; who was connected is gone."""
        self._ble.active(False)
        self._central = None
        self._session.left(self)

    def send(self, message: "bytes | memoryview") -> bool:
        if self._central is None:
            return False
        try:
            self._ble.gatts_notify(self._central, self._handles.stream, message)
        except OSError:  # ENOMEM: the central is slower than the ball
            return False
        return True

    def packet_samples(self, rate_hz: int) -> int:
        room = (self._mtu - NOTIFICATION_BYTES - HEADER_BYTES) // SAMPLE_BYTES
        return min(room, MOST_SAMPLES if rate_hz >= FAST_HZ else SAMPLES_PER_PACKET)

    def step(self, now_ms: int) -> None:
        self._now_ms = now_ms
        while self._heard:
            message = self._heard.pop(0)
            if message:
                self._receive(message)
            else:
                self._session.left(self)
                self._advertise()
        if self._unwanted and not self._dismissed and self._central is not None:
            self._dismissed = True  # once: the next central may get the same handle
            self._ble.gap_disconnect(self._central)
        self._tell_battery()
        if self._central is not None and now_ms >= self._force_ms:
            self._force_ms = now_ms + FORCE_EVERY_MS
            self._tell_force()

    def busy(self, now_ms: int) -> bool:
        return self._central is not None

    def _receive(self, message: bytes) -> None:
        if self._gate.trusted:
            self._session.receive(message, self)
        elif len(message) > 1:
            self.send(answer(message[1], NOT_ALLOWED))

    def _advertise(self) -> None:
        said = advertisement(self._session.stream.battery_percent)
        named = scan_response(self._session.identity.name)
        self._ble.gap_advertise(ADVERTISE_EVERY_US, adv_data=said, resp_data=named)

    def _tell_battery(self) -> None:
        percent = self._session.stream.battery_percent
        if percent != self._battery_percent:
            known = percent <= 100
            self._ble.gatts_write(self._handles.battery, bytes([percent if known else 0]), known)
            if self._battery_percent >= 0 and self._central is None:
                self._advertise()
            self._battery_percent = percent

    def _tell_force(self) -> None:
        force_n = self._session.calibration.force_n(self._session.sampler.ring.newest())
        said = pack("<i", UNKNOWN_MN if force_n is None else round(force_n * 1000))
        try:
            self._ble.gatts_write(self._handles.force, said, True)
        except OSError:
            pass  # the next one is a tenth of a second away

    def _reported(self, event: int, data: "tuple[Any, ...]") -> "Any":
        """The radio's interrupt: what it hands over is only good during the call."""
        if event == CONNECTED:
            self._central, self._mtu = data[0], 23
            self._unwanted = self._dismissed = False
            self._gate.connected()
        elif event == DISCONNECTED and data[0] == self._central:
            self._central = None
            self._heard.append(GONE)
        elif event == WRITTEN and data[1] == self._handles.control:
            self._heard.append(bytes(self._ble.gatts_read(data[1])))
        elif event == MTU_AGREED:
            self._mtu = data[1]
        elif event == ENCRYPTION and data[1]:
            self._unwanted = not self._gate.encrypted(self._now_ms) or self._unwanted
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
        if not self._gate.may_keep(self._now_ms):
            self._unwanted = True
            return False
        return self._bonds.put(sec_type, bytes(key), None if value is None else bytes(value))
