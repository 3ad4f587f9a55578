"""A terminal window with the command in it: keys go in, what is drawn comes out."""

import fcntl
import os
import select
import struct
import subprocess
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager

from command import KNEADLE, PATIENCE_S, Computer

COLUMNS, ROWS = 80, 24


class Window:
    """`seen` is what was drawn since the last key: words among the terminal's own signs."""

    def __init__(self, process: subprocess.Popen[bytes], fd: int) -> None:
        self.process, self._fd = process, fd
        self.seen = ""

    def press(self, keys: str) -> None:
        self.seen = ""
        os.write(self._fd, keys.encode())

    def until(self, words: str) -> str:
        give_up_s = time.monotonic() + PATIENCE_S
        while words not in self.seen:
            assert time.monotonic() < give_up_s, f"no {words!r} in {self.seen!r}"
            self._read()
        return self.seen

    def end(self) -> int:
        """Its exit code; what it still draws is read, since a full pipe would hold it up."""
        give_up_s = time.monotonic() + PATIENCE_S
        while self.process.poll() is None:
            assert time.monotonic() < give_up_s, f"it does not end: {self.seen!r}"
            self._read()
        return self.process.returncode

    def close(self) -> None:
        os.close(self._fd)

    def _read(self) -> None:
        if select.select([self._fd], [], [], 0.1)[0]:
            self.seen += os.read(self._fd, 65536).decode(errors="replace")


@contextmanager
def window(computer: Computer, *arguments: str, **environment: str) -> Iterator[Window]:
    window_fd, inside_fd = os.openpty()
    fcntl.ioctl(inside_fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    # A session of its own, whose terminal this is: closing it is then told by the system.
    command = ("sh", "-c", 'exec "$@" <"$0" >"$0" 2>&1', os.ttyname(inside_fd), *KNEADLE)
    env = computer.env | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | environment
    with subprocess.Popen([*command, *arguments], env=env, start_new_session=True) as process:
        try:
            yield Window(process, window_fd)
        finally:
            process.kill()
            os.close(inside_fd)
