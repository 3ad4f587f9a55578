"""What is said on stderr beside a session: the terminal's bell, and what cannot be had."""

import queue
import sys
import threading
from contextlib import suppress

LAST_WORDS_S = 0.5


class Aside:
    """Written by a thread of its own: a terminal that is held up holds up no session."""

    def __init__(self) -> None:
        self._texts: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write, name="stderr", daemon=True)
        self._writer.start()

    def line(self, text: str) -> None:
        self._texts.put(f"kneadle: {text}\n")

    def ring(self) -> None:
        """A file or a pipe has no bell."""
        if sys.stderr is not None and sys.stderr.isatty():
            self._texts.put("\a")

    def close(self) -> None:
        self._texts.put(None)
        self._writer.join(LAST_WORDS_S)

    def _write(self) -> None:
        while (text := self._texts.get()) is not None:
            with suppress(OSError, ValueError):  # nobody is there to read it
                print(text, end="", file=sys.stderr, flush=True)
