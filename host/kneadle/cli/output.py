"""What goes to stdout: all at once, or line by line from a session.

A reader that is slow, or gone, never holds up a warning. One that has seen enough, as `| head`
has, is no trouble; a full disk is.
"""

import io
import os
import queue
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

from kneadle.errors import KneadleError
from kneadle.harmless import harmless

WAITING_LINES = 10_000  # hours of events; beyond it the reader has stopped reading
LAST_LINES_S = 2.0


def say(text: str) -> None:
    """Raises KneadleError when stdout takes no more."""
    with suppress(BrokenPipeError):
        _put(text)


class Output:
    """`gone` is called, on a thread of its own, when no line will be read any more."""

    def __init__(self, gone: Callable[[], None]) -> None:
        self._gone = gone
        self._trouble: KneadleError | None = None
        self._lines: queue.Queue[str | None] = queue.Queue(WAITING_LINES)
        self._writer = threading.Thread(target=self._write, name="stdout", daemon=True)
        self._writer.start()

    def line(self, text: str) -> None:
        try:
            self._lines.put_nowait(text)
        except queue.Full:
            return  # the journal has it all

    def close(self) -> None:
        """Wait a moment for the rest to be read. Raises KneadleError if stdout took no more."""
        with suppress(queue.Full):
            self._lines.put(None, timeout=LAST_LINES_S)
            self._writer.join(LAST_LINES_S)
        if self._trouble is not None:
            raise self._trouble

    def _write(self) -> None:
        try:
            while (text := self._lines.get()) is not None:
                _put(text)
        except (BrokenPipeError, ValueError):  # ValueError: stdout was closed
            self._gone()
        except KneadleError as trouble:
            self._trouble = trouble
            self._gone()


def _put(text: str) -> None:
    """At once, so that a refusal is met here and not by Python at exit.

    Names and notes come from radios, files and people: here they reach a terminal.
    """
    try:
        print(harmless(text), flush=True)
    except BrokenPipeError:
        _discard_stdout()
        raise
    except OSError as error:
        _discard_stdout()
        raise KneadleError(
            f"The output cannot be written: {error.strerror}.", "Make room, or send it elsewhere."
        ) from error


def speak_any_encoding() -> None:
    """A terminal that knows no ▲ gets a question mark, not the end of the session."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def flush() -> None:
    """What others printed to stdout; quietly nothing when nobody reads it."""
    try:
        sys.stdout.flush()
    except OSError:
        _discard_stdout()


def _discard_stdout() -> None:
    """Python would complain at exit about lines that nobody will read."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        return
    finally:
        os.close(nowhere)
