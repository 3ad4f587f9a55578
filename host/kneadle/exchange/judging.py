"""The pipeline over a recording, with each event at the moment it would have been told."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from operator import attrgetter

from kneadle.detect.limits import Limits
from kneadle.detect.zero import TOLD_FROM_N
from kneadle.events import Event, Quality, SessionEnded
from kneadle.exchange.zeroed import words, zero_found
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
        self._zero_known = False
        self.readings = 0

    def feed(self, message: Message) -> Iterator[StoredEvent]:
        update = self._pipeline.feed([message])
        self._summary.add(update)
        self._t_s = update.view.t_s
        self.readings += len(message.tick) if isinstance(message, Samples) else 0
        events = sorted(
            [*update.events, *self._zero(relative=update.view.relative)], key=attrgetter("t_s")
        )
        return self._told(events)

    def finish(self) -> Iterator[StoredEvent]:
        update = self._pipeline.finish()
        self._summary.add(update)
        return self._told([*update.events, self.ended()])

    def ended(self) -> SessionEnded:
        return self._summary.ended(self._t_s, self._pipeline.counts, None)

    def _zero(self, *, relative: bool) -> Iterator[Event]:
        """What is too little to be told on a ball changes the numbers of a file."""
        there = None if self._zero_known else zero_found(self._pipeline)
        if there is None:
            return
        self._zero_known = True
        t_s, zero_n = there
        if abs(zero_n) < TOLD_FROM_N:
            yield Quality(t_s, "zeroed", words(zero_n, relative=relative))

    def _told(self, events: Iterable[Event]) -> Iterator[StoredEvent]:
        for event in events:
            since_s = max(0.0, event.t_s - self._first_s)
            yield StoredEvent(self._started + timedelta(seconds=since_s), event)
