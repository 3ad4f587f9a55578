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
QUIET_MS = (
    10_000  # a host that said nothing for so long may have been pulled out: boards cannot tell
)
USED_MS = 10 * 60 * 1000
PAUSE_MS = 200  # no frame has one; what came before was noise, or somebody who wants the prompt
CTRL_C = b"\x03"
KNOCK = b"\r" + CTRL_C  # what `mpremote` begins with. No frame does: 03 is no message's header


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
        self._byte_ms = 0
        self.quiet = True

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
        self.quiet = self._heard_ms < 0 or now_ms - self._heard_ms >= QUIET_MS
        if now_ms - self._byte_ms >= PAUSE_MS:
            self._pause()
        if not self._deaf:
            self._deaf_since_ms = now_ms
        elif now_ms - self._deaf_since_ms >= DEAF_MS:
            self._session.left(self)

    def busy(self, now_ms: int) -> bool:
        """While it streams, too: its host has nothing to say."""
        stream = self._session.stream
        used = self._heard_ms >= 0 and now_ms - self._heard_ms < USED_MS
        return used or (stream.on and stream.link is self)

    def _hear(self, byte: int, now_ms: int) -> None:
        self._byte_ms = now_ms
        message = self._frames.feed(byte)
        if message is not None:
            self._heard_ms = now_ms
            self._session.receive(message, self)
        elif self._frames.began_with(KNOCK):
            raise KeyboardInterrupt

    def _pause(self) -> None:
        if self._frames.began_with(CTRL_C):
            raise KeyboardInterrupt
        self._frames.forget()

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
