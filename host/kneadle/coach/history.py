"""All that the coach remembers, folded out of what it told: the journal alone is the memory."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from kneadle.coach.place import Place
from kneadle.coach.remember import remember
from kneadle.coach.site import Site
from kneadle.coach.told import At, CheckAnswered, Loaded, Told


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
        return sum(each.loaded_s for each in self.days if each.day == day)

    def _loaded(self, day: date, at: datetime, loaded_s: float) -> "History":
        others = tuple(each for each in self.days if each.day != day)
        return replace(self, days=(*others, Day(day, at, self.day_s(day) + loaded_s)))

    def _with(self, place: Place) -> "History":
        others = tuple(each for each in self.places if each.site != place.site)
        return replace(self, places=(*others, place))
