"""What went wrong with a file of the registry, and what the person can do about it."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kneadle.errors import KneadleError
from kneadle.registry.lock import taken

ELSEWHERE = "or let KNEADLE_DEVICES name a file elsewhere."

_FULL = ("The disk that holds {path} is full.", "Free some space on it, " + ELSEWHERE)
_READ_ONLY = (
    "{path} is out of reach: the disk is read-only or the permissions forbid it.",
    "Change the permissions of the file and its folder, " + ELSEWHERE,
)
_FOLDER = ("{path} is a folder, where a file belongs.", "Move it away, " + ELSEWHERE)
_IN_THE_WAY = (
    "The folder of {path} cannot be made: a file is in its place.",
    "Move that file away, " + ELSEWHERE,
)
_LOCKED = ("Another program keeps {path} locked.", "Try again when it has finished.")
_UNKNOWN = (
    "The disk refuses {path} ({error}).",
    "Check the disk and its cable, " + ELSEWHERE,
)

_OF_THE_SYSTEM = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EISDIR: _FOLDER,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EEXIST: _IN_THE_WAY,
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raises KneadleError for what the disk or the lock refuses."""
    try:
        yield
    except OSError as error:
        what, do = _OF_THE_SYSTEM.get(error.errno or 0, _UNKNOWN)
        words = error.strerror or type(error).__name__
        raise KneadleError(what.format(path=path, error=words), do) from error
    except sqlite3.Error as error:
        what, do = _LOCKED if taken(error) else _UNKNOWN
        raise KneadleError(what.format(path=path, error=error), do) from error


def damaged(path: Path, reason: str) -> KneadleError:
    return KneadleError(
        f"{path} is damaged: {reason}.",
        "Correct it, or move it away to begin a new one; nothing in it was changed.",
    )


def newer(path: Path) -> KneadleError:
    return KneadleError(
        f"{path} was written by a newer Kneadle, and nothing in it was changed.",
        "Update Kneadle, " + ELSEWHERE,
    )
