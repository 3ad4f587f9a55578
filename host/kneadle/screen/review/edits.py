"""What a person changes while looking back, and what is said of it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kneadle.journal import edit
from kneadle.journal.read import SessionRow
from kneadle.screen.review.messages import Changed


@dataclass(frozen=True, slots=True)
class Edits:
    """Each raises JournalError."""

    path: Path

    def note(self, row: SessionRow, text: str) -> Changed:
        edit.annotate(self.path, row.id, text)
        return Changed(f"Session {row.id} has {'this note' if text else 'no note'} now.", row.id)

    def tags(self, row: SessionRow, text: str) -> Changed:
        """All that it shall have, with commas between."""
        wanted = {edit.normal(tag) for tag in text.split(",")} - {""}
        edit.tag(self.path, row.id, wanted - {*row.tags}, {*row.tags} - wanted)
        names = ", ".join(sorted(wanted)) or "none"
        return Changed(f"Session {row.id} has the tags: {names}.", row.id)

    def delete(self, row: SessionRow, then: int | None) -> Changed:
        """`then`: the number of the session to look at now."""
        edit.delete(self.path, row.id, datetime.now(UTC))
        return Changed(f"Session {row.id} is deleted. u brings it back.", then)

    def undo(self) -> Changed:
        number = edit.undo(self.path)
        return Changed(f"Session {number} is back.", number)
