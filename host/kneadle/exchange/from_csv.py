"""A CSV with a first line that names its columns, as any program may have written it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path

from kneadle.errors import TraceError
from kneadle.exchange import grip_csv
from kneadle.exchange.cells import DECIMAL_COMMA, Cells, cells_of, number, separator_of
from kneadle.exchange.columns import Columns, columns
from kneadle.exchange.csv_words import understood
from kneadle.exchange.recording import Chunk, Recording, Said
from kneadle.exchange.relative import without_unit
from kneadle.exchange.skipped import Skipped
from kneadle.exchange.table import FORCE_RELATIVE
from kneadle.exchange.text import LINES_AT_ONCE, encoding_of, numbered_lines, open_text

LOOKED_AT_LINES = 50
COMMENT = "#"


def recording(path: Path, said: Said) -> Recording:
    """Raises TraceError, OSError."""
    encoding = encoding_of(path)
    head = [line for _, line in islice(_rows(path, encoding), LOOKED_AT_LINES)]
    if not head:
        raise TraceError(f"{path.name} is empty.", "Record it again, or choose another file.")
    separator = separator_of(head[0])
    names = cells_of(head[0], separator)
    if _all_numbers(names):
        return grip_csv.recording(path, encoding, head, said) or _refuse_headless(path, names)
    chosen = columns(names, said.column, path)
    _refuse_decimal_commas(path, separator, len(names), head[1:])
    cells = _how(separator, names, chosen, head[1:])
    read = partial(_chunks, path, encoding, cells)
    made = Recording(
        form="CSV with a header",
        device=path.stem,
        unit=said.unit or chosen.unit,
        time="s" if cells.read_time else said.time or chosen.time,
        chunks=read,
        understood=tuple(understood(encoding, names, chosen, cells, said)),
        not_kept=tuple(
            f"column {name}"
            for at, name in enumerate(names)
            if at not in (chosen.time_at, chosen.force_at) and name
        ),
        columns=tuple(names),
    )
    made = replace(made, started=_dated(names, chosen, head[1:], separator))
    relative = names[chosen.force_at] == FORCE_RELATIVE
    return without_unit(made, path, said) if relative else made


def rows_of(path: Path, encoding: str, first: int) -> Iterator[list[tuple[int, str]]]:
    """Lines with their numbers, some at a time, from the `first` row (0) on."""
    rows = islice(_rows(path, encoding), first, None)
    while lines := list(islice(rows, LINES_AT_ONCE)):
        yield lines


def _rows(path: Path, encoding: str) -> Iterator[tuple[int, str]]:
    with open_text(path, encoding) as file:
        for place, line in numbered_lines(file, path):
            if not line.lstrip().startswith(COMMENT):
                yield place, line


def _chunks(path: Path, encoding: str, cells: Cells, skipped: Skipped) -> Iterator[Chunk]:
    for lines in rows_of(path, encoding, first=1):
        yield cells.read(lines, skipped)


def _all_numbers(names: Sequence[str]) -> bool:
    return all(not math.isnan(number(name.replace(",", "."))) for name in names)


def _how(separator: str, names: Sequence[str], chosen: Columns, body: Sequence[str]) -> Cells:
    cells = Cells(separator, False, chosen.time_at, chosen.force_at, len(names))
    rows = [row for line in body if len(row := cells_of(line, separator)) == len(names)]
    if separator != ",":
        both = [row[at] for row in rows for at in (chosen.time_at, chosen.force_at)]
        commas = any(DECIMAL_COMMA.fullmatch(cell) for cell in both)
        cells = replace(cells, decimal_comma=commas)
    if any(math.isnan(number(row[chosen.time_at])) and moment(row[chosen.time_at]) for row in rows):
        return replace(cells, read_time=_since_1970)
    return cells


def moment(cell: str) -> datetime | None:
    """A date and a time, in this computer's zone where it names none."""
    try:
        return datetime.fromisoformat(cell.strip()).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _since_1970(cell: str) -> float:
    there = moment(cell)
    return math.nan if there is None else there.timestamp()


def _dated(
    names: Sequence[str], chosen: Columns, body: Sequence[str], separator: str
) -> datetime | None:
    """When the first row was, by another column with dates: as in Kneadle's own CSV."""
    first = cells_of(body[0], separator) if body else []
    for at, name in enumerate(names[: len(first)]):
        dated = at != chosen.time_at and "time" in name.lower() and "-" in first[at]
        if dated and (there := moment(first[at])):
            return there
    return None


def _refuse_decimal_commas(path: Path, separator: str, wide: int, body: Sequence[str]) -> None:
    """Every row has more cells than the first line names: 0,1,2,5 may be 0.1 and 2.5."""
    rows = [cells_of(line, separator) for line in body]
    if separator == "," and rows and all(any(row[wide:]) for row in rows):
        raise TraceError(
            f"{path.name}: every row has more cells than the first line has names, as decimal"
            " commas make it.",
            "Decimal commas need semicolons between the columns: write it so, or with decimal"
            " points.",
        )


def _refuse_headless(path: Path, names: Sequence[str]) -> Recording:
    raise TraceError(
        f"{path.name} has no line that names its columns; it begins with {', '.join(names[:6])}.",
        "Write one above it, such as time_ms,force_kg.",
    )
