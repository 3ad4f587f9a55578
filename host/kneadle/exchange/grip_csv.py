"""Grip Connect's CSV: no header, every cell quoted, a packet a line.

received (milliseconds since 1970), sample number, battery, then the raw samples of the device's
zones and as many masses. The masses, in kilograms and tared, are the force; zones add up.
"""

import csv
import math
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from kneadle.errors import TraceError
from kneadle.exchange.cells import cells_of, number
from kneadle.exchange.recording import Recording, Said
from kneadle.exchange.skipped import NO_NUMBER, TOO_FEW, TORN, Skipped
from kneadle.exchange.stamps import GRIP_CONNECT, Packet, spread, stamps_of
from kneadle.exchange.text import LINES_AT_ONCE, numbered_lines, open_text
from kneadle.exchange.units import since_1970
from kneadle.trace.header import split

LEADING = 3  # received, sample number, battery


def recording(path: Path, encoding: str, head: Sequence[str], said: Said) -> Recording | None:
    """None for what Grip Connect did not write. Raises TraceError, OSError."""
    cells = cells_of(head[0], ",")
    if len(cells) <= LEADING or since_1970(number(cells[0]), "ms") is None:
        return None
    zones, odd = divmod(len(cells) - LEADING, 2)
    if odd:
        raise TraceError(
            f"{path.name} looks like Grip Connect's, with {len(cells)} cells a line: which of them"
            " are masses cannot be told.",
            "Download it as JSON there, which names them.",
        )
    packets = partial(_packets, path, encoding, zones)
    stamps = stamps_of(packets(Skipped()))
    return Recording(
        form="Grip Connect CSV",
        device=GRIP_CONNECT,
        unit=said.unit or "kg",
        time=stamps.unit,
        started=stamps.began,
        chunks=lambda skipped: spread(packets(skipped), stamps, LINES_AT_ONCE),
        understood=(
            *_of_zones(zones),
            "Grip Connect's CSV does not say its unit; it writes kg unless it was told otherwise.",
            stamps.words,
        ),
        not_kept=("battery", "raw samples before the tare"),
    )


def _of_zones(zones: int) -> Iterator[str]:
    if zones > 1:
        yield f"The force is the sum of the masses of {zones} zones."


def _packets(path: Path, encoding: str, zones: int, skipped: Skipped) -> Iterator[Packet]:
    with open_text(path, encoding) as file:
        for place, line in numbered_lines(file, path):
            row = _row(line, zones)
            if isinstance(row, str):
                skipped.add(row, place)
            else:
                yield Packet(place, *row)


def _row(line: str, zones: int) -> tuple[float, float, float] | str:
    """Received in ms, sample number and mass, or why not."""
    try:
        cells = split(line, ",")
    except csv.Error:
        return TORN
    if len(cells) < LEADING + 2 * zones:
        return TOO_FEW
    masses = [number(cell) for cell in cells[LEADING + zones : LEADING + 2 * zones]]
    row = number(cells[0]), number(cells[1]), sum(masses)
    return row if all(map(math.isfinite, row)) else NO_NUMBER
