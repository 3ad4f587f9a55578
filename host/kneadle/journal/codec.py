"""One block of readings as a small BLOB, exact to the last bit.

A load cell's counts move little from one reading to the next and its ticks rise by one, so
differences leave one or two bytes that matter of eight. Those bytes are put side by side
(shuffled), where zlib finds them.
"""

import zlib
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kneadle.samples import Floats, Ints, Samples

INTEGERS = 1  # raw as differences of whole numbers
FLOATS = 2  # raw as it is: fractions, NaN, infinities

VALUE_BYTES = 8


@dataclass(frozen=True, slots=True)
class Block:
    """`crc` covers codec and data."""

    n: int
    codec: int
    crc: int
    data: bytes


def encode(samples: Samples) -> Block:
    ticks = _shuffled(_folded(_differences(_differences(samples.tick))))
    whole = _as_integers(samples.raw)
    if whole is None:
        codec, raw = FLOATS, _shuffled(samples.raw.astype("<f8"))
    else:
        codec, raw = INTEGERS, _shuffled(_folded(_differences(whole)))
    data = zlib.compress(ticks + raw)
    return Block(len(samples.tick), codec, zlib.crc32(data, codec), data)


def decode(block: Block) -> Samples:
    """Raises ValueError or zlib.error for a block that is not as it was written."""
    if zlib.crc32(block.data, block.codec) != block.crc:
        raise ValueError("the checksum does not match")
    if block.codec not in {INTEGERS, FLOATS}:
        raise ValueError(f"codec {block.codec} is not known")
    shuffled = zlib.decompress(block.data)
    if len(shuffled) != 2 * VALUE_BYTES * block.n:
        raise ValueError(f"{len(shuffled)} bytes do not make {block.n} readings")
    both = np.frombuffer(shuffled, np.uint8).reshape(2, VALUE_BYTES, block.n)
    tick = np.cumsum(np.cumsum(_unfolded(_unshuffled(both[0], "<u8"))))
    if block.codec == FLOATS:
        return Samples(tick, _unshuffled(both[1], "<f8").astype(np.float64, copy=False))
    return Samples(tick, np.cumsum(_unfolded(_unshuffled(both[1], "<u8"))).astype(np.float64))


def _as_integers(raw: Floats) -> Ints | None:
    """The same values as integers, or None where that would change a single bit."""
    with np.errstate(invalid="ignore"):
        whole = raw.astype(np.int64)
    # Bits, not values: -0.0 equals 0 and would come back as +0.0.
    return whole if whole.astype(np.float64).tobytes() == raw.tobytes() else None


def _differences(values: Ints) -> Ints:
    """The first value stays. Overflow wraps, and cumsum wraps it back."""
    return np.diff(values, prepend=0)


def _folded(values: Ints) -> NDArray[np.uint64]:
    """Zigzag: 0, -1, 1, -2 ... as 0, 1, 2, 3 ..., so that small means small high bytes."""
    return ((values << 1) ^ (values >> 63)).astype("<u8")


def _unfolded(values: NDArray[np.uint64]) -> Ints:
    half = (values >> np.uint64(1)).astype(np.int64)
    return half ^ -(values & np.uint64(1)).astype(np.int64)


def _shuffled(values: NDArray[Any]) -> bytes:
    return values.view(np.uint8).reshape(-1, VALUE_BYTES).T.tobytes()


def _unshuffled(planes: NDArray[np.uint8], kind: str) -> NDArray[Any]:
    return np.ascontiguousarray(planes.T).view(kind)[:, 0]
