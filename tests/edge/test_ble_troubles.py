"""Whatever Bluetooth says, a person reads what happened and the one thing that helps."""

import errno
import re

import pytest
from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakCharacteristicNotFoundError,
    BleakDBusError,
    BleakDeviceNotFoundError,
    BleakError,
    BleakGATTProtocolError,
)
from dbus_fast.errors import AuthError, AuthTimeoutError, InvalidAddressError

from kneadle.errors import BondError, LinkError
from kneadle.link.ble import troubles
from kneadle.link.ble.troubles import explain
from kneadle.link.identity import other_identity, silent

NAME = "Kneadle 001122334455"
Reason = BleakBluetoothNotAvailableReason

# The words by which each remedy is known. An error must lead to one of them and to no other.
REMEDIES = {
    "install D-Bus": "dbus and bluez",
    "mend the address of D-Bus": "unset DBUS",
    "start the service": "enable --now bluetooth",
    "restart the service": "restart bluetooth",
    "update the system": "Update the system",
    "get an adapter": "Plug in a Bluetooth adapter",
    "get a newer adapter": "Plug in one for",
    "switch Bluetooth on": "power on",
    "get permission": "usermod",
    "allow it in the settings": "privacy",
    "wait for other programs": "ten seconds",
    "disconnect something": "headset",
    "restart Bluetooth": "restart the computer",
    "wake the ball": "Press it once",
    "let go elsewhere": "app there",
    "close the other program": "if there is none",
    "come closer": "other radios",
    "try again, else charge and pair": "hangs up every time",
    "remove the classic device": "Bluetooth settings, run",
    "stay close": "within a few metres",
    "press the button, then pair": "Press its button, then run",
    "open pairing and try again": "which opens pairing",
    "confirm sooner": "confirm what the computer asks",
    "stay close and pair": "Keep it close, press",
    "close settings and pair": "Close other Bluetooth settings",
    "use it": "Use it",
    "pair again if you reset it": "If you reset it",
    "forget it and pair it again": "To make it safe",
    "choose another device": "Choose another",
    "off and on, else pair": "if that does not help, forget",
    "off and on, else update": "if it refuses again",
    "see what doctor says": "kneadle doctor",
}


def bluez(error: str, details: str = "") -> BleakDBusError:
    return BleakDBusError(f"org.bluez.Error.{error}", [details] if details else [])


def dbus(error: str, details: str = "") -> BleakDBusError:
    return BleakDBusError(f"org.freedesktop.DBus.Error.{error}", [details])


def unavailable(reason: Reason) -> BleakBluetoothNotAvailableError:
    return BleakBluetoothNotAvailableError("No Bluetooth.", reason)


def on_windows(error: OSError, code: int) -> OSError:
    error.winerror = code  # type: ignore[attr-defined, unused-ignore]
    return error


def of_apple(domain: str, code: int, text: str) -> BleakError:
    return BleakError(f'failed to connect: Error Domain={domain} Code={code} "{text}"')


