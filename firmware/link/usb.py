"""A cable: frames through the port that is MicroPython's prompt when no ball runs."""

import select

from ball.frames import Decoder, Encoder
from ball.stream import SAMPLES_PER_PACKET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ball.session import Session

LONGEST_MESSAGE = 20
DEAF_MS = 5000  # a port that takes nothing for so long has nobody at its end
USED_MS = 10 * 60 * 1000
# What `mpremote` and people begin with to get the prompt. No frame does: 03 is no message's header.
KNOCK = b"\r\x03"


class UsbLink:
    """`reader` and `writer` are byte streams, as sys.stdin.buffer and sys.stdout.buffer."""

    def __init__(self, session: "Session", reader: "Any", writer: "Any") -> None:
        self._session = session
        self._reader, self._writer = reader, writer
        self._in, self._out = select.poll(), select.poll()
        self._in.register(reader, select.POLLIN)
        self._out.register(writer, select.POLLOUT)
        self._frames = Decoder()
        self._encoder = Encoder(LONGEST_MESSAGE)
        self._deaf = False
        self._deaf_since_ms = self._heard_ms = -1

    def begin(self) -> None:
        """A host that listens learns that the ball woke; 00 cuts off what was said before."""
        self._write(b"\0")
        self._session.greet(self)

    def send(self, message: "bytes | memoryview") -> bool:
        self._deaf = not self._write(self._encoder.encode(message))
        return not self._deaf

    def packet_samples(self, rate_hz: int) -> int:
        return SAMPLES_PER_PACKET

    def step(self, now_ms: int) -> None:
        """Raises KeyboardInterrupt when somebody wants the prompt."""
        while _any(self._in):
            byte = self._reader.read(1)
            if not byte:
                break
            self._hear(byte[0], now_ms)
        if not self._deaf:
            self._deaf_since_ms = now_ms
        elif now_ms - self._deaf_since_ms >= DEAF_MS:
            self._session.left(self)

    def busy(self, now_ms: int) -> bool:
        return self._heard_ms >= 0 and now_ms - self._heard_ms < USED_MS

    def _hear(self, byte: int, now_ms: int) -> None:
        message = self._frames.feed(byte)
        if message is not None:
            self._heard_ms = now_ms
            self._session.receive(message, self)
        elif self._frames.began_with(KNOCK):
            raise KeyboardInterrupt

    def _write(self, data: "bytes | memoryview") -> bool:
        if not _any(self._out):
            return False
        self._writer.write(data)
        return True


def _any(poll: "Any") -> bool:
    """Whether the port is ready; `ipoll` allocates nothing, and there is one port to each poll."""
    for _, event in poll.ipoll(0):
        return bool(event & (select.POLLIN | select.POLLOUT))
    return False
