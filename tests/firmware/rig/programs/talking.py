"""A small Bluetooth program: who writes gets the answer back, and "go" gets 500 packets.

It tells what it hears as changes of pins that no board has, for the test to see.
"""

import json
import time

from bluetooth import BLE, FLAG_NOTIFY, FLAG_READ, FLAG_WRITE, UUID
from keeping import Secrets
from machine import Pin, Timer, unique_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

CONNECTED, DISCONNECTED, WRITTEN = 1, 2, 3
MTU_AGREED, ENCRYPTION, GET_SECRET, SET_SECRET = 21, 28, 29, 30
WRITE_ENCRYPTED = 0x1000
SERVICE = UUID("8443ddd0-83fa-4cc0-a62e-d0143e8ee9e9")
STREAM = UUID("8443ddd1-83fa-4cc0-a62e-d0143e8ee9e9")
CONTROL = UUID("8443ddd2-83fa-4cc0-a62e-d0143e8ee9e9")
ADVERTISED = b"\x02\x01\x06\x11\x07" + bytes(SERVICE)
ANSWERED = b"\x0d\x09Kneadle ba11"
PACKETS, PACKET_EVERY_MS = 500, 10
ENOMEM = 12
SPOILT = b"\xee" * 6


class Talker:
    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets
        self._pins = [Pin(100 + n, Pin.OUT, value=0) for n in range(4)]
        self.encrypted, self.refused, self.heard_mtu, self.spoilt = self._pins
        self._todo: list[bytes] = []
        self._peer: memoryview | None = None
        self._conn = -1
        self._left = 0
        self._ble = BLE()

    def begin(self) -> None:
        ble = self._ble
        ble.irq(self._irq)
        ble.active(True)
        assert ble.config("mac") == (1, unique_id())  # random static, as people write it
        ble.config(mtu=185, bond=True, le_secure=True, mitm=False, io=3, gap_name="ball")
        stream, control = (STREAM, FLAG_NOTIFY), (CONTROL, FLAG_WRITE | WRITE_ENCRYPTED)
        battery = (UUID(0x180F), ((UUID(0x2A19), FLAG_READ),))
        values = ble.gatts_register_services(((SERVICE, (stream, control)), battery))
        ((self._stream, self._control), (level,)) = values
        ble.gatts_set_buffer(self._control, 8)
        ble.gatts_write(level, bytes((83,)))
        ble.gap_advertise(20_000, ADVERTISED, resp_data=ANSWERED)

    def step(self) -> None:
        if self._todo:
            self._do(self._todo.pop(0))
        if self._peer is not None and bytes(self._peer) == SPOILT:
            self.spoilt.on()

    def packet(self, timer: Timer) -> None:
        number = PACKETS - self._left
        if self._left and self._send(b"p" + number.to_bytes(2, "little") + bytes(17)):
            self._left -= 1

    def _do(self, order: bytes) -> None:
        if order == b"go":
            self._left = PACKETS
        elif order == b"long":
            self._send(bytes(250))
        elif order == b"bye":
            self._ble.gap_disconnect(self._conn)
        else:
            self._send(b"heard " + order)

    def _send(self, message: bytes) -> bool:
        try:
            self._ble.gatts_notify(self._conn, self._stream, message)
        except OSError as error:
            if error.errno != ENOMEM:
                raise
            self.refused.on()
            return False
        return True

    def _irq(self, event: int, data: "tuple[Any, ...]") -> object:
        if event == CONNECTED:
            self._conn = data[0]
            self._peer = data[2]  # wrong on purpose: not copied
        elif event == DISCONNECTED:
            self.encrypted.off()
            self._ble.gap_advertise(20_000)
        elif event == WRITTEN:
            self._todo.append(self._ble.gatts_read(self._control))
        elif event == MTU_AGREED:
            self.heard_mtu.on()
        elif event == ENCRYPTION:
            self.encrypted.value(data[1])
        elif event == GET_SECRET:
            return self._secrets.get(*data)
        elif event == SET_SECRET:
            return self._secrets.set(*data)
        return None


with open("board.json") as description:
    talker = Talker(Secrets(json.load(description)["secrets"]))
talker.begin()
timer = Timer(0)
timer.init(period=PACKET_EVERY_MS, callback=talker.packet)
while True:
    talker.step()
    time.sleep_ms(1)
