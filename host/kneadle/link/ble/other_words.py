"""What the GATT protocol, bleak itself, macOS and Windows mean by their errors.

Sources: Bluetooth Core 5.4 vol 3 part F 3.4.1.1; bleak 3.1, exc.py and its backends; Apple's
CBError; Microsoft's DevicePairingResultStatus.
"""

from bleak.exc import BleakBluetoothNotAvailableReason as Reason

from kneadle.link.ble.computer_words import (
    BLUETOOTH_BUSY,
    NO_ADAPTER,
    NO_LOW_ENERGY,
    NO_PERMISSION,
    NOT_ALLOWED_YET,
    OLD_BLUEZ,
    SWITCHED_OFF,
    TOO_MANY,
    UNAVAILABLE,
)
from kneadle.link.ble.device_words import (
    BOND_LOST,
    BOND_REFUSED,
    CONNECT_FAILED,
    ELSEWHERE,
    HUNG_UP,
    LOST,
    MUDDLED,
    NO_ANSWER,
    NOT_ENCRYPTED,
    NOT_PAIRED,
    PAIRING_BROKEN_OFF,
    PAIRING_LATE,
    TAKEN,
    UNSEEN,
    WRONG_DEVICE,
)

Words = tuple[str, str]

OF_REASON = {
    Reason.NO_BLUETOOTH: NO_ADAPTER,
    Reason.NO_BLE_CENTRAL_ROLE: NO_LOW_ENERGY,
    Reason.POWERED_OFF: SWITCHED_OFF,
    Reason.DENIED_BY_USER: NOT_ALLOWED_YET,
    Reason.DENIED_BY_SYSTEM: NO_PERMISSION,
    Reason.DENIED_BY_UNKNOWN: NOT_ALLOWED_YET,
    Reason.UNKNOWN: UNAVAILABLE,
}

OF_GATT_CODE = {
    0x01: MUDDLED,  # a handle that was valid before its firmware changed
    0x02: WRONG_DEVICE,
    0x03: WRONG_DEVICE,
    0x05: NOT_PAIRED,
    0x06: WRONG_DEVICE,
    0x08: NOT_PAIRED,
    0x0A: WRONG_DEVICE,
    0x0C: NOT_ENCRYPTED,
    0x0F: NOT_PAIRED,
    0x12: MUDDLED,
}

# The first that fits counts.
_TEXTS = (
    # bleak on any system
    ("BlueZ >=", OLD_BLUEZ),
    ("Bluetooth turned on", SWITCHED_OFF),
    ("device disconnected", HUNG_UP),  # while its services were looked up
    ("disconnected", LOST),
    ("Not connected", LOST),
    ("adapter '", NO_ADAPTER),  # it was there when the search began
    ("device '", UNSEEN),
    # Windows
    ("AUTHENTICATION_TIMEOUT", PAIRING_LATE),
    ("PAIRING_CANCELED", PAIRING_BROKEN_OFF),
    ("TOO_MANY_CONNECTIONS", ELSEWHERE),
    ("ALREADY_IN_PROGRESS", BLUETOOTH_BUSY),
    ("PROTECTION_LEVEL", NOT_ENCRYPTED),
    ("Could not pair", BOND_REFUSED),
    ("trying to pair", BOND_REFUSED),
    ("not support pairing", BOND_REFUSED),
    ("Access Denied", TAKEN),
    ("Unreachable", NO_ANSWER),
    ("GATT sessions", WRONG_DEVICE),
    # macOS
    ("pairing information", BOND_LOST),
    ("CBErrorDomain Code=11", TOO_MANY),
    ("CBErrorDomain Code=6", NO_ANSWER),
    ("uthentication is insufficient", NOT_PAIRED),
    ("ncryption is insufficient", NOT_PAIRED),
    ("failed to connect", CONNECT_FAILED),
    ("Failed to discover", MUDDLED),
)


def of_text(text: str) -> Words | None:
    """None if nobody knows this text."""
    return next((words for part, words in _TEXTS if part in text), None)
