"""A file of whatever kind, to be looked at first and then taken."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from kneadle.errors import TraceError
from kneadle.exchange import from_csv, from_xdf, grip_json, session_zip
from kneadle.exchange.beside import with_what_is_beside
from kneadle.exchange.preview import Preview
from kneadle.exchange.recording import Recording, Said
from kneadle.exchange.table import Watch
from kneadle.exchange.table_import import TableImport
from kneadle.exchange.text import encoding_of, numbered_lines, open_text
from kneadle.exchange.zip_import import ZipImport

LOOKED_AT_BYTES = 16
PARQUET = b"PAR1"


class Import(Protocol):
    preview: Preview

    def keep(self, journal: Path, imported: dict[str, Any], watch: Watch) -> int:
        """The session's number. Raises KneadleError or OSError, and has then kept nothing."""
        ...


def look(path: Path, said: Said) -> Import:
    """By its contents, not by its name. Raises TraceError."""
    with readable(path):
        if not path.is_file():
            raise _no_file(path)
        with path.open("rb") as file:
            head = file.read(LOOKED_AT_BYTES)
        if head.startswith((session_zip.MAGIC, session_zip.EMPTY)):
            return ZipImport(path)
        if head.startswith(PARQUET):
            raise _parquet(path)
        return TableImport(path, _recording(path, head, said), said)


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """While the file is read: a stick may be pulled. Raises TraceError."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise TraceError(
            f"{path} cannot be read ({reason}).", "Check its permissions, and the disk it is on."
        ) from error


def _recording(path: Path, head: bytes, said: Said) -> Recording:
    if head.startswith(from_xdf.MAGIC):
        return from_xdf.recording(path, said)
    if _first_character(path) in ("[", "{"):
        return grip_json.recording(path, said)
    return with_what_is_beside(path, from_csv.recording(path, said), said)


def _first_character(path: Path) -> str:
    with open_text(path, encoding_of(path)) as file:
        first = next(numbered_lines(file, path), (0, ""))
    return first[1].lstrip()[:1]


def _parquet(path: Path) -> TraceError:
    return TraceError(
        f"{path.name} is Parquet, which Kneadle writes for other programs and does not read.",
        "A session comes back whole from its zip: `kneadle export SESSION FILE.zip`.",
    )


def _no_file(path: Path) -> TraceError:
    if path.is_dir():
        return TraceError(f"{path} is a folder.", "Name one file in it.")
    if path.exists():
        return TraceError(f"{path} is no ordinary file.", "Copy what it gives into a file first.")
    return TraceError(f"There is no file {path}.", "Check the name and the folder.")
