"""A file that is there once it is whole: until then the old one stays."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kneadle.errors import KneadleError


@contextmanager
def written_whole(to: Path) -> Iterator[Path]:
    """Gives the path to write to. Raises KneadleError, which names `to`."""
    new = to.with_name(f"{to.name}.new")
    try:
        yield new
        new.replace(to)
    except OSError as error:
        raise KneadleError(
            f"{to} cannot be written ({error.strerror or type(error).__name__}).",
            "Choose another folder, or make room there.",
        ) from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
