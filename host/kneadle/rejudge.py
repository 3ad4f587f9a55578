"""One session of a journal, judged by today's detectors under the limits it was recorded with."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kneadle.analyze import Analysis, analyze
from kneadle.changes import Change, changes
from kneadle.detect import limits
from kneadle.journal.read import StoredSession, load
from kneadle.view import Update


@dataclass(frozen=True, slots=True)
class Rejudged:
    """Both verdicts as analyses (docs/files.md). `missing` readings could not be read."""

    session_id: int
    before: dict[str, Any]
    after: dict[str, Any]
    changes: list[Change]
    missing: int


def rejudge(path: Path, session_id: int, watch: Callable[[Update], None] | None = None) -> Rejudged:
    """Nothing is written. Raises JournalError or LimitError."""
    stored = load(path, session_id)
    before = told_then(stored)
    kept = limits.from_json(dict(stored.info.limits))
    after = analyze(stored.messages(), kept, before["trace"]["name"], watch).to_json()
    after["trace"]["missing"] = stored.missing  # a hold that is lost may have been in those
    return Rejudged(session_id, before, after, changes(before, after), stored.missing)


def told_then(stored: StoredSession) -> dict[str, Any]:
    """What the person was told, as an analysis."""
    events = [kept.event for kept in stored.events]
    return Analysis(f"session {stored.info.id}", events).to_json()
