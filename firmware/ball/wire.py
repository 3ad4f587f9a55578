"""Messages as a ball says and hears them, to the byte: docs/protocol.md, version 1."""

from struct import pack, pack_into, unpack_from

VERSION = 1
SAMPLES, MOTION, CLOCK, STATUS, HELLO, CALIBRATION, ANSWER, COMMAND, BUTTON = range(1, 10)

SAY_HELLO, START, STOP, RATE, TARE, STORE, CEILING, BUZZ, IDENTIFY, SLEEP = range(1, 11)
OK, UNKNOWN_COMMAND, BAD_VALUE, NOT_NOW, NOT_ALLOWED = range(5)

CHARGING, SENSOR_FAULT, SATURATED, LOW_BATTERY = 1, 2, 4, 8
UNKNOWN_BATTERY = 255
NO_CEILING = 0x7FFFFFFF
MOST_SAMPLES = 15
MOST_DROPPED = 0xFFFF

HEADER_BYTES = 5
SAMPLE_BYTES = 3


class Packet:
    """A Samples message that grows in place: filling it allocates nothing."""

    def __init__(self) -> None:
        self.count = 0
        self._data = bytearray(HEADER_BYTES + MOST_SAMPLES * SAMPLE_BYTES)
        whole = memoryview(self._data)
        self._views = [whole[: HEADER_BYTES + n * SAMPLE_BYTES] for n in range(MOST_SAMPLES + 1)]

    def begin(self, number: int) -> None:
        """With the number of the sample that comes next."""
        self.count = 0
        pack_into("<I", self._data, 1, number & 0xFFFFFFFF)

    def add(self, raw: int) -> None:
        """A signed 24-bit reading."""
        at = HEADER_BYTES + self.count * SAMPLE_BYTES
        data = self._data
        data[at] = raw & 0xFF
        data[at + 1] = (raw >> 8) & 0xFF
        data[at + 2] = (raw >> 16) & 0xFF
        self.count += 1

    def message(self) -> memoryview:
        """Good until the next `begin`."""
        self._data[0] = SAMPLES << 4 | self.count
        return self._views[self.count]


def motion(number: int, rms_dps10: int) -> bytes:
    """`rms_dps10` in 0.1 degrees a second."""
    return pack("<BIH", MOTION << 4 | 1, number & 0xFFFFFFFF, min(rms_dps10, 0xFFFF))


def clock(number: int, us: int) -> bytes:
    return pack("<BIQ", CLOCK << 4 | 1, number & 0xFFFFFFFF, us)


def status(battery_percent: int, flags: int, dropped: int) -> bytes:
    return pack("<BBBH", STATUS << 4 | 1, battery_percent, flags, min(dropped, MOST_DROPPED))


def hello(
    sensor: int, rate_hz: int, full_n: int, full_counts: int, boot_id: int, serial: bytes
) -> bytes:
    """`serial` is six bytes."""
    told = pack("<BBBHH", HELLO << 4 | 1, VERSION, sensor, rate_hz, full_n)
    return told + pack("<I", full_counts)[:3] + pack("<H", boot_id) + serial


def calibration(kind: int, numbers: "tuple[float, ...]") -> bytes:
    count = len(numbers)
    return pack("<BB" + "f" * count, CALIBRATION << 4 | count, kind, *numbers)


def answer(opcode: int, result: int) -> bytes:
    return pack("<BBB", ANSWER << 4 | 1, opcode, result)


def button(number: int, presses: int) -> bytes:
    """`presses` since the ball woke; it wraps at 256."""
    return pack("<BIB", BUTTON << 4 | 1, number & 0xFFFFFFFF, presses & 0xFF)


def parse_command(message: bytes) -> "tuple[int, bytes] | None":
    """Opcode and argument; None if its length does not add up or it is no command."""
    if len(message) < 2 or message[0] >> 4 != COMMAND or len(message) != 2 + (message[0] & 15):
        return None
    return message[1], bytes(message[2:])


def parse_calibration(message: bytes) -> "tuple[int, tuple[float, ...]] | None":
    """Kind and numbers, whatever they mean; None if the length does not add up."""
    count = message[0] & 15 if message else 0
    if len(message) != 2 + 4 * count or message[0] >> 4 != CALIBRATION:
        return None
    return message[1], tuple(unpack_from("<" + "f" * count, message, 2))
