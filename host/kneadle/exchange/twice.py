"""Whether a file was imported before."""

import hashlib
from pathlib import Path
from typing import Any

from kneadle.exchange.preview import Preview
from kneadle.exchange.recording import Said
from kneadle.journal.read import SessionRow, list_sessions


def imported_from(path: Path, preview: Preview, said: Said) -> dict[str, Any]:
    """What the session will say of where it is from. Raises OSError."""
    return {
        "file": path.name,
        "sha256": _digest(path),
        "form": preview.form,
        "column": said.column,
        "skipped": sum(rows for _, rows, _ in preview.skipped),
    }


def twice_of(journal: Path, preview: Preview, imported: dict[str, Any]) -> int | None:
    """The session of the same file, or the same session itself, which began that millisecond.

    Raises JournalError.
    """
    if not journal.exists() or not journal.stat().st_size:
        return None
    same = (row.id for row in list_sessions(journal) if _same(row, preview, imported))
    return next(same, None)


def _same(row: SessionRow, preview: Preview, imported: dict[str, Any]) -> bool:
    before = (row.summary.stored or {}).get("imported")
    if isinstance(before, dict):
        names = ("sha256", "column")
        if all(before.get(name) == imported[name] for name in names):
            return True
    if preview.events is None or preview.started is None:  # no session of Kneadle
        return False
    there = preview.readings + preview.missing
    began = abs((row.started - preview.started).total_seconds()) < 0.001
    return began and (row.device, row.readings) == (preview.device, there)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
