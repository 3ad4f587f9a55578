"""Sessions for a journal, without a ball."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from kneadle.coach.told import Chosen, Loaded, Noted, Told
from kneadle.events import Event
from kneadle.journal.write import JournalWriter, open_session
from kneadle.samples import Hello, Identity, Samples

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LONG_S = 3600.0  # between flushes: only the test flushes


def begin(path: Path, started: datetime = NOON) -> JournalWriter:
    return open_session(
        path,
        kind="live",
        program_version="0.1.0",
        limits={"ceiling_n": 80.0},
        started=started,
        flush_s=LONG_S,
    )


def keep(
    path: Path,
    *,
    started: datetime = NOON,
    events: Iterable[Event] = (),
    device: str = "ball-7",
    seconds: int = 1,
    summary: Mapping[str, Any] | None = None,
) -> int:
    """Its number."""
    writer = begin(path, started)
    writer.keep(Hello(device, "newtons", 100.0, 100.0, Identity()))
    for number in range(seconds):
        writer.keep(second(number))
        writer.flush()
    for event in events:
        writer.event(event, started)
    counted = {"t_s": float(seconds), "holds": 0, "warnings": 0}
    writer.close("ended", {**counted, **(summary or {})})
    return writer.session_id


def second(number: int) -> Samples:
    return Samples(np.arange(100) + 100 * number, np.full(100, float(number)))


def worked(muscle: str, side: str, loaded_s: float = 30.0) -> tuple[Told, ...]:
    at = NOON.isoformat()
    return (
        Chosen(rule="1", at=at, muscle=muscle, side=side, point=1, ceiling_n=60.0),
        Loaded(rule="1", at=at, muscle=muscle, side=side, loaded_s=loaded_s),
    )


def noted(text: str) -> Told:
    return Noted(rule="1", at=NOON.isoformat(), text=text)
