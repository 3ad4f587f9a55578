"""A scenario on a pseudo-terminal: any program that opens a serial port finds a ball there."""

import os
import threading
import time
from select import select
from types import TracebackType

from kneadle.errors import KneadleError
from kneadle.wire.frames import END, FrameDecoder, encode
from kneadle_sims.play import Play
from kneadle_sims.scenario import Scenario

LONGEST_WAIT_S = 0.05  # how late a stop is noticed
SHORTEST_WAIT_S = 0.002  # at high speed, several packets at a time
READ_BYTES = 4096
LAST_READ_S = 1.0  # a host that has not read the rest by then will not


class PtyBall:
    """`with PtyBall(scenario) as port:` serves until the block ends.

    `finished` is set when the script has ended and the host has had its chance to read it all.
    """

    def __init__(self, scenario: Scenario, speed: float = 1.0) -> None:
        self.finished = threading.Event()
        self._scenario = scenario
        self._speed = speed
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="kneadle-ball", daemon=True)
        self._frames = FrameDecoder()
        self._half_sent = END  # cuts off whatever the line carried before

    def __enter__(self) -> str:
        self._ball_fd, self._port_fd, port = _open_pty()
        self.play = Play(self._scenario, time.monotonic(), self._speed)
        self._thread.start()
        return port

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._thread.join()
        self._close()

    def _serve(self) -> None:
        try:
            self._play_to_the_end()
        finally:
            self.finished.set()

    def _play_to_the_end(self) -> None:
        while not self.play.over and not self._stop.is_set():
            wait_s = self.play.next_s - time.monotonic()
            self._listen(min(max(wait_s, SHORTEST_WAIT_S), LONGEST_WAIT_S))
            self._send(self.play.advance(time.monotonic()))
        if self.play.unplugged:
            self._close()
        else:
            self._let_host_read()

    def _listen(self, wait_s: float) -> None:
        """What the host says while the air is silent waits, as on a link that repeats itself."""
        heard = [] if self.play.silent else [self._ball_fd]
        if not select(heard, [], [], wait_s)[0]:
            return
        for command in self._frames.feed(os.read(self._ball_fd, READ_BYTES)):
            self._send(self.play.hear(command, time.monotonic()))

    def _send(self, messages: list[bytes]) -> None:
        """Never waits: what a host does not read is lost, and counted by the ball."""
        for message in messages:
            if self._push():
                self._half_sent = encode(message)
                self._push()
            else:
                self.play.ball.unsent(message)

    def _push(self) -> bool:
        try:
            written = os.write(self._ball_fd, self._half_sent) if self._half_sent else 0
        except BlockingIOError:
            written = 0
        self._half_sent = self._half_sent[written:]
        return not self._half_sent

    def _let_host_read(self) -> None:
        give_up_s = time.monotonic() + LAST_READ_S
        while time.monotonic() < give_up_s and not self._stop.wait(SHORTEST_WAIT_S):
            if self._push() and not _unread(self._port_fd):
                return

    def _close(self) -> None:
        for fd in (self._ball_fd, self._port_fd):
            if fd >= 0:
                os.close(fd)
        self._ball_fd = self._port_fd = -1


def _open_pty() -> tuple[int, int, str]:
    """(ball's end, host's end, the host's port name), raw and never blocking for the ball."""
    try:
        import tty  # noqa: PLC0415  # Windows has none

        ball_fd, port_fd = os.openpty()
    except (ImportError, AttributeError) as error:
        raise KneadleError(
            "This system has no pseudo-terminals, so no simulated ball can be served here.",
            "Use Linux or macOS, or analyze a trace made with `kneadle-sim make`.",
        ) from error
    except OSError as error:
        raise KneadleError(
            f"No pseudo-terminal could be opened: {error.strerror}.",
            "Close programs that hold many terminals, then retry.",
        ) from error
    tty.setraw(port_fd)
    os.set_blocking(ball_fd, False)
    return ball_fd, port_fd, os.ttyname(port_fd)


def _unread(port_fd: int) -> bool:
    return bool(select([port_fd], [], [], 0)[0])
