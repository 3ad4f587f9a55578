"""A recording by name: a trace file, or a session in the journal."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kneadle import trace
from kneadle.cli.target import reached
from kneadle.detect import limits as limits_of
from kneadle.detect.limits import Limits
from kneadle.errors import JournalError, TraceError
from kneadle.samples import Message, NewCeiling

if TYPE_CHECKING:
    from kneadle.journal.read import StoredSession

LONGEST_NUMBER = 18  # digits; SQLite's row numbers have 64 bits


@dataclass(frozen=True, slots=True)
class Recording:
    """`limits` are those it was recorded under, `skipped` the bad rows left out."""

    name: str
    messages: Iterable[Message]
    limits: Limits
    duration_s: float
    samples: int
    skipped: int = 0


def find(name: str, *, lenient: bool, ceiling_n: float | None) -> Recording:
    """A ceiling named now overrules those of the recording.

    Raises TraceError, JournalError or LimitError.
    """
    recording = _find(name, lenient=lenient)
    if ceiling_n is None:
        return recording
    limits = recording.limits.with_ceiling(ceiling_n)
    messages = (m for m in recording.messages if not isinstance(m, NewCeiling))
    return replace(recording, messages=messages, limits=limits)


def _find(name: str, *, lenient: bool) -> Recording:
    if _number(name) is not None or name == "latest":
        return _session(name)
    with reached(Path(name)):
        there = Path(name).suffix or Path(name).exists()
    if not there:
        raise TraceError(
            f"There is neither a trace nor a session called {name!r}.",
            "Give a CSV file, a session number from `kneadle log`, or latest.",
        )
    found = trace.read(Path(name), lenient=lenient)
    length_s = float(found.t_s[-1] - found.t_s[0])
    return Recording(
        found.name, trace.messages(found), Limits(), length_s, len(found.t_s), found.skipped_rows
    )


def _session(name: str) -> Recording:
    stored = load_session(name)
    last_s = max((kept.event.t_s for kept in stored.events), default=0.0)
    limits = limits_of.from_json(dict(stored.info.limits))
    return Recording(
        f"session {stored.info.id}", stored.messages(), limits, last_s, stored.info.readings
    )


def load_session(name: str) -> "StoredSession":
    """By number, or the latest that has readings. Raises JournalError."""
    from kneadle.journal import read
    from kneadle.journal.where import journal_path

    path = journal_path()
    if name == "latest":
        heard = [row.id for row in read.list_sessions(path) if row.readings]
        return read.load(path, heard[-1] if heard else read.latest(path).id)
    return read.load(path, session_number(name))


def session_number(name: str) -> int:
    """Raises JournalError."""
    number = _number(name)
    if number is None:
        raise JournalError(
            f"{name!r} is not a session.", "Give a number from `kneadle log`, or latest."
        )
    return number


def _number(name: str) -> int | None:
    return int(name) if name.isascii() and name.isdecimal() and len(name) < LONGEST_NUMBER else None
