"""What a Progressor's notification looks like: kind, length, payload; little-endian."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from struct import Struct

from kneadle.wire.layout import MalformedError

TICK_BITS = 32
WRAP_US = 1 << TICK_BITS  # after 71.6 min

_READING = Struct("<fI")  # kg, microseconds since the measurement was started
_MOST_READINGS = 0xFF // _READING.size


class Kind(IntEnum):
    ANSWER = 0  # to what was asked last
    WEIGHT = 1
    PEAK = 2  # rate of force development
    PEAKS = 3
    LOW_POWER = 4  # the last word before it switches itself off


_KINDS = frozenset(Kind)


def opened(data: bytes) -> tuple[Kind, bytes]:
    """Kind and payload, without what a clone pads it with. Raises MalformedError."""
    if len(data) < 2 or data[0] not in _KINDS:
        raise MalformedError("not a notification of a Progressor")
    kind, length = Kind(data[0]), data[1]
    if len(data) < 2 + length:
        raise MalformedError(f"{len(data)} bytes cannot hold a payload of {length}")
    if kind is Kind.WEIGHT and (length == 0 or length % _READING.size):
        raise MalformedError(f"{length} bytes are no whole number of readings")
    return kind, data[2 : 2 + length]


def readings(payload: bytes) -> Iterator[tuple[float, int]]:
    """(kg, us) each, of a WEIGHT that was opened."""
    return _READING.iter_unpack(payload)


def weight_notification(readings: Sequence[tuple[float, int]]) -> bytes:
    """What a device says of 1 to 31 readings of (kg, us). Raises ValueError for more, or none."""
    if not 1 <= len(readings) <= _MOST_READINGS:
        raise ValueError(
            f"a notification holds 1 to {_MOST_READINGS} readings, not {len(readings)}"
        )
    payload = b"".join(_READING.pack(kg, us % WRAP_US) for kg, us in readings)
    return bytes([Kind.WEIGHT, len(payload)]) + payload
