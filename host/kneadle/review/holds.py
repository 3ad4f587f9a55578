"""Holds with what was said of them, folded out of the events in the order they were told."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kneadle.coach.site import Site
from kneadle.coach.told import Began, Chosen, HoldBegan, HoldCounted, HoldTakenBack, PainSaid
from kneadle.events import Event, HoldEnded, HoldStarted
from kneadle.review.hold import HoldNumbers, Verdict
from kneadle.summary import SHORTEST_S

NOWHERE = Site("", "")


class Pain(NamedTuple):
    """`when` is that of `PainSaid`, and empty where nobody said."""

    number: int | None
    when: str


UNSAID = Pain(None, "")


@dataclass(slots=True)
class _Draft:
    start_s: float
    level_n: float
    site: Site
    before: Pain
    guided: bool
    during: list[int] = field(default_factory=list)
    after: Pain = UNSAID
    verdict: Verdict | None = None
    ended: HoldEnded | None = None


def holds(events: Iterable[Event]) -> tuple[HoldNumbers, ...]:
    """Those of 3 s and more, in order. Of a hold that was cut off by a crash nothing is known."""
    drafts = _Drafts()
    for event in events:
        drafts.take(event)
    whole = [(d, d.ended) for d in drafts.all if d.ended and d.ended.held_s >= SHORTEST_S]
    return tuple(_numbers(n, draft, ended) for n, (draft, ended) in enumerate(whole, start=1))


class _Drafts:
    def __init__(self) -> None:
        self.all: list[_Draft] = []
        self._site = NOWHERE
        self._begun: _Draft | None = None  # what the coach counts
        self._counted: _Draft | None = None  # what it counted last
        self._pain: dict[Site, Pain] = {}  # as said last
        self._guided = False

    def take(self, event: Event) -> None:
        match event:
            case Began():
                self._guided = True
            case Chosen(muscle=muscle, side=side):
                self._site = Site(muscle, side)
            case HoldStarted(start_s=start_s, level_n=level_n):
                self._start(start_s, level_n)
            case HoldBegan() | HoldCounted() | HoldTakenBack():
                self._judge(event)
            case HoldEnded():
                self._end(event)
            case PainSaid(pain=int(pain)):
                self._hear(event, pain)

    def _judge(self, event: HoldBegan | HoldCounted | HoldTakenBack) -> None:
        """What the coach makes of it."""
        match event:
            case HoldBegan():
                self._begin(event)
            case HoldCounted():
                self._count(event)
            case HoldTakenBack(rule=rule):
                self._take_back(rule)

    def _start(self, start_s: float, level_n: float) -> _Draft:
        before = self._pain.get(self._site, UNSAID)
        draft = _Draft(start_s, level_n, self._site, before, self._guided)
        self.all.append(draft)
        return draft

    def _begin(self, event: HoldBegan) -> None:
        """Told a moment after the ball's own word; the level says which it was."""
        same = [draft for draft in self.all if draft.level_n == event.level_n]
        self._begun = same[-1] if same else None

    def _count(self, event: HoldCounted) -> None:
        """A press that went on at a second site was counted twice: what counts longer holds."""
        draft, self._begun = self._begun, None
        self._counted = draft
        if draft is None or (draft.verdict and draft.verdict.held_s >= event.held_s):
            return
        draft.site = Site(event.muscle, event.side)
        draft.verdict = Verdict(event.held_s, event.over_s, event.credited, event.rule)

    def _take_back(self, rule: str) -> None:
        """From the last that was counted."""
        if self._counted is not None and self._counted.verdict is not None:
            verdict = self._counted.verdict
            self._counted.verdict = replace(verdict, credited=False, rule=rule)

    def _end(self, event: HoldEnded) -> None:
        same = [draft for draft in self.all if draft.start_s == event.start_s]
        draft = same[-1] if same else self._start(event.start_s, event.mean_n)
        draft.ended = event

    def _hear(self, event: PainSaid, pain: int) -> None:
        site = Site(event.muscle, event.side)
        here = [draft for draft in self.all if draft.site == site]
        if here and here[-1].ended is None:
            here[-1].during.append(pain)
        elif here and here[-1].after is UNSAID and event.when != "before":
            here[-1].after = Pain(pain, event.when)
        self._pain[site] = Pain(pain, event.when)


def _numbers(number: int, draft: _Draft, ended: HoldEnded) -> HoldNumbers:
    return HoldNumbers(
        number=number,
        start_s=ended.start_s,
        end_s=ended.end_s,
        held_s=ended.held_s,
        mean_n=ended.mean_n,
        peak_n=ended.peak_n,
        cv=ended.cv,
        credited=ended.credited,
        reason=ended.reason,
        muscle=draft.site.muscle,
        side=draft.site.side,
        level_n=draft.level_n,
        pain_before=draft.before.number,
        pain_during=tuple(draft.during),
        pain_after=draft.after.number,
        verdict=draft.verdict,
        guided=draft.guided,
        before_when=draft.before.when,
        after_when=draft.after.when,
    )
