"""A pseudo-terminal: any program that opens a serial port finds a ball there."""

import os
from select import select

from kneadle.errors import KneadleError

READ_BYTES = 4096


class PtyLine:
    """The host's end stays open here too, so that a host may leave and come back."""

    def __init__(self) -> None:
        self._ball_fd, self._port_fd, self.name = _open_pty()

    def listen(self, wait_s: float, *, deaf: bool) -> bytes:
        heard = [] if deaf else [self._ball_fd]
        return os.read(self._ball_fd, READ_BYTES) if select(heard, [], [], wait_s)[0] else b""

    def write(self, data: bytes) -> int:
        try:
            return os.write(self._ball_fd, data)
        except BlockingIOError:
            return 0

    @property
    def all_read(self) -> bool:
        return not select([self._port_fd], [], [], 0)[0]

    def close(self) -> None:
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
            "This system has no pseudo-terminals, so no simulated port can be made here.",
            "Serve the ball with --tcp, or analyze a trace made with `kneadle-sim make`.",
        ) from error
    except OSError as error:
        raise KneadleError(
            f"No pseudo-terminal could be opened: {error.strerror}.",
            "Close programs that hold many terminals, then retry.",
        ) from error
    tty.setraw(port_fd)
    os.set_blocking(ball_fd, False)
    return ball_fd, port_fd, os.ttyname(port_fd)
