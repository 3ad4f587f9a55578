"""What the coach remembers: from the journal and the files, for a session that begins now."""

from datetime import datetime

from kneadle.coach.history import REMEMBERED, History
from kneadle.coach.session import Step, begin
from kneadle.coach.site import Site
from kneadle.coach.state import Ceiling
from kneadle.journal.memory import coach_events
from kneadle.journal.where import journal_path
from kneadle.registry.file import ceilings


def begun(wish: Site | None) -> Step:
    """From all that the journal remembers. Raises JournalError: without memory no limit holds."""
    return begin(history(), datetime.now().astimezone(), ceilings=measured(), wish=wish)


def history() -> History:
    """Raises JournalError."""
    return History.from_events(coach_events(journal_path(), REMEMBERED))


def measured() -> list[Ceiling]:
    """Raises KneadleError."""
    return [
        Ceiling(Site(each.muscle, each.side), each.ceiling_n, each.measured_utc)
        for each in ceilings().read().latest()
    ]
