"""What is kept, as rows: numbered in arrival order, readings merged into blocks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import numpy as np

from kneadle.calibration_json import calibration_fields
from kneadle.coach.site import Site
from kneadle.coach.told import Chosen, Loaded
from kneadle.events import Event, to_json
from kneadle.journal import message_json
from kneadle.journal.codec import encode
from kneadle.samples import Calibrated, Hello, Message, NewCeiling, Samples, Tare

BLOCK_READINGS = 65536

# OR REPLACE: a commit that failed late may have succeeded all the same, and is tried again.
_SAMPLES = "INSERT OR REPLACE INTO samples VALUES (?, ?, ?, ?, ?, ?)"
_MESSAGE = "INSERT OR REPLACE INTO message VALUES (?, ?, ?, ?, ?)"
_EVENT = "INSERT OR REPLACE INTO event VALUES (?, ?, ?, ?, ?, ?)"
_WORKED = "INSERT OR REPLACE INTO worked VALUES (?, ?, ?, ?)"
_HELLO = "UPDATE session SET device = ?, hello = ? WHERE id = ?"
_CALIBRATION = "UPDATE session SET calibration = ? WHERE id = ?"

Row = tuple[str, tuple[Any, ...]]  # a statement and its values


@dataclass(frozen=True, slots=True)
class Happened:
    event: Event
    utc: datetime


@dataclass(frozen=True, slots=True)
class Skipped:
    """So many readings were lost before they came here."""

    readings: int


@dataclass(frozen=True, slots=True)
class Batch:
    """The rows of one flush. Without the few vital ones the rest cannot be judged again."""

    vital: list[Row] = field(default_factory=list)
    bulk: list[Row] = field(default_factory=list)


class RowMaker:
    def __init__(self, session_id: int) -> None:
        self._session_id = session_id
        self._readings = 0
        self._words = 0
        self._events = 0
        self._loaded_s: dict[Site, float] = {}

    def make(self, items: Iterable[Message | Happened | Skipped]) -> Batch:
        batch = Batch()
        chunks: list[Samples] = []
        first_index = self._readings
        for item in items:
            if isinstance(item, Samples):
                chunks.append(item)
                self._readings += len(item.tick)
            elif isinstance(item, Skipped):
                batch.bulk.extend(self._sample_rows(first_index, chunks))
                batch.bulk.append(self._skip(item.readings))
                chunks, first_index = [], self._readings
            elif isinstance(item, Happened):
                batch.vital.append(self._event_row(item))
                batch.vital.extend(self._worked_rows(item.event))
            else:
                self._add_word(batch, item)
        batch.bulk.extend(self._sample_rows(first_index, chunks))
        return batch

    def _skip(self, readings: int) -> Row:
        """An empty block stands where their place ends.

        The block that comes next, if one does, has the same key and takes its place.
        """
        self._readings += readings
        block = encode(Samples(np.empty(0, np.int64), np.empty(0)))
        place = (self._session_id, self._readings)
        return _SAMPLES, (*place, block.n, block.codec, block.crc, block.data)

    def _sample_rows(self, first_index: int, chunks: Sequence[Samples]) -> Iterator[Row]:
        if not chunks:
            return
        tick = np.concatenate([chunk.tick for chunk in chunks])
        raw = np.concatenate([chunk.raw for chunk in chunks])
        for start in range(0, len(tick), BLOCK_READINGS):
            end = start + BLOCK_READINGS
            block = encode(Samples(tick[start:end], raw[start:end]))
            place = (self._session_id, first_index + start)
            yield _SAMPLES, (*place, block.n, block.codec, block.crc, block.data)

    def _add_word(self, batch: Batch, word: message_json.Word) -> None:
        kind, body = message_json.write(word)
        row = _MESSAGE, (self._session_id, self._words, self._readings, kind, body)
        self._words += 1
        vital = isinstance(word, Hello | Calibrated | Tare | NewCeiling)
        (batch.vital if vital else batch.bulk).append(row)
        batch.vital.extend(self._session_rows(word))

    def _session_rows(self, word: message_json.Word) -> Iterator[Row]:
        if isinstance(word, Hello):
            _, hello = message_json.write(word)
            yield _HELLO, (storable(word.device), hello, self._session_id)
        if isinstance(word, Hello | Calibrated):
            calibration = message_json.dumps(calibration_fields(word.calibration))
            yield _CALIBRATION, (calibration, self._session_id)

    def _event_row(self, happened: Happened) -> Row:
        event, utc = happened.event, utc_text(happened.utc)
        place = (self._session_id, self._events)
        self._events += 1
        return _EVENT, (
            *place,
            float(event.t_s),
            utc,
            event.name,
            message_json.dumps(to_json(event)),
        )

    def _worked_rows(self, event: Event) -> Iterator[Row]:
        """As worked.sql has it. The sum so far, not what was added: a row may be written twice."""
        if isinstance(event, Chosen | Loaded) and event.muscle:
            site = Site(event.muscle, event.side)
            more_s = event.loaded_s if isinstance(event, Loaded) else 0.0
            self._loaded_s[site] = self._loaded_s.get(site, 0.0) + more_s
            yield _WORKED, (self._session_id, *site, self._loaded_s[site])


def utc_text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def storable(text: str) -> str:
    """Names come from radios and file systems; SQLite takes no half characters."""
    return text.encode("utf-8", "replace").decode("utf-8")
