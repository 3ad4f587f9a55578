"""Reading a trace: in bulk where it is clean, line by line where it is not."""

import warnings
from array import array
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kneadle.errors import TraceError
from kneadle.samples import Floats
from kneadle.trace.header import Header, open_text, read_header
from kneadle.trace.row import LARGEST, BadRowError, numbers


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """All arrays (n,), n >= 2; t_s rises. `skipped_rows` is 0 unless read leniently."""

    name: str
    t_s: Floats
    force_n: Floats
    gyro_dps: Floats | None
    skipped_rows: int


def read(path: Path, *, lenient: bool = False) -> Trace:
    """`lenient` skips bad rows and counts them. Raises TraceError, which names the line."""
    try:
        header = read_header(path)
        rows, skipped = _read_fast(path, header), 0
        if rows is None:
            rows, skipped = _read_carefully(path, header, lenient)
    except OSError as error:
        raise _unreachable(path, error) from error
    if len(rows) < 2:
        raise TraceError(
            f"{path.name} holds fewer than two rows of numbers.",
            "Check that the recording was not cut short.",
        )
    t_s, force_n, *gyro_dps = (np.ascontiguousarray(column) for column in rows.T)
    return Trace(path.stem, t_s, force_n, gyro_dps[0] if gyro_dps else None, skipped)


def _read_fast(path: Path, header: Header) -> Floats | None:
    """None where a row is bad, or quoted: numpy would let a torn quote swallow other lines."""
    if _has_quotes(path):
        return None
    with open_text(path) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "input contained no data"
        file.readline()
        try:
            rows = np.loadtxt(
                file,
                delimiter=header.separator,
                comments=None,
                usecols=header.columns,
                ndmin=2,
            )
        except ValueError:
            return None
    sound = np.abs(rows).max(initial=0.0) <= LARGEST and np.all(np.diff(rows[:, 0]) > 0)
    return rows if sound else None


def _has_quotes(path: Path) -> bool:
    with path.open("rb") as file:
        return any(b'"' in chunk for chunk in iter(lambda: file.read(1 << 20), b""))


def _read_carefully(path: Path, header: Header, lenient: bool) -> tuple[Floats, int]:
    """Row by row. Raises TraceError at the first bad one, or counts them."""
    kept = array("d")
    skipped = 0
    last_t_s = -np.inf
    with open_text(path) as file:
        file.readline()
        for number, line in enumerate(file, start=2):
            if not line.strip():
                continue
            try:
                row = numbers(line, header, last_t_s)
            except BadRowError as bad:
                if not lenient:
                    raise _at_line(path, number, bad) from bad
                skipped += 1
            else:
                kept.extend(row)
                last_t_s = row[0]
    return np.array(kept).reshape(-1, len(header.columns)), skipped


def _at_line(path: Path, number: int, bad: BadRowError) -> TraceError:
    return TraceError(
        f"{path.name}, line {number}: {bad}.",
        "Mend that line (decimal point, no units, time in seconds and rising), "
        "or skip bad rows with --lenient.",
    )


def _unreachable(path: Path, error: OSError) -> TraceError:
    match error:
        case FileNotFoundError():
            return TraceError(f"There is no file {path}.", "Check the name and the folder.")
        case IsADirectoryError():
            return TraceError(f"{path} is a folder.", "Name one CSV file in it.")
        case PermissionError():
            return TraceError(f"{path} may not be read.", "Change its permissions.")
        case _:
            reason = error.strerror or type(error).__name__
            return TraceError(f"{path} cannot be read ({reason}).", "Check the disk it is on.")
