"""Keeping a session: whoever calls never waits for the disk."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event as Signal
from threading import Lock, Thread
from typing import Any, Literal

from kneadle.errors import JournalError
from kneadle.events import Event
from kneadle.journal import message_json
from kneadle.journal.disk import Disk
from kneadle.journal.rows import Happened, RowMaker, Skipped, utc_text
from kneadle.journal.store import explained, open_for_writing
from kneadle.samples import Message

Kind = Literal["live", "demo", "import"]

# Before any that a person deletes, so that `kneadle log undo` brings back none of these.
HALF_UTC = "1970-01-01T00:00:00.000+00:00"

FLUSH_S = 1.0  # what a killed program may lose

_OPEN = """INSERT INTO session (kind, started_utc, zone, utc_offset_s, program_version, limits,
                                deleted_utc)
           VALUES (?, ?, ?, ?, ?, ?, ?)"""
_CLOSE = "UPDATE session SET ended_utc = ?, end_reason = ?, summary = ? WHERE id = ?"


class JournalWriter:
    """One session. `keep` and `event` never block and never raise; a thread does the writing."""

    def __init__(self, session_id: int, disk: Disk, flush_s: float) -> None:
        self.session_id = session_id
        self._disk = disk
        self._flush_s = flush_s
        self._rows = RowMaker(session_id)
        self._queue: SimpleQueue[Message | Happened | Skipped] = SimpleQueue()
        self._flushing = Lock()
        self._closing = Signal()
        # A daemon: a program that crashes must not be kept alive by its journal.
        self._thread = Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def keep(self, message: Message) -> None:
        """The pipeline was fed `message`; its arrays must not change any more."""
        self._queue.put(message)

    def event(self, event: Event, utc: datetime) -> None:
        self._queue.put(Happened(event, utc))

    def flush(self) -> None:
        """Write all that waits now. What the disk refuses is told to `on_trouble`, not raised."""
        with self._flushing:
            self._disk.save(self._rows.make(self._waiting()))

    def skip(self, readings: int) -> None:
        """So many were lost before they came here."""
        self._queue.put(Skipped(readings))

    def close(
        self, end_reason: str, summary: Mapping[str, Any], ended: datetime | None = None
    ) -> None:
        """`ended` None is now. Raises JournalError when a part of the session was not saved."""
        if self._closing.is_set():
            return
        self._closing.set()
        self._thread.join()
        last = self._rows.make(self._waiting())
        ended_utc = utc_text(ended or datetime.now(UTC))
        last.vital.append(
            (_CLOSE, (ended_utc, end_reason, message_json.dumps(dict(summary)), self.session_id))
        )
        self._disk.save(last)
        self._disk.close()
        self._admit_losses()

    def _run(self) -> None:
        while not self._closing.wait(self._flush_s):
            self.flush()

    def _waiting(self) -> Iterator[Message | Happened | Skipped]:
        with suppress(Empty):
            while True:
                yield self._queue.get_nowait()

    def _admit_losses(self) -> None:
        trouble = self._disk.last_trouble
        if trouble is not None and self._disk.unsaved_flushes:
            lost_s = self._disk.unsaved_flushes * self._flush_s
            raise JournalError(
                f"About {lost_s:g} s of the session were not saved. {trouble.what}", trouble.do
            )


def open_session(
    path: Path,
    *,
    kind: Kind,
    program_version: str,
    limits: Mapping[str, Any],
    started: datetime,
    on_trouble: Callable[[JournalError], None] = lambda _: None,
    on_recovered: Callable[[], None] = lambda: None,
    flush_s: float = FLUSH_S,
) -> JournalWriter:
    """Raises JournalError. The listeners are called on the writer's thread, once a trouble.

    An import is as a deleted session until `settle` shows it: nobody sees half of it.
    """
    zone, offset_s = _zone_of(started)
    row = (
        kind,
        utc_text(started),
        zone,
        offset_s,
        program_version,
        message_json.dumps(dict(limits)),
        HALF_UTC if kind == "import" else None,
    )
    db = open_for_writing(path)
    try:
        with explained(path):
            session_id = db.execute(_OPEN, row).lastrowid
    except JournalError:
        db.close()
        raise
    assert session_id is not None  # sqlite3 types it so for statements other than INSERT
    return JournalWriter(session_id, Disk(db, path, on_trouble, on_recovered), flush_s)


def _zone_of(started: datetime) -> tuple[str, int]:
    local = started if started.tzinfo else started.astimezone()
    offset = local.utcoffset() or timedelta()
    name = getattr(local.tzinfo, "key", None) or local.tzname() or ""
    return name, round(offset.total_seconds())
