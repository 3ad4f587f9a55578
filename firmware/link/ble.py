"""Bluetooth LE over MicroPython's raw `bluetooth`: docs/protocol.md, "Bluetooth LE"."""

from struct import pack

import bluetooth

from ball.stream import SAMPLES_PER_PACKET
from ball.wire import HEADER_BYTES, MOST_SAMPLES, NOT_ALLOWED, SAMPLE_BYTES, answer
from link.central import GONE, Central
from link.gatt import UNKNOWN_MN, Handles, advertisement, scan_response, tell_identity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ball.pairing import Gate
    from ball.session import Session
    from link.bonds import Bonds

NO_INPUT_NO_OUTPUT = 3
ADVERTISE_EVERY_US = 250_000
FORCE_EVERY_MS = 100
MTU = 128
NOTIFICATION_BYTES = 3  # of the MTU, that are not the message's
MOST_N = 2_000_000.0  # as millinewtons it still fits
LONGEST_WRITE = 64  # or all are cut to 20
FAST_HZ = 200  # from here on fewer and longer packets: a C3 dislikes more than one in 50 ms


class BleLink:
    """One central at a time."""

    def __init__(self, session: "Session", bonds: "Bonds", gate: "Gate") -> None:
        self.quiet = False  # the radio says when its host is gone
        self._session, self._gate = session, gate
        self._ble = bluetooth.BLE()
        self._central = Central(self._ble, bonds, gate)
        self._force_ms = 0
        self._battery_percent = -1

    def begin(self) -> None:
        """On the air, with pairing as the gate allows it."""
        name = self._session.identity.name
        self._ble.irq(self._central.reported)  # first: it asks for its own key while it starts
        self._ble.active(True)
        try:
            self._ble.config(bond=True, mitm=False, le_secure=True, io=NO_INPUT_NO_OUTPUT)
        except (ValueError, OSError):  # a radio that cannot pair: nobody could be trusted on it
            self._ble.active(False)
            return
        self._ble.config(gap_name=name, mtu=MTU)
        self._handles = Handles(self._ble)
        self._central.control = self._handles.control
        self._ble.gatts_set_buffer(self._handles.control, LONGEST_WRITE)
        tell_identity(self._ble, self._handles, name)
        self._battery_percent = -1
        self._tell_battery()
        self._advertise()

    def end(self) -> None:
        """Off the air; who was connected is gone."""
        self._ble.active(False)
        self._central.handle = None
        self._session.left(self)

    def send(self, message: "bytes | memoryview") -> bool:
        handle = self._central.handle
        if handle is None:
            return False
        try:
            self._ble.gatts_notify(handle, self._handles.stream, message)
        except OSError:  # ENOMEM: the central is slower than the ball
            return False
        return True

    def packet_samples(self, rate_hz: int) -> int:
        room = (self._central.mtu - NOTIFICATION_BYTES - HEADER_BYTES) // SAMPLE_BYTES
        return min(room, MOST_SAMPLES if rate_hz >= FAST_HZ else SAMPLES_PER_PACKET)

    def step(self, now_ms: int) -> None:
        self._central.now_ms = now_ms
        while self._central.heard:
            self._hear(self._central.heard.pop(0))
        self._central.look_after()
        if not self._ble.active():
            return
        try:
            self._tell(now_ms)
        except OSError:
            pass  # who was told has just left, or is too slow; the next time is soon

    def _tell(self, now_ms: int) -> None:
        """What generic apps read."""
        self._tell_battery()
        if self._central.handle is not None and now_ms >= self._force_ms:
            self._force_ms = now_ms + FORCE_EVERY_MS
            self._tell_force()

    def busy(self, now_ms: int) -> bool:
        return self._central.handle is not None

    def _hear(self, message: bytes) -> None:
        if message == GONE:
            self._session.left(self)
            self._advertise()
        elif self._gate.trusted:
            self._session.receive(message, self)
        elif len(message) > 1:
            self.send(answer(message[1], NOT_ALLOWED))

    def _advertise(self) -> None:
        said = advertisement(self._session.stream.battery_percent)
        named = scan_response(self._session.identity.name)
        try:
            self._ble.gap_advertise(ADVERTISE_EVERY_US, adv_data=said, resp_data=named)
        except OSError:
            pass  # somebody has just connected

    def _tell_battery(self) -> None:
        percent = self._session.stream.battery_percent
        if percent != self._battery_percent:
            known = percent <= 100
            self._ble.gatts_write(self._handles.battery, bytes([percent if known else 0]), known)
            if self._battery_percent >= 0 and self._central.handle is None:
                self._advertise()
            self._battery_percent = percent

    def _tell_force(self) -> None:
        raw = self._session.sampler.latest()
        force_n = None if raw is None else self._session.calibration.force_n(raw)
        said = UNKNOWN_MN if force_n is None else _millinewtons(force_n)
        self._ble.gatts_write(self._handles.force, pack("<i", said), True)


def _millinewtons(force_n: float) -> int:
    return round(force_n * 1000) if abs(force_n) < MOST_N else UNKNOWN_MN