CAUSES: list[tuple[str, BaseException]] = [
    ("install D-Bus", FileNotFoundError(errno.ENOENT, "No such file or directory")),
    ("install D-Bus", ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused")),
    ("mend the address of D-Bus", InvalidAddressError("address did not contain a transport")),
    ("start the service", dbus("ServiceUnknown", "The name org.bluez was not provided")),
    ("start the service", dbus("NameHasNoOwner")),
    ("start the service", dbus("Spawn.ChildExited", "Launch helper exited")),
    ("start the service", BleakDBusError("org.freedesktop.systemd1.NoSuchUnit", ["no unit"])),
    ("restart the service", dbus("NoReply", "Did not receive a reply. Possible causes include")),
    ("restart the service", dbus("TimedOut")),
    ("restart the service", dbus("Disconnected")),
    ("restart the service", EOFError()),
    ("restart the service", AuthTimeoutError("authentication timed out")),
    ("restart the service", BrokenPipeError(errno.EPIPE, "Broken pipe")),
    ("restart the service", ConnectionResetError(errno.ECONNRESET, "Connection reset by peer")),
    ("update the system", BleakError("Bleak requires BlueZ >= 5.55.")),
    ("get an adapter", unavailable(Reason.NO_BLUETOOTH)),
    ("get an adapter", BleakError("adapter 'hci0' not found")),
    ("get an adapter", bluez("NoSuchAdapter", "No such adapter")),
    ("get a newer adapter", unavailable(Reason.NO_BLE_CENTRAL_ROLE)),
    ("switch Bluetooth on", unavailable(Reason.POWERED_OFF)),
    ("switch Bluetooth on", bluez("NotReady", "Resource Not Ready")),
    ("switch Bluetooth on", bluez("Failed", "le-connection-adapter-not-powered")),
    ("switch Bluetooth on", bluez("Failed", "br-connection-adapter-not-powered")),
    ("switch Bluetooth on", BleakError("Failed to start scanner. Is Bluetooth turned on?")),
    ("switch Bluetooth on", on_windows(OSError(22, "not ready for use"), -2147020577)),
    ("get permission", PermissionError(errno.EACCES, "Permission denied")),
    ("get permission", dbus("AccessDenied", "Rejected send message")),
    ("get permission", bluez("NotAuthorized", "Operation Not Authorized")),
    ("get permission", AuthError("authentication failed: REJECTED")),
    ("get permission", unavailable(Reason.DENIED_BY_SYSTEM)),
    ("allow it in the settings", unavailable(Reason.DENIED_BY_USER)),
    ("allow it in the settings", unavailable(Reason.DENIED_BY_UNKNOWN)),
    ("restart Bluetooth", unavailable(Reason.UNKNOWN)),
    ("restart Bluetooth", bluez("NotAvailable", "Operation currently not available")),
    ("wait for other programs", bluez("InProgress", "Operation already in progress")),
    ("wait for other programs", bluez("Failed", "le-connection-busy")),
    ("wait for other programs", bluez("Failed", "Device or resource busy")),
    ("wait for other programs", dbus("LimitsExceeded")),
    ("wait for other programs", BleakError("Could not pair: OPERATION_ALREADY_IN_PROGRESS")),
    ("disconnect something", bluez("Failed", "le-connection-concurrent-connection-limit")),
    ("disconnect something", of_apple("CBErrorDomain", 11, "The maximum was reached.")),
    ("wake the ball", BleakDeviceNotFoundError("AA", "Device with address AA was not found.")),
    ("wake the ball", BleakError("device 'dev_AA_BB' not found")),
    ("wake the ball", dbus("UnknownObject", "Method does not exist")),
    ("wake the ball", bluez("DoesNotExist", "Does Not Exist")),
    ("wake the ball", TimeoutError()),
    ("wake the ball", bluez("Failed", "le-connection-timeout")),
    ("wake the ball", bluez("Failed", "Connection timed out")),
    ("wake the ball", of_apple("CBErrorDomain", 6, "The connection has timed out.")),
    ("wake the ball", BleakError("Could not get GATT services: Unreachable")),
    ("let go elsewhere", BleakError("Could not pair with device: TOO_MANY_CONNECTIONS")),
    ("close the other program", bluez("AlreadyConnected", "Already Connected")),
    ("close the other program", bluez("Failed", "le-connection-already-connected")),
    ("close the other program", bluez("NotPermitted", "Notify acquired")),
    ("close the other program", bluez("NotPermitted", "Write acquired")),
    ("close the other program", BleakError("Could not start notify: Access Denied")),
    ("come closer", bluez("Failed", "le-connection-abort-by-local")),
    ("come closer", bluez("Failed", "le-connection-link-layer-protocol-error")),
    ("come closer", bluez("Failed", "le-connection-unknown")),
    ("come closer", bluez("Failed", "Software caused connection abort")),
    ("come closer", bluez("Failed", "Host is down")),
    ("come closer", bluez("Failed", "Input/output error")),
    ("come closer", bluez("ConnectionAttemptFailed", "Page Timeout")),
    ("come closer", of_apple("CBErrorDomain", 10, "The connection has failed.")),
    ("try again, else charge and pair", bluez("Failed", "le-connection-abort-by-remote")),
    ("try again, else charge and pair", bluez("Failed", "le-connection-refused")),
    ("try again, else charge and pair", bluez("Failed", "Connection refused")),
    ("try again, else charge and pair", bluez("Failed", "Connection reset by peer")),
    (
        "try again, else charge and pair",
        BleakError("failed to discover services, device disconnected"),
    ),
    ("remove the classic device", bluez("Failed", "br-connection-page-timeout")),
    ("remove the classic device", bluez("Failed", "br-connection-create-socket")),
    ("remove the classic device", bluez("Failed", "br-connection-canceled")),
    ("remove the classic device", bluez("BREDR.ProfileUnavailable", "No more profiles")),
    ("stay close", BleakError("Not connected")),
    ("stay close", BleakError("disconnected")),
    ("stay close", bluez("NotConnected", "Not Connected")),
    ("stay close", bluez("Failed", "Not connected")),
    ("stay close", BleakError("characteristic at /x not found, device may be disconnected")),
    ("open pairing and try again", bluez("AuthenticationFailed", "Authentication Failed")),
    ("open pairing and try again", bluez("AuthenticationRejected", "Authentication Rejected")),
    ("confirm sooner", bluez("AuthenticationTimeout", "Authentication Timeout")),
    ("press the button, then pair", bluez("NotPermitted", "Not paired")),
    ("press the button, then pair", BleakGATTProtocolError(0x05)),
    ("press the button, then pair", BleakGATTProtocolError(0x08)),
    ("press the button, then pair", BleakGATTProtocolError(0x0F)),
    ("open pairing and try again", BleakError("Could not pair with device: FAILED")),
    ("open pairing and try again", BleakError("Failure trying to pair with device!")),
    ("confirm sooner", BleakError("Could not pair with device: AUTHENTICATION_TIMEOUT")),
    ("open pairing and try again", BleakError("Device does not support pairing")),
    ("press the button, then pair", BleakError("Failed to update: Authentication is insufficient")),
    ("press the button, then pair", BleakError("Failed to update: Encryption is insufficient.")),
    ("stay close and pair", bluez("AuthenticationCanceled", "Authentication Canceled")),
    ("stay close and pair", BleakError("Could not pair with device: PAIRING_CANCELED")),
    ("close settings and pair", bluez("AgentNotAvailable", "Agent Not Available")),
    ("use it", bluez("AlreadyExists", "Already Exists")),
    ("pair again if you reset it", bluez("Failed", "le-connection-key-missing")),
    ("pair again if you reset it", bluez("Failed", "br-connection-key-missing")),
    (
        "pair again if you reset it",
        of_apple("CBErrorDomain", 14, "Peer removed pairing information"),
    ),
    ("forget it and pair it again", BleakGATTProtocolError(0x0C)),
    (
        "forget it and pair it again",
        BleakError("Could not pair with device: PROTECTION_LEVEL_COULD_NOT_BE_MET"),
    ),
    ("choose another device", BleakCharacteristicNotFoundError("8443ddd1")),
    ("choose another device", bluez("NotSupported", "Operation is not supported")),
    ("choose another device", bluez("Failed", "le-connection-not-supported")),
    ("choose another device", BleakGATTProtocolError(0x02)),
    ("choose another device", BleakGATTProtocolError(0x03)),
    ("choose another device", BleakGATTProtocolError(0x06)),
    ("choose another device", BleakGATTProtocolError(0x0A)),
    ("choose another device", BleakError("device does not support GATT sessions")),
    ("off and on, else pair", BleakGATTProtocolError(0x01)),
    ("off and on, else pair", BleakGATTProtocolError(0x12)),
    ("off and on, else pair", bluez("Failed", "le-connection-gatt-browsing")),
    ("off and on, else pair", BleakError("Failed to discover services Error Domain=x")),
    ("off and on, else update", BleakGATTProtocolError(0x0E)),
    ("off and on, else update", BleakGATTProtocolError(0x80)),
    ("see what doctor says", bluez("InvalidArguments", "Invalid arguments in method call")),
    ("see what doctor says", BleakError("Unexpected watcher status: ABORTED")),
    ("see what doctor says", BleakDBusError("com.example.Odd", [])),
    ("see what doctor says", OSError(errno.EMFILE, "Too many open files")),
]

SAID = [
    troubles.lost(NAME),
    troubles.not_found(NAME, 10.0),
    silent(NAME, 5.0),
    troubles.battery_flat(NAME),
    troubles.not_paired(NAME),
    troubles.bond_refused(NAME),
    troubles.bond_lost(NAME),
    troubles.hangs_up(NAME),
    troubles.not_encrypted(NAME),
    other_identity(NAME, "Kneadle 001122334455", "Kneadle 0A0B0C0D0E0F"),
]


def assert_plain(trouble: LinkError) -> None:
    for text in (trouble.what, trouble.do):
        assert re.fullmatch(r"[A-Z][^\n]*[^.]\.", text)
        assert not re.search(r"[{}]|org\.|Errno|Error|None|0x", text)


@pytest.mark.parametrize(("remedy", "error"), CAUSES, ids=repr)
def test_every_error_leads_to_the_remedy_for_its_cause_and_to_no_other(
    remedy: str, error: BaseException
) -> None:
    trouble = explain(error, NAME)

    assert_plain(trouble)
    assert [each for each, words in REMEDIES.items() if words in trouble.do] == [remedy]


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_that_bleak_knows_for_having_no_bluetooth_is_explained(reason: Reason) -> None:
    trouble = explain(unavailable(reason), NAME)

    assert_plain(trouble)
    assert "kneadle doctor" not in trouble.do


def test_whatever_code_a_device_refuses_with_there_is_something_to_do() -> None:
    for code in range(256):
        assert_plain(explain(BleakGATTProtocolError(code), NAME))


def test_what_nobody_knows_keeps_its_own_words() -> None:
    trouble = explain(bluez("Failed", "the moon is in the way.\n"), NAME)

    assert trouble.what == f"{NAME} cannot be used: the moon is in the way."


def test_what_says_nothing_at_all_is_called_by_its_kind() -> None:
    assert explain(BleakError(), NAME).what == f"{NAME} cannot be used: BleakError."


def test_a_trouble_that_was_explained_already_stays_as_it_is() -> None:
    trouble = troubles.not_found(NAME, 10.0)

    assert explain(trouble, "another name") is trouble


@pytest.mark.parametrize("trouble", SAID, ids=lambda trouble: trouble.what)
def test_what_a_link_notices_itself_names_the_device_and_says_what_to_do(
    trouble: LinkError,
) -> None:
    assert_plain(trouble)
    assert NAME in trouble.what


def test_what_a_link_notices_itself_is_never_told_in_the_same_words_twice() -> None:
    assert len({trouble.what for trouble in SAID}) == len({trouble.do for trouble in SAID})
    assert len({trouble.what for trouble in SAID}) == len(SAID)


def test_a_bond_that_one_side_lost_can_be_told_from_every_other_trouble() -> None:
    lost = [error for remedy, error in CAUSES if isinstance(explain(error, NAME), BondError)]

    assert lost == [error for remedy, error in CAUSES if remedy == "pair again if you reset it"]
    assert isinstance(troubles.bond_lost(NAME), BondError)


def test_a_name_with_braces_is_only_a_name() -> None:
    assert "{0} my {ball}" in troubles.lost("{0} my {ball}").what
