"""One program at a time, as on a device."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kneadle.devices import Found, Known
from kneadle.errors import KneadleError, LinkError
from kneadle.link.ble.device_words import TAKEN
from kneadle.registry.lock import locked, taken
from kneadle.registry.where import devices_path


@contextmanager
def alone_with(device: Known | Found) -> Iterator[None]:
    """Raises LinkError when another Kneadle is connected to it by Bluetooth.

    The system would not mind: a ball held by a running program looks like one that a crash left
    connected. A port minds by itself, and a scale that only advertises is there for everybody.
    """
    with ExitStack() as held:
        if device.transport == "ble" and device.kind != "whc06":
            what, do = TAKEN
            trouble = LinkError(what.format(name=device.name), do)
            held.enter_context(alone_at(_place(device.id), trouble))
        yield


@contextmanager
def alone_at(place: Path, trouble: KneadleError) -> Iterator[None]:
    """Raises `trouble` when another program is there.

    Where no lock can be made it goes without: the folder is no reason not to begin.
    """
    with ExitStack() as held:
        try:
            held.enter_context(locked(place, wait_s=0.0))
        except (OSError, sqlite3.Error) as error:
            if taken(error):
                raise trouble from error
        yield


def _place(id: str) -> Path:
    """An address has colons, which not every system allows in a file's name."""
    plain = "".join(each if each.isalnum() else "-" for each in id.casefold())
    return devices_path().with_name(f"device-{plain}")
