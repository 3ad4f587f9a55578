"""Sessions that were judged again, for people and for programs."""

from collections.abc import Iterator
from typing import Any

from kneadle import program_version
from kneadle.changes import in_words
from kneadle.errors import KneadleError
from kneadle.journal.read import SessionRow
from kneadle.rejudge import Rejudged
from kneadle.telling import count

Outcome = Rejudged | KneadleError


def as_json(judged: Rejudged) -> dict[str, Any]:
    return {
        "session": judged.session_id,
        "program_version": program_version(),
        "before": {name: judged.before[name] for name in ("holds", "warnings")},
        "after": judged.after,
        "missing": judged.missing,
        "changes": [
            {"what": each.what, "thing": each.thing, "before": each.before, "after": each.after}
            for each in judged.changes
        ],
    }


def text(found: list[tuple[SessionRow, Outcome]]) -> str:
    lines = [line for row, outcome in found for line in _lines(row, outcome)]
    judged = sum(isinstance(outcome, Rejudged) for _, outcome in found)
    return "\n".join([*lines, f"{count(judged, 'session')} judged again."])


def _lines(row: SessionRow, outcome: Outcome) -> Iterator[str]:
    head = f"session {row.id}, {row.started:%Y-%m-%d %H:%M}:"
    if isinstance(outcome, KneadleError):
        yield f"{head} could not be judged. {outcome.what} {outcome.do}"
        return
    yield head + ("" if outcome.changes else " nothing changed")
    samples = outcome.after["trace"]["samples"]
    yield from (f"  {line}" for line in left_out(outcome.missing, samples))
    yield from (f"  {in_words(change)}" for change in outcome.changes)


def left_out(missing: int, judged: int) -> list[str]:
    """Said before what changed, since it may be the whole reason."""
    if not missing:
        return []
    return [f"{missing} of {missing + judged} readings are damaged or missing, and were left out"]
