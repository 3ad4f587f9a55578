"""Lines of a table as numbers: many at once where they are clean, one by one where they are not."""

import csv
import math
import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from kneadle.exchange.recording import Chunk
from kneadle.exchange.skipped import NO_NUMBER, TOO_FEW, TOO_MANY, TORN, Skipped
from kneadle.samples import Floats
from kneadle.trace.header import split

SEPARATORS = ";\t,"
DECIMAL_COMMA = re.compile(r"\s*[+-]?\d+,\d+\s*")

ReadTime = Callable[[str], float]  # NaN for what is none

Numbered = Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Cells:
    """How rows are cut. `most` is None where the first line does not say how many cells."""

    separator: str
    decimal_comma: bool
    time_at: int
    force_at: int
    most: int | None
    read_time: ReadTime | None = None  # None: it is a number

    def read(self, lines: Numbered, skipped: Skipped) -> Chunk:
        place = np.array([number for number, _ in lines], dtype=np.int64)
        both = None if self.read_time else self._fast([line for _, line in lines])
        if both is None:
            return self._carefully(lines, skipped)
        return Chunk(place, both[:, 0], both[:, 1])

    def _fast(self, lines: list[str]) -> Floats | None:
        """None where a row is bad, or a torn quote would swallow the next."""
        if self.most and any(line.count(self.separator) >= self.most for line in lines):
            return None
        if self.decimal_comma:
            lines = [line.replace(",", ".") for line in lines]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "input contained no data"
            try:
                both = np.loadtxt(
                    lines,
                    delimiter=self.separator,
                    comments=None,
                    quotechar='"',
                    usecols=(self.time_at, self.force_at),
                    ndmin=2,
                )
            except ValueError:
                return None
        return both if len(both) == len(lines) else None

    def _carefully(self, lines: Numbered, skipped: Skipped) -> Chunk:
        kept: list[tuple[int, float, float]] = []
        for number, line in lines:
            row = self._row(line)
            if isinstance(row, str):
                skipped.add(row, number)
            else:
                kept.append((number, *row))
        place, time, force = np.array(kept, dtype=np.float64).reshape(-1, 3).T
        return Chunk(place.astype(np.int64), time, force)

    def _row(self, line: str) -> tuple[float, float] | str:
        """Time and force, or why not."""
        try:
            cells = split(line, self.separator)
        except csv.Error:
            return TORN
        if len(cells) <= max(self.time_at, self.force_at):
            return TOO_FEW
        if self.most and any(cell.strip() for cell in cells[self.most :]):
            return TOO_MANY
        read_time = self.read_time or self._number
        row = read_time(cells[self.time_at]), self._number(cells[self.force_at])
        return NO_NUMBER if math.isnan(row[0]) or math.isnan(row[1]) else row

    def _number(self, cell: str) -> float:
        """NaN for what is none."""
        return number(cell.replace(",", ".") if self.decimal_comma else cell)


def number(cell: str) -> float:
    """NaN for what is none; Python's own 1_000 is none."""
    try:
        return math.nan if "_" in cell else float(cell)
    except ValueError:
        return math.nan


def separator_of(line: str) -> str:
    """The one that is there most often; in doubt the first."""
    return max(SEPARATORS, key=line.count)


def cells_of(line: str, separator: str) -> list[str]:
    """All in one where a quote is torn."""
    try:
        return [cell.strip() for cell in split(line.strip(), separator)]
    except csv.Error:
        return [line]
