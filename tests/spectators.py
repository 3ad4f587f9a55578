"""Who watches a session, and what it needs to begin."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from clockwork import now
from kneadle.account import Keeper
from kneadle.detect.limits import Limits
from kneadle.errors import LinkError
from kneadle.events import Event, LinkBack, LinkLost, Quality, SessionEnded
from kneadle.link.base import Link
from kneadle.link.watch import Watch
from kneadle.live import Session
from kneadle.pipeline import Pipeline
from kneadle.samples import Message
from kneadle.view import Update
from kneadle_sims.hand import Hand
from scripted_link import steady

TOO_HARD = Hand(seed=1).rest(1.0).lean_on(110.0, over_s=3.0).hold(for_s=1.0).release().rest(1.0)


@dataclass
class Person:
    """Sees what is shown, and when."""

    seen: list[tuple[float, Event]] = field(default_factory=list)

    def show(self, update: Update) -> None:
        self.seen += [(now(), event) for event in update.events]

    @property
    def events(self) -> list[Event]:
        return [event for _, event in self.seen]

    def saw_at(self, kind: type[Event]) -> list[float]:
        return [at_s for at_s, event in self.seen if isinstance(event, kind)]


@dataclass
class Notebook:
    """A keeper without a disk."""

    kept: list[Message] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def keep(self, message: Message) -> None:
        self.kept.append(message)

    def event(self, event: Event, utc: datetime) -> None:
        self.events.append(event)


def session_with(
    *visits: Link | LinkError,
    keeper: Keeper | None = None,
    show: Callable[[Update], None] = lambda _: None,
    watched: bool = True,
    limits: Limits | None = None,
) -> Session:
    watch = Watch(now()) if watched else None
    pipeline = Pipeline(limits or Limits())
    return Session(steady(*visits), pipeline, keeper, show, watch=watch, now=now)


def known_to_the_samples(events: Iterable[Event]) -> list[Event]:
    """Without what only the host could see."""
    return [
        event
        for event in events
        if not isinstance(event, LinkLost | LinkBack | SessionEnded)
        and not (isinstance(event, Quality) and event.kind.startswith(("journal_", "link_")))
    ]
