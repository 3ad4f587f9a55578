"""All that the coach remembers, folded out of what it told: the journal alone is the memory."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from kneadle.coach.by_day import of_day, with_day
from kneadle.coach.place import Place
from kneadle.coach.remember import CHANGES_A_PLACE, remember
from kneadle.coach.site import Site
from kneadle.coach.told import At, CheckAnswered, Loaded, Told

REMEMBERED: tuple[type[Told], ...] = (CheckAnswered, *CHANGES_A_PLACE)  # no other changes it


@dataclass(frozen=True, slots=True)
class Day:
    """How long was pressed on one day; `at` is when last."""

    day: date
    at: datetime
    loaded_s: float


@dataclass(frozen=True, slots=True)
class History:
    """`checked`: the long list was passed, and nothing was said since that asks for it again.

    What happens after midnight belongs to the day on which its session began.
    """

    checked: bool = False
    days: tuple[Day, ...] = ()
    places: tuple[Place, ...] = ()

    @staticmethod
    def from_events(events: Iterable[Told]) -> "History":
        """Of all past sessions, oldest first."""
        history = History()
        for event in events:
            history = history.after(event)
        return history

    def after(self, event: Told) -> "History":
        known, at = self, datetime.fromisoformat(event.at)
        day = (at - timedelta(seconds=event.now_s)).date()  # of its session, however long it is
        if isinstance(event, CheckAnswered) and (event.complete or not event.passed):
            known = replace(known, checked=event.passed)
        if isinstance(event, Loaded):
            known = known._loaded(day, at, event.loaded_s)
        if isinstance(event, At) and event.muscle:
            before = known.place(Site(event.muscle, event.side))
            place = remember(before, event, day, at)
            known = known if place == before else known._with(place)
        return known

    def place(self, site: Site) -> Place:
        return next((place for place in self.places if place.site == site), Place(site))

    def day_s(self, day: date) -> float:
        """How long was pressed that day, in all."""
        known = of_day(self.days, day)
        return 0.0 if known is None else known.loaded_s

    def _loaded(self, day: date, at: datetime, loaded_s: float) -> "History":
        return replace(self, days=with_day(self.days, Day(day, at, self.day_s(day) + loaded_s)))

    def _with(self, place: Place) -> "History":
        others = tuple(each for each in self.places if each.site != place.site)
        return replace(self, places=(*others, place))
