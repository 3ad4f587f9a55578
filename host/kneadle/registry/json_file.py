"""One value in one file: whole, or as it was before."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from kneadle.registry import trouble
from kneadle.registry.document import Document, NewerError
from kneadle.registry.lock import locked

T = TypeVar("T")

BUSY_S = 5.0


@dataclass(frozen=True, slots=True)
class JsonFile(Generic[T]):
    """`empty` is what it says before it is there.

    A file that cannot be understood is refused, and never written over.
    """

    path: Path
    document: Document[T]
    empty: T

    def read(self) -> T:
        """Raises KneadleError."""
        with trouble.explained(self.path):
            try:
                data = self.path.read_bytes()
            except FileNotFoundError:
                return self.empty
        try:
            return self.document.read(data)
        except NewerError as error:
            raise trouble.newer(self.path) from error
        except ValueError as error:
            raise trouble.damaged(self.path, str(error)) from error

    def update(self, change: Callable[[T], T]) -> T:
        """Change what the file says now, alone: another program's news are not lost.

        Waits some seconds for one that is writing. Raises KneadleError, and has then changed
        nothing.
        """
        place = self.path.resolve()  # a link stays a link
        with trouble.explained(self.path), locked(place, BUSY_S):
            before = self.read()
            after = change(before)
            if after != before:
                _replace(place, self.document.write(after))
            return after


def _replace(path: Path, text: str) -> None:
    """The old file or the new one, never half of it, even when the power fails."""
    new = path.with_name(path.name + ".new")
    try:
        with new.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
