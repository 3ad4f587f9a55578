"""Into the journal, all of it or nothing."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from kneadle.errors import JournalError
from kneadle.journal import edit
from kneadle.journal.read import StoredEvent
from kneadle.journal.settle import Settled, settle
from kneadle.journal.verdicts import Verdict
from kneadle.journal.write import JournalWriter, open_session
from kneadle.samples import Message, Samples

NEVER_S = 3600.0  # the writer's own pace; here it is told when to write
READINGS_AT_ONCE = 65536
AS_LONG_AS = 16  # readings, takes a message, an event or a hole


@dataclass(frozen=True, slots=True)
class Origin:
    """What of a session is neither message nor event."""

    program_version: str
    started: datetime
    limits: Mapping[str, Any]
    note: str = ""
    tags: tuple[str, ...] = ()


@contextmanager
def keeping(path: Path, origin: Origin) -> Iterator["Keeping"]:
    """Raises JournalError. Whatever ends it early leaves no session behind.

    Until its end the session is hidden: one whose import was killed is never listed.
    """
    troubles: list[JournalError] = []
    writer = open_session(
        path,
        kind="import",
        program_version=origin.program_version,
        limits=origin.limits,
        started=origin.started,
        on_trouble=troubles.append,
        flush_s=NEVER_S,
    )
    keeping = Keeping(path, writer, troubles)
    try:
        yield keeping
        keeping.end(origin)
    except BaseException:
        with suppress(JournalError):
            writer.close("failed", {})
        with suppress(JournalError):
            edit.purge(path, [writer.session_id])
        raise


class Keeping:
    """`ended`, `end_reason`, `summary` and `verdicts` are what the session will have at its end."""

    def __init__(self, path: Path, writer: JournalWriter, troubles: list[JournalError]) -> None:
        self._path, self._writer, self._troubles = path, writer, troubles
        self.session_id = writer.session_id
        self.ended: datetime | None = None
        self.end_reason: str | None = None
        self.summary: Mapping[str, Any] = {}
        self.verdicts: Iterable[Verdict] = ()
        self._waiting = 0

    def message(self, message: Message) -> None:
        self._writer.keep(message)
        self._wait_for_disk(len(message.tick) if isinstance(message, Samples) else AS_LONG_AS)

    def hole(self, readings: int) -> None:
        """So many were lost where it was recorded: they stay missing."""
        self._writer.skip(readings)
        self._wait_for_disk(AS_LONG_AS)

    def event(self, kept: StoredEvent) -> None:
        self._writer.event(kept.event, kept.utc)
        self._wait_for_disk(AS_LONG_AS)

    def _wait_for_disk(self, more: int) -> None:
        """Never more than some readings wait."""
        self._waiting += more
        if self._waiting >= READINGS_AT_ONCE:
            self._flush()
            self._waiting = 0

    def _flush(self) -> None:
        self._writer.flush()
        self._refuse_troubles()

    def _refuse_troubles(self) -> None:
        if self._troubles:
            raise self._troubles[0]

    def end(self, origin: Origin) -> None:
        self._flush()
        self._writer.close("imported", {})
        said = Settled(
            self.ended, self.end_reason, self.summary, origin.note, origin.tags, self.verdicts
        )
        settle(self._path, self.session_id, said)
