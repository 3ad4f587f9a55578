"""A file that is there once it is whole: until then the old one stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from kneadle.errors import KneadleError


@contextmanager
def written_beside(to: Path) -> Iterator[Path]:
    """Gives the path to write to, in a folder of its own beside `to`: nobody's file is in its way.

    Unlike a temporary file, it comes out with the rights that any new one has. Raises OSError.
    """
    with TemporaryDirectory(
        dir=to.parent, prefix="kneadle-unfinished-", ignore_cleanup_errors=True
    ) as folder:
        new = Path(folder) / to.name
        yield new
        new.replace(to)


@contextmanager
def written_whole(to: Path) -> Iterator[Path]:
    """The same for whoever only says what went wrong. Raises KneadleError, which names `to`."""
    try:
        with written_beside(to) as new:
            yield new
    except OSError as error:
        raise KneadleError(
            f"{to} cannot be written ({error.strerror or type(error).__name__}).",
            "Choose another folder, or make room there.",
        ) from error
