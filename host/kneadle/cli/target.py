"""Files that a command writes to: what is there is not written over unasked."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kneadle.errors import KneadleError


def refuse(files: Sequence[Path], *, force: bool) -> None:
    """All are looked at before any is written. Raises KneadleError."""
    for file in files:
        with reached(file):
            _refuse(file, force=force)


def same(one: Path, other: Path) -> bool:
    """Raises KneadleError."""
    with reached(one):
        there = one.exists()
    with reached(other):
        return there and other.exists() and one.samefile(other)


@contextmanager
def reached(file: Path) -> Iterator[None]:
    """Even to ask whether a file is there may fail. Raises KneadleError."""
    try:
        yield
    except OSError as error:
        raise KneadleError(
            f"{file} is out of reach ({error.strerror or type(error).__name__}).",
            "Name another file, or another folder.",
        ) from error


def _refuse(file: Path, *, force: bool) -> None:
    if file.is_dir():
        raise KneadleError(f"{file} is a folder.", "Name a file in it.")
    if not file.exists():
        return
    if not file.is_file():
        raise KneadleError(f"{file} is no ordinary file.", "Name another file.")
    if not force:
        raise KneadleError(f"{file} is there already.", "Name another file, or add --force.")
