"""The person at the terminal, or a script that speaks for one: lines in, lines out."""

import asyncio
import os
import sys
import threading

from kneadle.cli.output import say
from kneadle.errors import KneadleError

LINE_BYTES = 4096
GONE = KneadleError("Nobody answers any more, so nothing was changed.", "Start again when ready.")


class Person:
    """What is typed waits in order; what is shown on the live line is for eyes only."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        self._shown = ""
        threading.Thread(target=self._read, name="stdin", daemon=True).start()

    def say(self, text: str) -> None:
        self.show("")
        say(text)

    def show(self, text: str) -> None:
        """On a terminal, in place of what was shown before."""
        if text != self._shown and sys.stderr.isatty():
            print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)
        self._shown = text

    async def ask(self, question: str) -> str:
        """Raises KneadleError when nobody is there."""
        self.say(question)
        return await self.line()

    async def line(self) -> str:
        """The next one typed. Raises KneadleError when there will be no more."""
        line = await self._lines.get()
        if line is None:
            self._lines.put_nowait(None)
            raise GONE
        return line.strip()

    def _read(self) -> None:
        """From the descriptor: Python's own reader would hold a lock at exit, until Enter."""
        pending = b""
        while data := _read_some():
            *whole, pending = (pending + data).split(b"\n")
            for line in whole:
                self._hand_over(line.decode(errors="replace"))
        self._hand_over(pending.decode(errors="replace") or None)
        self._hand_over(None)

    def _hand_over(self, line: str | None) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._lines.put_nowait, line)


def _read_some() -> bytes:
    try:
        return os.read(sys.stdin.fileno(), LINE_BYTES)
    except (OSError, ValueError, AttributeError):  # there is no stdin
        return b""
