"""Lines for whoever reads stdout. A reader that is slow, or gone, never holds up a warning."""

import os
import queue
import sys
import threading
from collections.abc import Callable

WAITING_LINES = 10_000  # hours of events; beyond it the reader has stopped reading
LAST_LINES_S = 2.0


class Output:
    """`gone` is called, on a thread of its own, when nobody reads any more."""

    def __init__(self, gone: Callable[[], None]) -> None:
        self._gone = gone
        self._lines: queue.Queue[str | None] = queue.Queue(WAITING_LINES)
        self._writer = threading.Thread(target=self._write, name="stdout", daemon=True)
        self._writer.start()

    def line(self, text: str) -> None:
        try:
            self._lines.put_nowait(text)
        except queue.Full:
            return  # the journal has it all

    def close(self) -> None:
        """Wait a moment for the rest to be read."""
        try:
            self._lines.put(None, timeout=LAST_LINES_S)
        except queue.Full:
            return
        self._writer.join(LAST_LINES_S)

    def _write(self) -> None:
        try:
            while (text := self._lines.get()) is not None:
                sys.stdout.write(text + "\n")
                sys.stdout.flush()
        except (OSError, ValueError):  # the pipe broke, or stdout was closed
            discard_stdout()
            self._gone()


def discard_stdout() -> None:
    """Python would complain at exit about lines that nobody will read."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        return
    finally:
        os.close(nowhere)
