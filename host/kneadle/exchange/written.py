"""A file that is there once it is whole: until then the old one stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from kneadle.errors import KneadleError


@contextmanager
def written_whole(to: Path) -> Iterator[Path]:
    """Gives the path to write to. Raises KneadleError, which names `to`."""
    try:
        # A folder of its own, on the same disk: no name in it can be anybody's, and the file
        # comes out with the rights that any new one has, unlike a temporary file.
        with TemporaryDirectory(
            dir=to.parent, prefix=".kneadle-", ignore_cleanup_errors=True
        ) as folder:
            new = Path(folder, to.name)
            yield new
            new.replace(to)
    except OSError as error:
        raise KneadleError(
            f"{to} cannot be written ({error.strerror or type(error).__name__}).",
            "Choose another folder, or make room there.",
        ) from error
