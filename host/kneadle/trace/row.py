"""One line of a trace as numbers, or the reason why not."""

import csv
import math

from kneadle.trace.header import Header, split

# Far past any sensor, and past any date given in seconds since 1970 (in milliseconds it is not).
# Below it microsecond ticks fit 64 bits and squares stay finite.
LARGEST = 1e11


class BadRowError(Exception):
    pass


def numbers(line: str, header: Header, last_t_s: float) -> list[float]:
    try:
        cells = split(line.rstrip("\n"), header.separator)
    except csv.Error as error:
        raise BadRowError("a quote is not closed") from error
    if len(cells) <= max(header.columns):
        raise BadRowError(f"{len(cells)} cells are too few")
    row = [
        _number(cells[column], name)
        for name, column in zip(header.names, header.columns, strict=True)
    ]
    if row[0] <= last_t_s:
        raise BadRowError(f"t_s {row[0]:.12g} does not rise from {last_t_s:.12g}")
    return row


def _number(cell: str, name: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if "_" in cell or not abs(value) <= LARGEST:
        shown = repr(cell.strip()[:40])
        raise BadRowError(f"{name} {shown} is not a number that a sensor could give")
    return value
