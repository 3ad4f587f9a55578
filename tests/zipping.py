"""The zip of a session, taken apart and put together again with something else in it."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np

from exchanging import Session, written
from kneadle.events import Contact, Warned
from kneadle.exchange.export import export
from kneadle.samples import Hello, Linear, Message, Motion, Samples, Tare

MESSAGES: list[Message] = [
    Hello("ball", "load_cell", 100.0, 100.0, Linear(0.0, 0.01)),
    Samples(np.arange(50), np.arange(50.0)),
    Motion(40, 12.5),
    Tare(),
    Samples(np.arange(50, 90), np.arange(40.0)),
]
EVENTS = [Contact(0.1, True, 0.05), Warned(0.3, "spike", 0.2, 71.5)]
SESSION = Session(MESSAGES, EVENTS, "sore after", ("hip",), True, "UTC", True)

Contents = dict[str, bytes]


def good_zip(folder: Path) -> bytes:
    file, journal = folder / "good.zip", folder / "j.sqlite3"
    export(written(journal, SESSION), journal, file, lambda _: None)
    return file.read_bytes()


def contents(data: bytes) -> Contents:
    with ZipFile(io.BytesIO(data)) as there:
        return {name: there.read(name) for name in there.namelist()}


def zipped(file: Path, parts: Contents) -> None:
    with ZipFile(file, "w", ZIP_DEFLATED) as there:
        for name, data in parts.items():
            there.writestr(name, data)


def changed(good: bytes, file: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """With another description of the session."""
    parts = contents(good)
    given = json.loads(parts["session.json"])
    change(given)
    zipped(file, {**parts, "session.json": json.dumps(given).encode()})
