"""Text in whatever encoding it was written, line by line, in memory that does not grow."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_LE, getincrementaldecoder
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from kneadle.errors import TraceError

LOOKED_AT_BYTES = 4096
MOST_LINE = 1 << 16  # characters; a row of a table has a few hundred at most
LINES_AT_ONCE = 16384
_NO_TEXT = bytes({*range(9), *range(14, 32)} - {27})


def encoding_of(path: Path) -> str:
    """Raises TraceError for what is no text."""
    with path.open("rb") as file:
        head = file.read(LOOKED_AT_BYTES)
    if head.startswith(BOM_UTF8):
        return "utf-8-sig"
    if head.startswith(BOM_UTF32_LE):
        return "utf-32"
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    if half := _utf16_without_a_mark(head):
        return half
    if head.translate(None, _NO_TEXT) != head:
        raise not_text(path)
    return "utf-8" if _is_utf8(head) else "latin-1"


def open_text(path: Path, encoding: str) -> TextIO:
    """Bytes that are no text stay in their own cell, and so in their own line."""
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    return path.open(encoding=encoding, errors=errors)


def numbered_lines(file: TextIO, path: Path) -> Iterator[tuple[int, str]]:
    """From 1, without line ends; blank ones are left out. Raises TraceError."""
    number = 0
    while line := file.readline(MOST_LINE):
        number += 1
        if len(line) == MOST_LINE:
            raise TraceError(
                f"{path.name}, line {number} is longer than {MOST_LINE} characters: no row of a"
                " table is.",
                "Choose another file.",
            )
        if line.strip():
            yield number, line.rstrip("\r\n")


def not_text(path: Path) -> TraceError:
    return TraceError(
        f"{path.name} is neither text nor any other file that Kneadle imports.",
        "It imports a session's .zip, CSV, Grip Connect's CSV and JSON, and .xdf.",
    )


def _utf16_without_a_mark(head: bytes) -> str | None:
    """Every other byte of plain letters and digits is zero."""
    pairs = len(head) // 2
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if pairs >= 4 and zeros.count(0) > 0.7 * pairs:
            return encoding
    return None


def _is_utf8(head: bytes) -> bool:
    try:
        getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True
