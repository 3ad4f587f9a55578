"""The last 20 s: the force, the holds and the warnings that the trace shows."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from kneadle.events import Event, HoldEnded, HoldStarted, Warned, WarningEnded, WarningKind
from kneadle.samples import Floats
from kneadle.view import Update

WINDOW_S = 20.0


@dataclass(frozen=True, slots=True)
class Span:
    """A hold or a warning; `end_s` is None while it lasts, `told_s` when it was said."""

    kind: Literal["hold"] | WarningKind
    start_s: float
    told_s: float
    end_s: float | None = None


class Trail:
    def __init__(self) -> None:
        self.t_s: Floats = np.empty(0)
        self.force_n: Floats = np.empty(0)
        self.spans: tuple[Span, ...] = ()

    def add(self, update: Update) -> None:
        if len(update.t_s):
            self._append(update.t_s, update.force_n)
        for event in update.events:
            self._mark(event)
        old_s = update.view.t_s - WINDOW_S
        self.spans = tuple(s for s in self.spans if s.end_s is None or s.end_s >= old_s)

    def _append(self, t_s: Floats, force_n: Floats) -> None:
        if len(self.t_s) and t_s[0] < self.t_s[-1]:  # the ball woke anew: its time began again
            self.t_s, self.force_n, self.spans = np.empty(0), np.empty(0), ()
        # One second more than is shown, so that the line enters from the left edge.
        first = np.searchsorted(self.t_s, t_s[-1] - WINDOW_S - 1.0)
        self.t_s = np.concatenate((self.t_s[first:], t_s))
        self.force_n = np.concatenate((self.force_n[first:], force_n))

    def _mark(self, event: Event) -> None:
        match event:
            case HoldStarted():
                self.spans += (Span("hold", event.start_s, event.t_s),)
            case HoldEnded():
                self._close("hold", event.end_s)
            case Warned():
                self.spans += (Span(event.kind, event.start_s, event.t_s),)
            case WarningEnded():
                self._close(event.kind, event.end_s)
            case _:
                pass

    def _close(self, kind: str, end_s: float) -> None:
        self.spans = tuple(
            replace(span, end_s=end_s) if span.kind == kind and span.end_s is None else span
            for span in self.spans
        )
