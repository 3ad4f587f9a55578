"""The readings of a session as a table, and what the table leaves out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kneadle.events import Quality
from kneadle.exchange.described import described, happened, limits_at_first
from kneadle.exchange.readings import Readings, readings
from kneadle.journal.read import StoredSession
from kneadle.samples import Hello

SCHEMA = "kneadle.table/1"
FORCE, FORCE_RELATIVE = "force_n", "force_rel"
COLUMNS = {
    "time_utc": "ISO 8601: the computer's clock when the session began, plus t_s since the first",
    "t_s": "seconds, device time, rising",
    FORCE: "newtons, calibrated and tared, not smoothed",
    "raw_counts": "what the sensor gave, in the device's own unit",
}
RELATIVE_COLUMNS = {
    (FORCE_RELATIVE if name == FORCE else name): (
        "100 at full scale, since the sensor was not calibrated, or not always; tared, not smoothed"
        if name == FORCE
        else unit
    )
    for name, unit in COLUMNS.items()
}

Watch = Callable[[float], None]  # how much of the work is done, 0 to 1


@dataclass(slots=True)
class LeftOut:
    """`not_used`: readings that came again, too late, or before the device said what it is.

    `missing` readings and `damaged` rows are those that the journal lost.
    """

    not_used: int = 0
    missing: int = 0
    damaged: int = 0

    def note(self, stored: StoredSession) -> None:
        """Once all its messages were read out."""
        self.missing, self.damaged = stored.missing, stored.damaged


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """`time_utc`: (n,) milliseconds."""

    time_utc: NDArray[np.datetime64]
    readings: Readings


def table(stored: StoredSession, left_out: LeftOut, watch: Watch) -> Iterator[Rows]:
    """Those that the pipeline used. Raises JournalError."""
    began = np.datetime64(stored.info.started.astimezone(UTC).replace(tzinfo=None), "ms")
    first_s = _zero_s(stored)
    done = 0
    for block in readings(stored.messages, limits_at_first(stored)):
        used = block.used()
        done += len(block.tick)
        left_out.not_used += len(block.tick) - len(used.tick)
        if len(used.t_s):
            first_s = float(used.t_s[0]) if first_s is None else first_s
            since = np.rint((used.t_s - first_s) * 1000).astype("timedelta64[ms]")
            yield Rows(began + since, used)
        watch(min(1.0, done / max(1, stored.info.readings)))
    left_out.note(stored)


def columns_of(stored: StoredSession) -> dict[str, str]:
    """Names and units. What is not newtons throughout is not called so."""
    told = any(isinstance(e.event, Quality) and e.event.kind == "relative" for e in stored.events)
    relative = told or (stored.info.calibration or {}).get("kind") == "relative"
    return RELATIVE_COLUMNS if relative else COLUMNS


def _zero_s(stored: StoredSession) -> float | None:
    """Where the first readings are lost, the ball's clock began with one of them; else with the
    first that is there."""
    hello = next((word for word in stored.messages() if isinstance(word, Hello)), None)
    return None if hello is None or hello.origin is None else 0.0


def about(stored: StoredSession, left_out: LeftOut) -> dict[str, Any]:
    """What stands beside the table."""
    return {
        "schema": SCHEMA,
        "columns": columns_of(stored),
        "left_out": {
            "not_used": left_out.not_used,
            "missing": left_out.missing,
            "damaged": left_out.damaged,
        },
        "session": described(stored.info),
        "events": [happened(kept) for kept in stored.events],
    }
