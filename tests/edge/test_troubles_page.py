"""docs/troubles.md promises the words that a person will read; here it is held to them."""

import errno
from pathlib import Path

import pytest
from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakDBusError,
    BleakError,
)
from serial.tools import list_ports

from kneadle.errors import LinkError
from kneadle.link import serial_troubles
from kneadle.link.ble import troubles
from kneadle.link.identity import other_identity, silent

PAGE = Path(__file__).parents[2] / "docs" / "troubles.md"
PORT, OTHER_PORT, BALL = "/dev/ttyACM0", "/dev/ttyUSB0", "Blue"
Reason = BleakBluetoothNotAvailableReason


def bluetooth(error: BaseException) -> LinkError:
    return troubles.explain(error, BALL)


def unavailable(reason: Reason) -> LinkError:
    return bluetooth(BleakBluetoothNotAvailableError("", reason))


def bluez(name: str, details: str) -> LinkError:
    return bluetooth(BleakDBusError(f"org.bluez.Error.{name}", [details]))


def dbus(name: str) -> LinkError:
    return bluetooth(BleakDBusError(f"org.freedesktop.DBus.Error.{name}", [""]))


def on_port(number: int) -> LinkError:
    return serial_troubles.explain(PORT, OSError(number, ""))


def told() -> dict[str, LinkError]:
    """Each row of the page: the trouble, and what the program says of it."""
    return {
        "no D-Bus": bluetooth(FileNotFoundError(errno.ENOENT, "")),
        "no Bluetooth service": dbus("ServiceUnknown"),
        "the service stopped": dbus("NoReply"),
        "BlueZ too old": bluetooth(BleakError("Bleak requires BlueZ >= 5.55.")),
        "no adapter": unavailable(Reason.NO_BLUETOOTH),
        "adapter too old": unavailable(Reason.NO_BLE_CENTRAL_ROLE),
        "powered off": unavailable(Reason.POWERED_OFF),
        "no permission": dbus("AccessDenied"),
        "no permission (macOS)": unavailable(Reason.DENIED_BY_USER),
        "Bluetooth busy": bluez("InProgress", ""),
        "ball asleep, far away or connected elsewhere": troubles.not_found(BALL, 10),
        "ball does not answer": bluetooth(TimeoutError()),
        "no connection comes about": bluez("Failed", "le-connection-abort-by-local"),
        "ball hangs up": bluez("Failed", "le-connection-abort-by-remote"),
        "ball used by another program": bluez("AlreadyConnected", ""),
        "connection lost": troubles.lost(BALL),
        "silent ball": silent(BALL, 5),
        "battery flat": troubles.battery_flat(BALL),
        "not paired": troubles.not_paired(BALL),
        "bond refused": troubles.bond_refused(BALL),
        "pairing too slow": bluez("AuthenticationTimeout", ""),
        "pairing broken off": bluez("AuthenticationCanceled", ""),
        "bond lost": troubles.bond_lost(BALL),
        "ball hangs up again and again": troubles.hangs_up(BALL),
        "connection not encrypted": troubles.not_encrypted(BALL),
        "changed identity": other_identity(BALL, "Kneadle 001122334455", "Kneadle 0A0B0C0D0E0F"),
        "not a ball at all": bluez("NotSupported", ""),
        "anything else": bluetooth(BleakError("the reason")),
        "no such port": serial_troubles.missing(PORT),
        "port not allowed": on_port(errno.EACCES),
        "port taken": on_port(errno.EBUSY),
        "unplugged": serial_troubles.pulled(PORT),
        "port without a ball": on_port(errno.EIO),
        "not a serial port": on_port(errno.ENOTTY),
    }


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    port = type("Port", (), {"device": OTHER_PORT})
    monkeypatch.setattr(list_ports, "comports", lambda: [port])
    return [f"| {name} | {said.what} | {said.do} |" for name, said in told().items()]


def test_the_page_of_troubles_says_exactly_what_the_program_says(rows: list[str]) -> None:
    page = PAGE.read_text(encoding="utf-8").splitlines()

    assert [line for line in page if line.startswith("| ")][1:] == rows


def test_no_two_troubles_on_the_page_are_told_in_the_same_words(rows: list[str]) -> None:
    assert len({row.split(" | ")[1] for row in rows}) == len(rows)
