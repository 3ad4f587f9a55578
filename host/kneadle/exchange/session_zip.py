"""Reading the zip of a session from anybody: only what it may hold, and never more of it.

Nothing is unpacked to the disk, so no name in it can name a file of ours.
"""

import json
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile

import numpy as np

from kneadle.errors import TraceError
from kneadle.exchange.zip_layout import (
    MOST_BYTES,
    MOST_ENTRIES,
    MOST_LINE_BYTES,
    READING,
    SAMPLES,
    SESSION,
)
from kneadle.harmless import harmless_json
from kneadle.samples import Samples

MAGIC = b"PK\x03\x04"
EMPTY = b"PK\x05\x06"  # a zip with nothing in it
READINGS_AT_ONCE = 65536

_END = b"PK\x05\x06"  # with the number of entries, in the last 64 KiB
_END_BYTES = 22
_ENCRYPTED = 0x1
_BROKEN = (
    *(BadZipFile, LargeZipFile, zlib.error, EOFError, struct.error, NotImplementedError),
    *(RuntimeError, UnicodeError, ValueError, KeyError, TypeError, OverflowError),
)


class SessionZip:
    """Every method raises what `opened` explains."""

    def __init__(self, file: ZipFile) -> None:
        self._file = file
        names = [entry.filename for entry in file.infolist()]
        self.foreign = tuple(sorted({*names} - {*MOST_BYTES}))
        for entry in file.infolist():
            _require(names.count(entry.filename) == 1, f"{entry.filename} is in it twice")
            _require(not entry.flag_bits & _ENCRYPTED, "it is encrypted")
            if entry.filename in MOST_BYTES:
                _require(
                    entry.compress_type in (ZIP_STORED, ZIP_DEFLATED)
                    and entry.file_size <= MOST_BYTES[entry.filename],
                    f"{entry.filename} in it is larger than any session's",
                )

    def session(self) -> dict[str, Any]:
        with self._file.open(SESSION) as entry:
            made = _read(entry.read(MOST_BYTES[SESSION]))
        _require(isinstance(made, dict), f"{SESSION} in it is no object")
        return dict(made)

    def lines(self, name: str) -> Iterator[dict[str, Any]]:
        """Objects, one a line."""
        with BufferedReader(self._file.open(name)) as entry:  # type: ignore[type-var]  # it is raw
            while line := entry.readline(MOST_LINE_BYTES):
                made = _read(line)
                _require(isinstance(made, dict), f"{name} in it has a line that is no object")
                yield made

    def samples(self) -> Iterator[Samples]:
        with self._file.open(SAMPLES) as entry:
            while data := entry.read(READINGS_AT_ONCE * READING.itemsize):
                both = np.frombuffer(data, READING)
                tick = both["tick"].astype(np.int64)
                yield Samples(tick, both["raw"].astype(np.float64))

    @property
    def readings(self) -> int:
        return self._file.getinfo(SAMPLES).file_size // READING.itemsize


@contextmanager
def opened(path: Path) -> Iterator[SessionZip]:
    """Raises TraceError for whatever is wrong with it, also while it is read, and OSError."""
    try:
        _refuse_crowded(path)
        with path.open("rb") as whole, ZipFile(whole) as file:
            yield SessionZip(file)
    except (*_BROKEN, RecursionError) as error:
        raise _not_whole(path, error) from error


def _read(line: bytes) -> Any:
    """Without what a terminal obeys: in ASCII that is escaped, or DEL, or no JSON."""
    made = json.loads(line.decode())
    plain = line.isascii() and b"\\" not in line and b"\x7f" not in line
    return made if plain else harmless_json(made)


def _require(sound: bool, why: str) -> None:
    if not sound:
        raise ValueError(why)


def _refuse_crowded(path: Path) -> None:
    """Before zipfile makes an object of each entry."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _END_BYTES - (1 << 16)))
        tail = file.read()
    at = tail.rfind(_END)
    _require(0 <= at <= len(tail) - _END_BYTES, "its end is missing")
    entries, directory_bytes = struct.unpack_from("<HI", tail, at + 10)
    _require(entries <= MOST_ENTRIES and directory_bytes <= 1 << 20, "it holds too many files")


def _not_whole(path: Path, error: BaseException) -> TraceError:
    reason = str(error).strip(" .'\"") or type(error).__name__
    return TraceError(
        f"{path.name} is not a whole session of Kneadle ({reason[:200]}).",
        "Nothing was imported. Export it again with `kneadle export SESSION FILE.zip`.",
    )
