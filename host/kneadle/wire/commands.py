"""Host to ball: what a host may ask, and how the ball's side reads it."""

from dataclasses import dataclass
from enum import IntEnum

from kneadle.samples import Calibrated, Calibration, Hello
from kneadle.wire.calibration import pack_calibration, parse_calibration
from kneadle.wire.layout import Kind, MalformedError, count_of, header, kind_of, require_length

NO_CEILING = 0x7FFFFFFF


class Opcode(IntEnum):
    HELLO = 1
    START = 2
    STOP = 3
    RATE = 4
    TARE = 5
    STORE = 6  # only in answers: the Calibration message is itself the command
    CEILING = 7
    BUZZ = 8
    IDENTIFY = 9
    SLEEP = 10


class Result(IntEnum):
    OK = 0
    UNKNOWN_COMMAND = 1
    BAD_VALUE = 2
    NOT_NOW = 3
    NOT_ALLOWED = 4


class Buzz(IntEnum):
    """What the ball should make the person feel; the rhythms are the ball's."""

    SETTLE = 1  # pressing: stay here
    HOLD_STARTED = 2
    HALFWAY = 3
    DONE = 4
    EASE_OFF = 5  # too hard or too long
    SPIKE = 6
    ROLLING = 7
    LINK_LOST = 8


@dataclass(frozen=True, slots=True)
class Command:
    """As it came: an unknown opcode is the ball's to answer, not the parser's to refuse."""

    opcode: int
    argument: bytes = b""


def parse_command(data: bytes, hello: Hello | None = None) -> Command | Calibrated:
    """What a ball was asked. `hello` is the ball's own; storing a power law or "none" needs it."""
    kind = kind_of(data)
    if kind is Kind.CALIBRATION:
        return parse_calibration(data, hello)
    if kind is not Kind.COMMAND:
        raise MalformedError(f"{kind.name}, which only a ball sends")
    require_length(data, 2 + count_of(data))
    return Command(data[1], data[2:])


def command(opcode: Opcode, argument: bytes = b"") -> bytes:
    return header(Kind.COMMAND, len(argument)) + bytes([opcode]) + argument


def ask_hello() -> bytes:
    """Asks for a Hello, a Calibration and a Status."""
    return command(Opcode.HELLO)


def start() -> bytes:
    return command(Opcode.START)


def stop() -> bytes:
    return command(Opcode.STOP)


def set_rate(rate_hz: int) -> bytes:
    return command(Opcode.RATE, rate_hz.to_bytes(2, "little"))


def tare() -> bytes:
    return command(Opcode.TARE)


def set_ceiling(counts: int | None) -> bytes:
    """Raw counts at which the ball buzzes by itself; None lifts the ceiling."""
    counts = NO_CEILING if counts is None else counts
    return command(Opcode.CEILING, counts.to_bytes(4, "little", signed=True))


def buzz(pattern: Buzz) -> bytes:
    return command(Opcode.BUZZ, bytes([pattern]))


def identify() -> bytes:
    return command(Opcode.IDENTIFY)


def sleep() -> bytes:
    return command(Opcode.SLEEP)


def store_calibration(calibration: Calibration) -> bytes:
    """A Calibration sent by a host means "store this"."""
    return pack_calibration(calibration)
