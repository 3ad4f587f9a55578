"""Ball to host, to and from bytes (docs/protocol.md, "From the ball")."""

from collections.abc import Callable
from dataclasses import astuple
from struct import Struct

import numpy as np

from kneadle.samples import (
    Answer,
    ButtonPressed,
    Calibrated,
    Clock,
    Floats,
    Hello,
    Message,
    Motion,
    Samples,
    Status,
)
from kneadle.wire.calibration import pack_calibration, parse_calibration
from kneadle.wire.hello import TICK_BITS, pack_hello, parse_hello
from kneadle.wire.layout import Kind, MalformedError, header, kind_of, require_length, unpack_body

TICKS = 1 << TICK_BITS
MAX_SAMPLES = 15

_RAW_START = 5
_RAW_BYTES = 3
_BATTERY_UNKNOWN = 255
_MOTION = Struct("<IH")
_CLOCK = Struct("<IQ")
_STATUS = Struct("<BBH")
_ANSWER = Struct("<BB")
_BUTTON = Struct("<IB")
_PLAIN = {
    Clock: (Kind.CLOCK, _CLOCK),
    Answer: (Kind.ANSWER, _ANSWER),
    ButtonPressed: (Kind.BUTTON, _BUTTON),
}


def pack(message: Message) -> bytes:
    match message:
        case Samples():
            data = _pack_samples(message)
        case Motion(tick, gyro_dps):
            data = header(Kind.MOTION) + _MOTION.pack(tick, min(round(gyro_dps * 10), 0xFFFF))
        case Clock() | Answer() | ButtonPressed():
            kind, layout = _PLAIN[type(message)]
            data = header(kind) + layout.pack(*astuple(message))
        case Status():
            data = _pack_status(message)
        case Hello():
            data = pack_hello(message)
        case Calibrated(calibration):
            data = pack_calibration(calibration)
        case _:
            raise ValueError(f"{type(message).__name__} does not travel")
    return data


def parse(data: bytes, hello: Hello | None = None) -> Message:
    """One whole message. `hello` is the last one heard: a Calibration leans on it.

    Raises MalformedError, also for types that only a newer ball knows.
    """
    kind = kind_of(data)
    if kind is Kind.CALIBRATION:
        return parse_calibration(data, hello)
    if kind is Kind.COMMAND:
        raise MalformedError("a command, which only a host sends")
    return _PARSERS[kind](data)


def _pack_samples(samples: Samples) -> bytes:
    count = len(samples.raw)
    if not 1 <= count <= MAX_SAMPLES:
        raise ValueError(f"a Samples message holds 1 to {MAX_SAMPLES}, not {count}")
    raw = b"".join(int(r).to_bytes(_RAW_BYTES, "little", signed=True) for r in samples.raw)
    return header(Kind.SAMPLES, count) + int(samples.tick[0]).to_bytes(4, "little") + raw


def _parse_samples(data: bytes) -> Samples:
    count = data[0] & 0x0F
    require_length(data, _RAW_START + _RAW_BYTES * count)
    if count == 0:
        raise MalformedError("samples without a sample")
    first = int.from_bytes(data[1:_RAW_START], "little")
    tick = np.arange(first, first + count, dtype=np.int64) & (TICKS - 1)
    return Samples(tick, _raw(data))


def _raw(data: bytes) -> Floats:
    starts = range(_RAW_START, len(data), _RAW_BYTES)
    counts = [int.from_bytes(data[at : at + _RAW_BYTES], "little", signed=True) for at in starts]
    return np.array(counts, dtype=np.float64)


def _pack_status(status: Status) -> bytes:
    flags = (status.charging, status.sensor_fault, status.saturated, status.low_battery)
    percent = _BATTERY_UNKNOWN if status.battery_percent is None else status.battery_percent
    bits = sum(flag << bit for bit, flag in enumerate(flags))
    return header(Kind.STATUS) + _STATUS.pack(percent, bits, min(status.dropped, 0xFFFF))


def _parse_status(data: bytes) -> Status:
    percent, flags, dropped = unpack_body(_STATUS, data)
    if percent > 100 and percent != _BATTERY_UNKNOWN:
        raise MalformedError(f"a battery at {percent} percent")
    return Status(
        battery_percent=None if percent == _BATTERY_UNKNOWN else percent,
        charging=bool(flags & 1),
        sensor_fault=bool(flags & 2),
        saturated=bool(flags & 4),
        low_battery=bool(flags & 8),
        dropped=dropped,
    )


def _parse_motion(data: bytes) -> Motion:
    tick, tenths_dps = unpack_body(_MOTION, data)
    return Motion(tick, tenths_dps / 10)


_PARSERS: dict[Kind, Callable[[bytes], Message]] = {
    Kind.SAMPLES: _parse_samples,
    Kind.MOTION: _parse_motion,
    Kind.CLOCK: lambda data: Clock(*unpack_body(_CLOCK, data)),
    Kind.STATUS: _parse_status,
    Kind.HELLO: parse_hello,
    Kind.ANSWER: lambda data: Answer(*unpack_body(_ANSWER, data)),
    Kind.BUTTON: lambda data: ButtonPressed(*unpack_body(_BUTTON, data)),
}
