"""The Kneadle protocol, version 1, as docs/protocol.md gives it: all of it from one import."""

from kneadle.wire.commands import (
    NO_CEILING,
    Buzz,
    Command,
    Opcode,
    Result,
    ask_hello,
    buzz,
    command,
    identify,
    parse_command,
    set_ceiling,
    set_rate,
    sleep,
    start,
    stop,
    store_calibration,
    tare,
)
from kneadle.wire.hello import NAME, SENSORS, VERSION
from kneadle.wire.layout import MalformedError
from kneadle.wire.messages import MAX_SAMPLES, TICKS, pack, parse

__all__ = [
    "MAX_SAMPLES",
    "NAME",
    "NO_CEILING",
    "SENSORS",
    "TICKS",
    "VERSION",
    "Buzz",
    "Command",
    "MalformedError",
    "Opcode",
    "Result",
    "ask_hello",
    "buzz",
    "command",
    "identify",
    "pack",
    "parse",
    "parse_command",
    "set_ceiling",
    "set_rate",
    "sleep",
    "start",
    "stop",
    "store_calibration",
    "tare",
]
