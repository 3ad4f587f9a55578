"""A pseudo-terminal with its far end in the test's hands, byte by byte."""

import os
import threading
import time
import tty
from select import select
from types import TracebackType

from kneadle.samples import Message
from kneadle.wire import kneadle as wire
from kneadle.wire.frames import FrameDecoder, encode

PATIENCE_S = 10.0  # far more than any of these needs on a busy machine


def framed(*messages: Message) -> bytes:
    return b"".join(encode(wire.pack(message)) for message in messages)


class Cable:
    """`with Cable() as cable:` the host opens `cable.port`."""

    def __init__(self) -> None:
        self._ball_fd, self._port_fd = os.openpty()
        tty.setraw(self._port_fd)
        self.port = os.ttyname(self._port_fd)
        self._frames = FrameDecoder()

    def __enter__(self) -> "Cable":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.pull()

    def say(self, data: bytes) -> None:
        os.write(self._ball_fd, data)

    def hear(self) -> list[bytes]:
        """The commands that came, waiting for the first."""
        assert select([self._ball_fd], [], [], PATIENCE_S)[0], "the host said nothing"
        return self._frames.feed(os.read(self._ball_fd, 65536))

    def answer(self, data: bytes) -> None:
        """Say this as soon as the host has said something: what came before is not read."""

        def listen_and_say() -> None:
            self.hear()
            self.say(data)

        threading.Thread(target=listen_and_say, daemon=True).start()

    def wait_until_read(self) -> None:
        give_up_s = time.monotonic() + PATIENCE_S
        while select([self._port_fd], [], [], 0)[0]:
            assert time.monotonic() < give_up_s, "the host does not read"

    def pull(self) -> None:
        for fd in (self._ball_fd, self._port_fd):
            if fd >= 0:
                os.close(fd)
        self._ball_fd = self._port_fd = -1
