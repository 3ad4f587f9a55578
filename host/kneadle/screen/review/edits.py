"""What a person changes while looking back, and what is said of it."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kneadle.journal import edit
from kneadle.journal.read import SessionRow
from kneadle.screen.review.messages import Changed

NEW_LINE = "↵"  # in a note that is written in one line


def note_line(note: str) -> str:
    return NEW_LINE.join(note.splitlines())


def tags_line(tags: Iterable[str]) -> str:
    """With commas between; a tag with a comma of its own stands in quotes."""
    return ", ".join(map(_quoted, tags))


def tags_in(line: str) -> list[str]:
    """A quote that is never closed goes on to the end."""
    return next(csv.reader([" ".join(line.split())], skipinitialspace=True), [])


@dataclass(frozen=True, slots=True)
class Edits:
    """Each raises JournalError."""

    path: Path

    def note(self, row: SessionRow, line: str) -> Changed:
        """`line` as `note_line` writes it."""
        text = line.replace(NEW_LINE, "\n").strip()
        edit.annotate(self.path, row.id, text)
        return Changed(f"Session {row.id} has {'this note' if text else 'no note'} now.", row.id)

    def tags(self, row: SessionRow, line: str) -> Changed:
        """All that it shall have, as `tags_line` writes it."""
        wanted = {edit.normal(tag) for tag in tags_in(line)} - {""}
        edit.tag(self.path, row.id, wanted - {*row.tags}, {*row.tags} - wanted)
        names = tags_line(sorted(wanted)) or "none"
        return Changed(f"Session {row.id} has the tags: {names}.", row.id)

    def delete(self, row: SessionRow, then: int | None) -> Changed:
        """`then`: the number of the session to look at now."""
        edit.delete(self.path, row.id, datetime.now(UTC))
        return Changed(f"Session {row.id} is deleted. u brings it back.", then)

    def undo(self) -> Changed:
        number = edit.undo(self.path)
        return Changed(f"Session {number} is back.", number)


def _quoted(tag: str) -> str:
    return '"' + tag.replace('"', '""') + '"' if "," in tag or '"' in tag else tag
