"""What an import would bring, said before anything is written."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

SCHEMA = "kneadle.import/1"


@dataclass(frozen=True, slots=True)
class Preview:
    """`started_by` says where `started` is from. `to_say` are options that must be given first.

    `twice_of` is the session that holds the same already. `events`, `note`, `tags`
    and `missing`, the readings that were lost before it was made, are a zip's. Where `unit` is
    rel, `lowest_n` and `highest_n` are hundredths of full scale.
    """

    file: str
    form: str
    device: str
    started: datetime | None
    started_by: str
    duration_s: float | None
    readings: int
    rate_hz: float | None
    unit: str | None
    time: str | None
    lowest_n: float | None = None
    highest_n: float | None = None
    events: int | None = None
    missing: int = 0
    note: str = ""
    tags: tuple[str, ...] = ()
    understood: tuple[str, ...] = ()
    skipped: tuple[tuple[str, int, int], ...] = ()  # why, how many, where the first is
    not_kept: tuple[str, ...] = ()
    to_say: tuple[str, ...] = ()
    twice_of: int | None = None

    def to_json(self) -> dict[str, Any]:
        skipped = [{"why": why, "rows": rows, "first": first} for why, rows, first in self.skipped]
        started = self.started.isoformat() if self.started else None
        return {"schema": SCHEMA, **asdict(self), "started": started, "skipped": skipped}
