"""How many holds of each session count, for a list of them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kneadle.errors import JournalError
from kneadle.events import Event
from kneadle.journal.counted import tallies
from kneadle.journal.read import SessionRow, load
from kneadle.review.holds import holds


def counted_in(events: Iterable[Event]) -> int:
    return sum(hold.counts for hold in holds(events))


def counted(path: Path, sessions: Iterable[SessionRow]) -> Mapping[int, int]:
    """By the session's number; one without a hold is not there. Raises JournalError."""
    wanted = {row.id for row in sessions}
    return {
        each.session_id: each.counted if each.plain else _judged(path, each.session_id)
        for each in [*tallies(path)]
        if each.session_id in wanted
    }


def _judged(path: Path, session_id: int) -> int:
    try:
        return counted_in(kept.event for kept in load(path, session_id).events)
    except JournalError:  # one that cannot be read is in no list, and must not hide the others
        return 0
