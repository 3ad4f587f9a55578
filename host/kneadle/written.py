"""A file that is there once it is whole: until then the old one stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def written_beside(to: Path) -> Iterator[Path]:
    """Gives the path to write to, in a folder of its own beside `to`: nobody's file is in its way.

    Raises OSError.
    """
    with TemporaryDirectory(
        dir=to.parent, prefix="kneadle-unfinished-", ignore_cleanup_errors=True
    ) as folder:
        new = Path(folder) / to.name
        yield new
        new.replace(to)
