"""What a session that was imported keeps from where it was recorded. Raises JournalError."""

from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from kneadle.journal import message_json
from kneadle.journal.rows import utc_text
from kneadle.journal.store import explained, open_for_writing

_AS_IT_WAS = "UPDATE session SET ended_utc = ?, end_reason = ?, summary = ? WHERE id = ?"


def settle(
    path: Path,
    session_id: int,
    *,
    ended: datetime | None,
    end_reason: str | None,
    summary: Mapping[str, Any],
) -> None:
    """In the place of what its writer said of the end: it only knows when the import ended."""
    ended_utc = utc_text(ended) if ended else None
    row = (ended_utc, end_reason, message_json.dumps(dict(summary)), session_id)
    with explained(path), closing(open_for_writing(path)) as db:
        db.execute(_AS_IT_WAS, row)
