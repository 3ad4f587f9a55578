"""What BlueZ and D-Bus mean by the names of their errors.

Sources: BlueZ src/error.h, and src/device.c for pairing; the D-Bus specification.
"""

from kneadle.link.ble.computer_words import (
    BLUETOOTH_BUSY,
    NO_ADAPTER,
    NO_PERMISSION,
    NO_SERVICE,
    SERVICE_GONE,
    SWITCHED_OFF,
    TOO_MANY,
    UNAVAILABLE,
)
from kneadle.link.ble.device_words import (
    BOND_LOST,
    BOND_REFUSED,
    CONNECT_FAILED,
    HUNG_UP,
    LOST,
    MUDDLED,
    NO_AGENT,
    NO_ANSWER,
    NOT_PAIRED,
    PAIRED_ALREADY,
    PAIRING_BROKEN_OFF,
    PAIRING_LATE,
    TAKEN,
    TAKEN_FOR_CLASSIC,
    UNSEEN,
    WRONG_DEVICE,
)

Words = tuple[str, str]

# After "org.bluez.Error."
_BLUEZ = {
    "NotReady": SWITCHED_OFF,
    "InProgress": BLUETOOTH_BUSY,
    "NotAuthorized": NO_PERMISSION,
    "NotAvailable": UNAVAILABLE,
    "NoSuchAdapter": NO_ADAPTER,
    "DoesNotExist": UNSEEN,
    "NotConnected": LOST,
    "AlreadyConnected": TAKEN,
    "NotSupported": WRONG_DEVICE,
    "ConnectionAttemptFailed": CONNECT_FAILED,
    "BREDR.ProfileUnavailable": TAKEN_FOR_CLASSIC,
    "AlreadyExists": PAIRED_ALREADY,
    "AgentNotAvailable": NO_AGENT,
    "AuthenticationFailed": BOND_REFUSED,
    "AuthenticationRejected": BOND_REFUSED,
    "AuthenticationCanceled": PAIRING_BROKEN_OFF,
    "AuthenticationTimeout": PAIRING_LATE,
}

# After "org.freedesktop.DBus.Error."
_DBUS = {
    "AccessDenied": NO_PERMISSION,
    "ServiceUnknown": NO_SERVICE,
    "NameHasNoOwner": NO_SERVICE,
    "Spawn": NO_SERVICE,
    "NoReply": SERVICE_GONE,
    "TimedOut": SERVICE_GONE,
    "Disconnected": SERVICE_GONE,
    "UnknownObject": UNSEEN,
    "LimitsExceeded": BLUETOOTH_BUSY,
}

# What comes with org.bluez.Error.Failed and NotPermitted. The first that fits counts.
_DETAILS = (
    ("adapter-not-powered", SWITCHED_OFF),
    ("key-missing", BOND_LOST),
    ("concurrent-connection-limit", TOO_MANY),
    ("connection-busy", BLUETOOTH_BUSY),
    ("already-connected", TAKEN),
    ("br-connection", TAKEN_FOR_CLASSIC),
    ("le-connection-abort-by-remote", HUNG_UP),
    ("le-connection-refused", HUNG_UP),
    ("le-connection-timeout", NO_ANSWER),
    ("le-connection-gatt-browsing", MUDDLED),
    ("le-connection-not-supported", WRONG_DEVICE),
    ("le-connection", CONNECT_FAILED),  # abort-by-local: often a radio nearby
    # Older BlueZ says it in the words of the C library
    ("Software caused connection abort", CONNECT_FAILED),
    ("Connection refused", HUNG_UP),
    ("Connection reset by peer", HUNG_UP),
    ("Connection timed out", NO_ANSWER),
    ("Host is down", CONNECT_FAILED),
    ("Input/output error", CONNECT_FAILED),
    ("Device or resource busy", BLUETOOTH_BUSY),
    ("Not connected", LOST),
    ("Not paired", NOT_PAIRED),
    ("Notify acquired", TAKEN),
    ("Write acquired", TAKEN),
)


def meaning(error_name: str, details: str) -> Words | None:
    """None if nobody knows this error."""
    return _of_details(details) or _of_name(error_name)


def _of_name(error_name: str) -> Words | None:
    if error_name.startswith("org.freedesktop.systemd1."):  # asked to start it, it has no such unit
        return NO_SERVICE
    if (name := error_name.removeprefix("org.bluez.Error.")) != error_name:
        return _BLUEZ.get(name)
    return _DBUS.get(error_name.removeprefix("org.freedesktop.DBus.Error.").partition(".")[0])


def _of_details(details: str) -> Words | None:
    return next((words for part, words in _DETAILS if part in details), None)
