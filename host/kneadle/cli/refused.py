"""A session that ended before it needed a ball, as "one a day is enough" does."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from kneadle import program_version
from kneadle.cli.output import say
from kneadle.coach.sentences import sentence
from kneadle.coach.told import Refused, Told
from kneadle.events import to_json
from kneadle.journal.write import open_session


def refused(told: Sequence[Told], journal: Path, *, as_json: bool) -> int:
    """Said, then kept with its rule.

    Raises JournalError, after the words: they hold all the same, but what could not be kept is
    trouble that will come back with the next session, so the exit code says so.
    """
    for event in told:
        if as_json:
            say(json.dumps(to_json(event)))
        elif isinstance(event, Refused):
            say(sentence(event) or "")
    _keep(told, journal)
    return 0


def _keep(told: Sequence[Told], journal: Path) -> None:
    now = datetime.now().astimezone()
    writer = open_session(
        journal, kind="live", program_version=program_version(), limits={}, started=now
    )
    for event in told:
        writer.event(event, datetime.now(UTC))
    writer.close("refused", {})
