"""The pipeline over a recording, with each event at the moment it would have been told."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from kneadle.detect.limits import Limits
from kneadle.events import Event, SessionEnded
from kneadle.journal.read import StoredEvent
from kneadle.pipeline import Pipeline
from kneadle.samples import Message, Samples
from kneadle.summary import Summary


class Judging:
    def __init__(self, limits: Limits, started: datetime, first_s: float) -> None:
        """`started` is when the reading at device time `first_s` was taken."""
        self._pipeline, self._summary = Pipeline(limits), Summary()
        self._started, self._first_s = started, first_s
        self._t_s = 0.0
        self.readings = 0

    def feed(self, message: Message) -> Iterator[StoredEvent]:
        update = self._pipeline.feed([message])
        self._summary.add(update)
        self._t_s = update.view.t_s
        self.readings += len(message.tick) if isinstance(message, Samples) else 0
        return self._told(update.events)

    def finish(self) -> Iterator[StoredEvent]:
        update = self._pipeline.finish()
        self._summary.add(update)
        return self._told([*update.events, self.ended()])

    def ended(self) -> SessionEnded:
        return self._summary.ended(self._t_s, self._pipeline.counts, None)

    def _told(self, events: Iterable[Event]) -> Iterator[StoredEvent]:
        for event in events:
            since_s = max(0.0, event.t_s - self._first_s)
            yield StoredEvent(self._started + timedelta(seconds=since_s), event)
