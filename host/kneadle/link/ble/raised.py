"""All that bleak lets through: `except TROUBLES`, then explain it."""

import sys

from bleak.exc import BleakError


def _of_this_system() -> tuple[type[Exception], ...]:
    if sys.platform != "linux":
        return ()
    from dbus_fast.errors import AuthError, InvalidAddressError  # noqa: PLC0415

    return AuthError, InvalidAddressError


TROUBLES: tuple[type[Exception], ...] = (
    BleakError,
    OSError,
    EOFError,
    TimeoutError,
    *_of_this_system(),
)
