"""What the radio offers: services, characteristics and advertisement of docs/protocol.md."""

from struct import pack

import bluetooth

from ball.identity import NAME

READ, WRITE, NOTIFY = bluetooth.FLAG_READ, bluetooth.FLAG_WRITE, bluetooth.FLAG_NOTIFY
WRITE_ENCRYPTED = 0x1000

SERVICE = bluetooth.UUID("8443ddd0-83fa-4cc0-a62e-d0143e8ee9e9")
STREAM = bluetooth.UUID("8443ddd1-83fa-4cc0-a62e-d0143e8ee9e9")
CONTROL = bluetooth.UUID("8443ddd2-83fa-4cc0-a62e-d0143e8ee9e9")
BATTERY = bluetooth.UUID(0x180F)

SERVICES = (
    (SERVICE, ((STREAM, NOTIFY), (CONTROL, WRITE | WRITE_ENCRYPTED))),
    (BATTERY, ((bluetooth.UUID(0x2A19), READ | NOTIFY),)),
    (
        bluetooth.UUID(0x180A),
        (
            (bluetooth.UUID(0x2A29), READ),
            (bluetooth.UUID(0x2A24), READ),
            (bluetooth.UUID(0x2A25), READ),
            (bluetooth.UUID(0x2A26), READ),
        ),
    ),
    (bluetooth.UUID(0x185A), ((bluetooth.UUID(0x2C07), READ | NOTIFY),)),
)

MODEL = b"Kneadle ball"
REVISION = b"0.1.0"
UNKNOWN_MN = 0x7FFFFFFF


class Handles:
    """Where each characteristic is, once they are registered."""

    def __init__(self, ble: "bluetooth.BLE") -> None:
        ours, battery, told, measured = ble.gatts_register_services(SERVICES)
        self.stream, self.control = ours
        (self.battery,) = battery
        self.maker, self.model, self.serial, self.revision = told
        (self.force,) = measured


def advertisement(battery_percent: int) -> bytes:
    """26 bytes: flags, the service, the battery."""
    service = bytes(SERVICE)
    uuid = bytes([1 + len(service), 0x07]) + service
    return b"\x02\x01\x06" + uuid + b"\x04\x16\x0f\x18" + bytes([battery_percent])


def scan_response(name: str) -> bytes:
    """22 bytes: the whole name."""
    return bytes([1 + len(name), 0x09]) + name.encode()


def tell_identity(ble: "bluetooth.BLE", handles: Handles, name: str) -> None:
    """The Device Information, which never changes."""
    ble.gatts_write(handles.maker, b"Kneadle")
    ble.gatts_write(handles.model, MODEL)
    ble.gatts_write(handles.serial, name[len(NAME) :].encode())
    ble.gatts_write(handles.revision, REVISION)
    ble.gatts_write(handles.force, pack("<i", UNKNOWN_MN))
