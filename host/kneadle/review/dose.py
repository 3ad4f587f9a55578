"""How long was pressed, credited or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kneadle.coach import rules
from kneadle.coach.site import Site
from kneadle.coach.told import Began, Loaded
from kneadle.events import Event
from kneadle.review.spans import Span, contacts, gaps, last_s

CountedBy = Literal["coach", "contact"]


@dataclass(frozen=True, slots=True)
class Dose:
    """`loaded_s` is the coach's own count, at each `site` too; without a coach it is the time in
    contact, and nobody knows where."""

    loaded_s: float
    by: CountedBy
    site: dict[Site, float]


def dose(events: Sequence[Event]) -> Dose:
    if not any(isinstance(event, Began) for event in events):
        return Dose(contact_s(events), "contact", {})
    sites: dict[Site, float] = {}
    for event in events:
        if isinstance(event, Loaded):
            where = Site(event.muscle, event.side)
            sites[where] = sites.get(where, 0.0) + event.loaded_s
    return Dose(sum(sites.values()), "coach", sites)


def contact_s(events: Sequence[Event]) -> float:
    """Of each silence at most 90 s, as the coach has it: nobody presses longer unseen."""
    silences = gaps(events)
    return sum(_pressed_s(span, silences) for span in contacts(events, last_s(events)))


def _pressed_s(contact: Span, silences: Sequence[Span]) -> float:
    unseen_s = (contact.within(silence).long_s for silence in silences)
    return contact.long_s - sum(max(0.0, each_s - rules.UNSEEN.value) for each_s in unseen_s)
