"""A session as a CSV that needs no options to be read, and what else is known as JSON beside it."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from kneadle.exchange.described import plain_json
from kneadle.exchange.table import LeftOut, Rows, Watch, about, columns_of, table
from kneadle.journal.read import StoredSession
from kneadle.samples import Floats
from kneadle.written import written_whole


def beside(to: Path) -> Path:
    """What session-12.csv cannot say stands in session-12.about.json."""
    return to.with_suffix(".about.json")


def write(stored: StoredSession, to: Path, watch: Watch) -> LeftOut:
    """Raises KneadleError, JournalError."""
    left_out = LeftOut()
    with written_whole(to) as new, new.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(columns_of(stored)) + "\n")
        for rows in table(stored, left_out, watch):
            file.writelines(_lines(rows))
    with written_whole(beside(to)) as new:
        new.write_text(plain_json(about(stored, left_out)) + "\n", encoding="utf-8")
    return left_out


def _lines(rows: Rows) -> Iterator[str]:
    used = rows.readings
    times = np.datetime_as_string(rows.time_utc, unit="ms").tolist()
    numbers = zip(used.t_s.tolist(), used.force_n.tolist(), strict=True)
    for time, (t_s, force_n), raw in zip(times, numbers, _counts(used.raw), strict=True):
        yield f"{time}Z,{t_s:.6f},{_number(force_n)},{raw}\n"


def _counts(raw: Floats) -> list[str]:
    """Counts are whole numbers, and are written as such."""
    if np.all(np.abs(raw) < 2**53) and np.array_equal(raw, np.rint(raw)):
        return [str(count) for count in raw.astype(np.int64).tolist()]
    return [str(value) if np.isfinite(value) else "" for value in raw.tolist()]


def _number(value: float) -> str:
    """Nothing where there is none: it is what every program takes for a missing number."""
    return f"{value:.7g}" if np.isfinite(value) else ""
