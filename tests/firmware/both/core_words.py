"""What a host writes and hears, spelled out from docs/protocol.md, not from the code it checks."""

from struct import unpack

HELLO, START, STOP, RATE, TARE, STORE, CEILING, BUZZ, IDENTIFY, SLEEP = range(1, 11)
OK, UNKNOWN, BAD_VALUE, NOT_NOW, NOT_ALLOWED = range(5)
NO_CEILING = 0x7FFFFFFF
CHARGING, FAULT, SATURATED, LOW = 1, 2, 4, 8


def command(opcode: int, argument: bytes = b"") -> bytes:
    return bytes([0x80 | len(argument), opcode]) + argument


def ceiling(counts: int) -> bytes:
    return command(CEILING, (counts & 0xFFFFFFFF).to_bytes(4, "little"))


def rate(rate_hz: int) -> bytes:
    return command(RATE, rate_hz.to_bytes(2, "little"))


def of_type(messages: "list[bytes]", kind: int) -> "list[bytes]":
    return [message for message in messages if message[0] >> 4 == kind]


def types(messages: "list[bytes]") -> "list[int]":
    return [message[0] >> 4 for message in messages]


def samples(messages: "list[bytes]") -> "list[tuple[int, int]]":
    """(number, raw) of each."""
    found = []
    for message in of_type(messages, 1):
        (number,) = unpack("<I", message[1:5])
        for at in range(message[0] & 15):
            three = message[5 + 3 * at : 8 + 3 * at]
            (raw,) = unpack("<i", three + (b"\xff" if three[2] & 0x80 else b"\0"))
            found.append(((number + at) % 2**32, raw))
    return found


def numbers(messages: "list[bytes]") -> "list[int]":
    return [number for number, _ in samples(messages)]


def motions(messages: "list[bytes]") -> "list[tuple[int, ...]]":
    """(number, 0.1 degrees a second) of each."""
    return [unpack("<IH", message[1:]) for message in of_type(messages, 2)]


def clocks(messages: "list[bytes]") -> "list[tuple[int, ...]]":
    """(number, microseconds) of each."""
    return [unpack("<IQ", message[1:]) for message in of_type(messages, 3)]


def statuses(messages: "list[bytes]") -> "list[tuple[int, ...]]":
    """(battery percent, flags, dropped) of each."""
    return [unpack("<BBH", message[1:]) for message in of_type(messages, 4)]


def buttons(messages: "list[bytes]") -> "list[tuple[int, ...]]":
    """(sample number, presses) of each."""
    return [unpack("<IB", message[1:]) for message in of_type(messages, 9)]


def answers(messages: "list[bytes]") -> "list[tuple[int, int]]":
    """(opcode, result) of each."""
    return [(message[1], message[2]) for message in of_type(messages, 7)]
