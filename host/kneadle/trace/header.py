"""What the first line of a trace says of the others."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from kneadle.errors import TraceError


@dataclass(frozen=True, slots=True)
class Header:
    """`columns` are the places of `names`: t_s, force_n and, where there is one, gyro_dps."""

    separator: str
    names: tuple[str, ...]
    columns: tuple[int, ...]


def open_text(path: Path) -> TextIO:
    # Bytes that are not text stay in their own cell, and so in their own line.
    return path.open(encoding="utf-8-sig", errors="surrogateescape")


def read_header(path: Path) -> Header:
    with open_text(path) as file:
        line = file.readline()
    if not line:
        raise TraceError(f"{path.name} is empty.", "Record it again, or choose another file.")
    separator = ";" if line.count(";") > line.count(",") else ","
    try:
        cells = [cell.strip() for cell in split(line.strip(), separator)]
    except csv.Error:
        cells = []
    if "t_s" not in cells or "force_n" not in cells:
        raise _headless(path, line)
    names = tuple(name for name in ("t_s", "force_n", "gyro_dps") if name in cells)
    return Header(separator, names, tuple(cells.index(name) for name in names))


def split(line: str, separator: str) -> Sequence[str]:
    """A line is a row, whatever its quotes say: so a torn quote costs no more than its line."""
    if '"' not in line:
        return line.split(separator)
    return next(csv.reader([line], delimiter=separator, strict=True, skipinitialspace=True), [])


def _headless(path: Path, line: str) -> TraceError:
    if not line.strip().replace("\t", " ").isprintable():
        return TraceError(
            f"{path.name} is not a text file.", "A trace is a CSV file in UTF-8: export it as one."
        )
    return TraceError(
        f"{path.name}, line 1: the header {line.strip()[:60]!r} does not name t_s and force_n.",
        "Make t_s,force_n the first line (seconds and newtons; gyro_dps and others may follow).",
    )
