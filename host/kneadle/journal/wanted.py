"""Which sessions somebody looks for: by day, site, device, tag and words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kneadle.coach.told import Noted
from kneadle.journal.edit import normal
from kneadle.journal.read import SessionRow, Worked, events_named, list_sessions


@dataclass(frozen=True, slots=True)
class Wanted:
    """None or empty: whatever it is. Days are those of the place where the session was."""

    since: date | None = None
    until: date | None = None  # that day too
    muscle: str | None = None
    side: str | None = None
    device: str | None = None
    tag: str | None = None
    words: Sequence[str] = ()

    def fits(self, row: SessionRow, notes: Sequence[str] = ()) -> bool:
        """`notes` are what the person said to the coach in that session."""
        return (
            (self.since is None or self.since <= row.started.date())
            and (self.until is None or row.started.date() <= self.until)
            and (self.device is None or self.device.casefold() in row.device.casefold())
            and (self.tag is None or normal(self.tag) in row.tags)
            and self._worked(row.worked)
            and self._says(" ".join((row.note, *row.tags, *notes)).casefold())
        )

    def _worked(self, worked: Sequence[Worked]) -> bool:
        """Muscle and side of one site: left piriformis is not left medius and right piriformis."""
        if self.muscle is None and self.side is None:
            return True
        return any(
            self.muscle in (None, site.muscle) and self.side in (None, site.side) for site in worked
        )

    def _says(self, text: str) -> bool:
        return all(word.casefold() in text for word in self.words)


def find(path: Path, wanted: Wanted) -> list[SessionRow]:
    """Oldest first. Raises JournalError."""
    notes = _notes(path) if wanted.words else {}
    return [row for row in list_sessions(path) if wanted.fits(row, notes.get(row.id, ()))]


def _notes(path: Path) -> dict[int, list[str]]:
    notes: dict[int, list[str]] = defaultdict(list)
    for session_id, kept in events_named(path, (Noted.name,)):
        if isinstance(kept.event, Noted):
            notes[session_id].append(str(kept.event.text))
    return notes
