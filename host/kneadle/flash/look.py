"""What is on the board: its MicroPython, our files, and the room for more."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kneadle.flash import troubles
from kneadle.flash.boards import LEAST_MICROPYTHON, Board, on_machine
from kneadle.flash.files import CONFIG, FOLDERS, MAIN
from kneadle.flash.repl import RefusedError, Repl

BLOCK_BYTES = 4096  # a file takes whole ones

# Two programs for the board. The first runs on whatever Python a board may have.
RUNTIME = """
import sys
try:
    import bluetooth
    has_bluetooth = True
except ImportError:
    has_bluetooth = False
import json
implementation = sys.implementation
print(json.dumps({
    "name": implementation.name,
    "version": list(implementation.version[:3]),
    "machine": getattr(implementation, "_machine", sys.platform),
    "bluetooth": has_bluetooth,
}))
"""
FILES = f"""
import hashlib, json, os
from binascii import hexlify

def digest(path):
    total = hashlib.sha256()
    with open(path, "rb") as file:
        while True:
            part = file.read(512)
            if not part:
                return hexlify(total.digest()).decode()
            total.update(part)

def walk(folder):
    for entry in list(os.ilistdir(folder)):
        path = folder + "/" + entry[0]
        if entry[1] & 0x4000:
            walk(path)
        elif path.endswith((".py", ".mpy")):
            note(path)

def note(path):
    global used
    found[path] = digest(path)
    used += -(-os.stat(path)[6] // {BLOCK_BYTES}) * {BLOCK_BYTES}

found = {{}}
used = 0
for path in ({MAIN!r}, {CONFIG!r}):
    if path in os.listdir():
        note(path)
for folder in {FOLDERS!r}:
    if folder in os.listdir():
        walk(folder)
config = ""
if {CONFIG!r} in found:
    with open({CONFIG!r}) as file:
        config = file.read()
disk = os.statvfs(os.getcwd())
print(json.dumps({{"files": found, "config": config, "room_bytes": used + disk[0] * disk[3]}}))
"""


@dataclass(frozen=True, slots=True)
class Runtime:
    """`machine` is what it says of itself, in its own words."""

    name: str
    version: tuple[int, ...]
    machine: str
    bluetooth: bool


@dataclass(frozen=True, slots=True)
class OnBoard:
    """`files` is path to SHA-256 in hex, of what is ours; `config` the text of its board.json.

    `room_bytes` is what is free or ours.
    """

    files: dict[str, str]
    config: str
    room_bytes: int


def runtime(repl: Repl) -> Runtime:
    said = _asked(repl, RUNTIME, "saying what it is")
    version = tuple(map(int, said["version"]))
    return Runtime(said["name"], version, said["machine"], said["bluetooth"])


def on_board(repl: Repl) -> OnBoard:
    return OnBoard(**_asked(repl, FILES, "listing its files"))


def require_board(found: Runtime, named: Board | None) -> Board:
    """The board it is. Raises LinkError if the firmware could not run there; `named` by --board."""
    board = on_machine(found.machine)
    if found.name != "micropython":
        raise troubles.other_runtime(found.name, board or named)
    if board is None:
        raise troubles.unknown_machine(found.machine)
    if named is not None and board != named:
        raise troubles.other_board(named, found.machine)
    if found.version < LEAST_MICROPYTHON:
        raise troubles.too_old(".".join(map(str, found.version)), board)
    if not found.bluetooth:
        raise troubles.no_bluetooth(board)
    return board


def require_room(found: OnBoard, wanted: Mapping[str, bytes]) -> None:
    """Raises KneadleError when it could not hold all of it."""
    needed_bytes = sum(-(-len(data) // BLOCK_BYTES) * BLOCK_BYTES for data in wanted.values())
    if needed_bytes > found.room_bytes:
        raise troubles.too_big(needed_bytes, found.room_bytes)


def _asked(repl: Repl, program: str, doing: str) -> dict[str, Any]:
    try:
        said: dict[str, Any] = json.loads(repl.run(program))
    except RefusedError as refused:
        raise troubles.stumbled(doing, refused.said) from refused
    except ValueError as error:
        raise troubles.stumbled(doing, "it said something else") from error
    return said
