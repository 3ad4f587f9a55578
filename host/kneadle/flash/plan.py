"""What has to change on a board so that it holds what it should."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from kneadle.flash.files import MAIN


@dataclass(frozen=True, slots=True)
class Plan:
    """`write` is in order: what the board starts by itself comes last.

    `remove` are files that an older firmware left. Settings and bonds are in neither.
    """

    write: Mapping[str, bytes]
    remove: tuple[str, ...]
    unchanged: int

    @property
    def size_bytes(self) -> int:
        return sum(map(len, self.write.values()))

    def __bool__(self) -> bool:
        return bool(self.write or self.remove)


def make_plan(wanted: Mapping[str, bytes], present: Mapping[str, str]) -> Plan:
    """`present` is path to SHA-256 in hex, of what is ours on the board."""
    stale = tuple(path for path in present if path not in wanted)
    changed = [path for path, data in wanted.items() if present.get(path) != digest(data)]
    if not (stale or changed):
        return Plan({}, (), len(wanted))
    # A cut in the middle must not leave a program that starts: MAIN goes first and comes last.
    order = [*(path for path in changed if path != MAIN), MAIN]
    return Plan({path: wanted[path] for path in order}, stale, len(wanted) - len(order))


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()
