"""How many holds of each session counted, as it was told then."""

from collections.abc import Mapping
from pathlib import Path

from kneadle.journal.store import reading

_COUNTED = """SELECT session_id, count(*) AS holds FROM event
              WHERE name = 'hold_ended' AND json_valid(body)
              AND json_extract(body, '$.credited') IS TRUE GROUP BY session_id"""


def counted(path: Path) -> Mapping[int, int]:
    """By the session's number; one of which no hold counted is not there. Raises JournalError."""
    with reading(path) as db:
        return {row["session_id"]: row["holds"] for row in db.execute(_COUNTED)}
