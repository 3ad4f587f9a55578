"""For the MicroPython interpreter, before its prompt: it claims to be a board.

What it says of itself, and how much its file system takes, comes in BOARD_CLAIMS as JSON.
"""

import builtins
import json
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO, Any


class Claims:
    """Stands for the module `sys`, or a part of it, which cannot be written to."""


def _copy(module: object) -> Claims:
    copy = Claims()
    for name in dir(module):
        setattr(copy, name, getattr(module, name))
    return copy


class Filling:
    """A file on a disk that takes only so much."""

    room_bytes = 0

    def __init__(self, file: "IO[Any]") -> None:
        self._file = file
        self.close = file.close

    def write(self, data: bytes) -> int:
        if len(data) > Filling.room_bytes:
            raise OSError(28)  # ENOSPC
        Filling.room_bytes -= len(data)
        written: int = self._file.write(data)
        return written

    def __enter__(self) -> "Filling":
        return self

    def __exit__(self, *ignored: object) -> None:
        self._file.close()


def _open(path: str, mode: str = "r") -> "IO[Any] | Filling":
    file = _real_open(path, mode)
    return Filling(file) if "w" in mode else file


claims = json.loads(os.getenv("BOARD_CLAIMS") or "{}")  # os.getenv: the unix port has it
mine = _copy(sys)
mine.implementation = Claims()  # type: ignore[attr-defined]
mine.implementation.name = claims["name"]  # type: ignore[attr-defined]
mine.implementation.version = tuple(claims["version"])  # type: ignore[attr-defined]
mine.implementation._machine = claims["machine"]  # type: ignore[attr-defined]
sys.modules["sys"] = mine  # type: ignore[assignment]
if claims["bluetooth"]:
    sys.modules["bluetooth"] = Claims()  # type: ignore[assignment]
if claims["takes_bytes"] is not None:
    Filling.room_bytes = claims["takes_bytes"]
    _real_open = open
    builtins.open = _open  # type: ignore[assignment]
if claims["room_bytes"] is not None:
    os_claims = _copy(os)
    os_claims.statvfs = lambda path: (4096, 4096, 0, claims["room_bytes"] // 4096)  # type: ignore[attr-defined]
    sys.modules["os"] = os_claims  # type: ignore[assignment]
sys.path[0] = ""  # where this file is, a board has nothing
