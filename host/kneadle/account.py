"""The account of a session: what is found is shown, then kept. A warning waits for no disk."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

import numpy as np

from kneadle.events import Event, SessionEnded
from kneadle.pipeline import Pipeline
from kneadle.samples import Message
from kneadle.summary import Summary
from kneadle.view import Show, Update


class Keeper(Protocol):
    """Where a session is written down. Neither call may block or raise."""

    def keep(self, message: Message) -> None: ...

    def event(self, event: Event, utc: datetime) -> None: ...


class Account:
    """`keeper` None saves nothing. `t_s` is device time so far."""

    def __init__(
        self,
        pipeline: Pipeline,
        show: Show,
        keeper: Keeper | None,
        utc: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.keeper = keeper
        self.t_s = 0.0
        self._pipeline, self._show, self._utc = pipeline, show, utc
        self._summary = Summary()

    def judge(self, messages: Sequence[Message]) -> None:
        update = self._pipeline.feed(messages)
        self.t_s = update.view.t_s
        self._tell(update)
        if self.keeper is not None:
            for message in messages:
                self.keeper.keep(message)

    def tell(self, events: Sequence[Event]) -> None:
        """What the samples know nothing of."""
        if events:
            nothing = np.empty(0)
            self._tell(Update(tuple(events), nothing, nothing, self._pipeline.view()))

    def remark(self, event: Event) -> None:
        """What somebody beside the ball decided, such as the coach, at this moment."""
        self.tell([replace(event, t_s=self.t_s)])

    def finish(self) -> None:
        """No sample comes any more."""
        self._tell(self._pipeline.finish())

    def ended(self, drift_ppm: float | None = None) -> SessionEnded:
        """Told, and the last that is."""
        ended = self._summary.ended(self.t_s, self._pipeline.counts, drift_ppm)
        self.tell([ended])
        return ended

    def _tell(self, update: Update) -> None:
        utc = self._utc()
        self._show(replace(update, utc=utc))
        self._summary.add(update)
        if self.keeper is not None:
            for event in update.events:
                self.keeper.event(event, utc)
