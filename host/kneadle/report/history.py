"""What trends are made of: every visit of every session, at hand for the next time.

To judge the events of thousands of sessions takes a minute, and what was told in a session that is
over never changes. So its visits are kept in a file beside the journal, which may be deleted at
any time and is of no use to anybody else.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kneadle import program_version
from kneadle.errors import JournalError
from kneadle.journal.read import SessionRow, list_sessions, load
from kneadle.journal.store import open_for_writing
from kneadle.report.content import NOT_MINE, Watch, ceiling_n
from kneadle.review.session import session
from kneadle.review.visit import Visit, from_json, to_json, visits

SCHEMA = "kneadle.visits/3"
FEW = 100  # sessions, judged in less than a second


@dataclass(frozen=True, slots=True)
class History:
    """`sessions` and `imported` count those from `since` on; imported ones are left aside."""

    sessions: int
    imported: int
    made_up: int
    visits: tuple[Visit, ...]


def history(path: Path, since: date | None, until: date, watch: Watch) -> History:
    """Both days included. Raises JournalError."""
    rows = list_sessions(path)
    known = _Known(beside(path))
    wanted = [row for row in rows if (since or date.min) <= row.started.date() <= until]
    mine = [row for row in wanted if row.kind != NOT_MINE]
    found: list[Visit] = []
    for done, row in enumerate(mine, 1):
        seen = known.of(row)
        found += known.learn(row, _judged(path, row)) if seen is None else seen
        watch(done / len(mine))
    known.keep(rows)
    made_up = sum(row.kind == "demo" for row in mine)
    return History(len(mine), len(wanted) - len(mine), made_up, tuple(found))


def learn(path: Path) -> None:
    """What ended just now, so that trends need not judge it. Many at once are left to them."""
    if not path.exists():
        return
    # Who only reads leaves -wal and -shm behind, unless a writer closes the journal after it.
    with suppress(JournalError), closing(open_for_writing(path)):
        rows, known = list_sessions(path), _Known(beside(path))
        new = [row for row in rows if row.kind != NOT_MINE and row.ended and known.of(row) is None]
        if len(new) <= FEW:
            for row in new:
                known.learn(row, _judged(path, row))
            known.keep(rows)


def beside(journal: Path) -> Path:
    return journal.with_name(f"{journal.name}-visits.json")


def forget(journal: Path) -> None:
    """Nothing of a purged session stays."""
    with suppress(OSError):
        beside(journal).unlink(missing_ok=True)


def _judged(path: Path, row: SessionRow) -> list[Visit]:
    events = [each.event for each in load(path, row.id).events]
    return list(visits(session(events, ceiling_n(row)), row.started.date()))


class _Known:
    """A file that is missing, damaged or of another version knows nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._changed = False
        self._kept: dict[str, Any] = {}
        with suppress(OSError, ValueError, KeyError, TypeError):
            data = json.loads(path.read_text(encoding="utf-8"))
            if (data["schema"], data["program_version"]) == (SCHEMA, program_version()):
                self._kept = dict(data["sessions"])

    def of(self, row: SessionRow) -> list[Visit] | None:
        """None where it must be judged."""
        with suppress(ValueError, KeyError, TypeError):
            kept = self._kept[str(row.id)]
            if kept["session"] == _name(row):
                return [from_json(each) for each in kept["visits"]]
        return None

    def learn(self, row: SessionRow, seen: Sequence[Visit]) -> Sequence[Visit]:
        """One that still runs, or was killed, is looked at anew each time."""
        if row.ended is not None:
            body = [to_json(each) for each in seen]
            self._kept[str(row.id)] = {"session": _name(row), "visits": body}
            self._changed = True
        return seen

    def keep(self, rows: Sequence[SessionRow]) -> None:
        """Of sessions that are still there. A folder that takes no file is no trouble."""
        there = {str(row.id) for row in rows}
        kept = dict(_of_those(self._kept, there))
        if not self._changed and len(kept) == len(self._kept):
            return
        data = {"schema": SCHEMA, "program_version": program_version(), "sessions": kept}
        new = self._path.with_name(self._path.name + ".new")
        with suppress(OSError):
            new.write_text(json.dumps(data), encoding="utf-8")
            new.replace(self._path)


def _of_those(kept: Mapping[str, Any], there: set[str]) -> Iterator[tuple[str, Any]]:
    return ((number, each) for number, each in kept.items() if number in there)


def _name(row: SessionRow) -> str:
    """Another journal in the same place has other sessions under these numbers."""
    return f"{row.started.isoformat()} {row.ended and row.ended.isoformat()} {row.readings}"
