"""Every trouble with Bluetooth as a LinkError: what went wrong, and what the person can do."""

import errno
from collections.abc import Callable
from typing import Any

from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakCharacteristicNotFoundError,
    BleakDBusError,
    BleakDeviceNotFoundError,
    BleakGATTProtocolError,
)

from kneadle.errors import BondError, HungUpError, LinkError
from kneadle.link.ble import bluez_words, other_words
from kneadle.link.ble import computer_words as computer
from kneadle.link.ble import device_words as device

Words = tuple[str, str]

WINDOWS_RADIO_IS_OFF = 0x800710DF - 2**32  # ERROR_NOT_READY as an HRESULT
_DENIED = (errno.EACCES, errno.EPERM)
_NOBODY_THERE = (errno.ENOENT, errno.ECONNREFUSED)
_BROKEN = (errno.EPIPE, errno.ECONNRESET, errno.ENOTCONN)


def explain(error: BaseException, name: str) -> LinkError:
    """What bleak, D-Bus or the system said, for the person who calls the device `name`."""
    if isinstance(error, LinkError):
        return error
    words = _words_for(error)
    if words is not None:
        return _said(words, name)
    if isinstance(error, BleakGATTProtocolError):
        return _said(device.REFUSED, name, code=int(error.code))
    return _said(device.UNKNOWN, name, text=_own_text(error))


def lost(name: str) -> LinkError:
    return _said(device.LOST, name)


def not_found(name: str, waited_s: float) -> LinkError:
    return _said(device.NOT_FOUND, name, waited_s=waited_s)


def battery_flat(name: str) -> LinkError:
    return _said(device.BATTERY_FLAT, name)


def not_paired(name: str) -> LinkError:
    return _said(device.NOT_PAIRED, name)


def bond_refused(name: str) -> LinkError:
    return _said(device.BOND_REFUSED, name)


def bond_lost(name: str) -> LinkError:
    return _said(device.BOND_LOST, name)


def hangs_up(name: str) -> LinkError:
    """Again and again, as soon as encryption is asked for."""
    return _said(device.HANGS_UP, name)


def not_encrypted(name: str) -> LinkError:
    return _said(device.NOT_ENCRYPTED, name)


def _said(words: Words, name: str, **more: object) -> LinkError:
    what, do = words
    return _KINDS.get(words, LinkError)(what.format(name=name, **more), do)


def _words_for(error: BaseException) -> Words | None:
    return next(read(error) for kind, read in _READERS if isinstance(error, kind))


def _of_the_system(error: OSError) -> Words | None:
    if getattr(error, "winerror", None) == WINDOWS_RADIO_IS_OFF:
        return computer.SWITCHED_OFF
    if error.errno in _NOBODY_THERE:  # the one file that bleak opens is D-Bus's socket
        return computer.NO_DBUS
    if error.errno in _DENIED:
        return computer.NO_PERMISSION
    return computer.SERVICE_GONE if error.errno in _BROKEN else None


def _of_dbus(error: BleakDBusError) -> Words | None:
    return bluez_words.meaning(error.dbus_error, " ".join(map(str, error.args[1:])))


def _of_text(error: BaseException) -> Words | None:
    return _OF_DBUS_FAST.get(type(error).__name__) or other_words.of_text(str(error))


def _own_text(error: BaseException) -> str:
    """Its own words, as part of a sentence."""
    text = getattr(error, "strerror", None) or str(error.args[-1] if error.args else "")
    return " ".join(text.split()).rstrip(".") or type(error).__name__


# What the code that pairs must tell apart.
_KINDS: dict[Words, type[LinkError]] = {
    device.BOND_LOST: BondError,
    device.HANGS_UP: BondError,
    device.HUNG_UP: HungUpError,
}

# By name: only Linux has the classes of dbus-fast.
_OF_DBUS_FAST = {
    "InvalidAddressError": computer.BAD_DBUS_ADDRESS,
    "AuthError": computer.NO_PERMISSION,
    "AuthTimeoutError": computer.SERVICE_GONE,
}

# The first that fits counts: in Python a TimeoutError is an OSError.
_READERS: tuple[tuple[type[BaseException], Callable[[Any], Words | None]], ...] = (
    (BleakBluetoothNotAvailableError, lambda error: other_words.OF_REASON[error.reason]),
    (BleakDeviceNotFoundError, lambda _: device.UNSEEN),
    (BleakCharacteristicNotFoundError, lambda _: device.WRONG_DEVICE),
    (BleakGATTProtocolError, lambda error: other_words.OF_GATT_CODE.get(error.code)),
    (BleakDBusError, _of_dbus),
    (TimeoutError, lambda _: device.NO_ANSWER),
    (EOFError, lambda _: computer.SERVICE_GONE),  # the D-Bus daemon closed the line
    (OSError, _of_the_system),
    (BaseException, _of_text),
)
