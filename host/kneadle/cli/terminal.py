"""The terminal that Textual draws on, which may be closed at any moment."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


@contextmanager
def that_may_close() -> Iterator[None]:
    """What is drawn on a closed terminal is lost, and no trouble.

    Textual draws from a thread, which would die of it; the event loop would then wait for that
    thread for ever, with the ball still connected.
    """
    before = sys.__stderr__
    assert before is not None, "there is no screen without one"
    drawn = io.BufferedWriter(_Closing(before.fileno(), "w", closefd=False))
    sys.__stderr__ = io.TextIOWrapper(  # type: ignore[misc]  # where Textual looks for it
        drawn, encoding=before.encoding, errors=before.errors
    )
    try:
        yield
    finally:
        sys.__stderr__ = before  # type: ignore[misc]


class _Closing(io.FileIO):
    def write(self, data: "ReadableBuffer", /) -> int:
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes
