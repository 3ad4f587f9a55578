"""Text lines, before anyone knows what they mean: bytes to lines, a line to numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Two numbers as long as Arduino prints them, with room; a line longer than this is not a reading.
MAX_LINE_BYTES = 80
# In seconds it still fits 63 bits of microseconds; in microseconds it is fifty days.
LONGEST_TIME = 2.0**42

_SEPARATORS = re.compile(rb"[,;\t ]+")
# As Arduino's Print writes them: "ovf" is a float beyond 4294967040.
_NUMBER = re.compile(rb"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?|[+-]?(nan|inf|ovf)", re.IGNORECASE)
_OVERFLOW = b"ovf"


@dataclass(frozen=True, slots=True)
class Line:
    """The one or two numbers of a line, and when its last byte came."""

    values: tuple[float, ...]
    decimal: bool  # whether the last number had a decimal point
    arrived_s: float


class LineSplitter:
    """Bytes in, whole lines out. What came before the first line break is noise:
    the port may have been opened in the middle of a number."""

    def __init__(self) -> None:
        self._pending = b""
        self._started = False
        self.noise_bytes = 0

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        *ends, rest = chunk.split(b"\n")
        for end in ends:
            self._keep(end)
            line, self._pending = self._pending, b""
            if self._started and len(line) <= MAX_LINE_BYTES:
                yield line
            else:
                self.noise_bytes += len(line)
            self._started = True
        self._keep(rest)

    def _keep(self, part: bytes) -> None:
        run = self._pending + part
        # One byte over the limit is kept: it marks the run as too long until its line break.
        self._pending = run[: MAX_LINE_BYTES + 1]
        self.noise_bytes += len(run) - len(self._pending)


def read_line(text: bytes, arrived_s: float) -> Line | None:
    """None for anything but one or two numbers: headers, comments, words."""
    words = _SEPARATORS.split(text.strip(b",;\t \r"))
    if len(words) > 2 or not all(_NUMBER.fullmatch(word) for word in words):
        return None
    values = tuple(float(word.lower().replace(_OVERFLOW, b"inf")) for word in words)
    if len(values) == 2 and not abs(values[0]) < LONGEST_TIME:
        return None  # a reading without its time
    return Line(values, b"." in words[-1], arrived_s)
