"""What every Kneadle message has in common: one header byte, and a length that must add up."""

from enum import IntEnum
from struct import Struct
from typing import Any


class MalformedError(ValueError):
    """A message that cannot be what it claims to be. Decoders count it; nobody is shown it."""


class Kind(IntEnum):
    """The high nibble of the header byte; the low one counts the items that follow."""

    SAMPLES = 0x1
    MOTION = 0x2
    CLOCK = 0x3
    STATUS = 0x4
    HELLO = 0x5
    CALIBRATION = 0x6
    ANSWER = 0x7
    COMMAND = 0x8
    BUTTON = 0x9


_KINDS = frozenset(Kind)


def header(kind: Kind, count: int = 1) -> bytes:
    return bytes([kind << 4 | count])


def kind_of(data: bytes) -> Kind:
    if not data:
        raise MalformedError("an empty message")
    kind = data[0] >> 4
    if kind not in _KINDS:
        raise MalformedError(f"unknown message type 0x{kind:X}")
    return Kind(kind)


def count_of(data: bytes) -> int:
    return data[0] & 0x0F


def unpack_body(layout: Struct, data: bytes) -> tuple[Any, ...]:
    """The fields after the header of a message that carries exactly one item."""
    if count_of(data) != 1:
        raise MalformedError(f"header 0x{data[0]:02X} must count one item")
    require_length(data, 1 + layout.size)
    return layout.unpack_from(data, 1)


def require_length(data: bytes, length: int) -> None:
    if len(data) != length:
        raise MalformedError(f"{len(data)} bytes where header 0x{data[0]:02X} takes {length}")
