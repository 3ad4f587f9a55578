"""What is remembered of one muscle and side."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from kneadle.coach import rules
from kneadle.coach.by_day import of_day, with_day
from kneadle.coach.site import Site
from kneadle.coach.told import Walk


@dataclass(frozen=True, slots=True)
class Visit:
    """One day of it, from `at` on, pressed until `pressed_at`. Pain is 0 to 10."""

    day: date
    at: datetime
    loaded_s: float = 0.0
    pressed_at: datetime | None = None
    pain_before: int | None = None
    pain_after: int | None = None
    walk: Walk | None = None


@dataclass(frozen=True, slots=True)
class Rests:
    """Closed by the rule of that id until then."""

    rule: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Lowered:
    """A ceiling that hurt made lower. `relative`: in the numbers of a ball nobody calibrated, which
    are no newtons.
    """

    ceiling_n: float
    at: datetime
    relative: bool


@dataclass(frozen=True, slots=True)
class Place:
    """`sore_at` and `bruise_at` are when each was last answered, `seen_at` when a professional was
    seen.

    `bruised` stays until the person says that it is gone and no longer tender.
    """

    site: Site
    visits: tuple[Visit, ...] = ()
    sore_at: datetime | None = None
    bruise_at: datetime | None = None
    sore: bool = False
    bruised: bool = False
    rests: tuple[Rests, ...] = ()
    lowered: tuple[Lowered, ...] = ()  # the last one of each kind of number
    seen_at: datetime | None = None

    def visit(self, day: date, at: datetime) -> Visit:
        """That day's; new, from `at` on, if there was none."""
        return of_day(self.visits, day) or Visit(day, at)

    def loaded_s(self, day: date) -> float:
        known = of_day(self.visits, day)
        return 0.0 if known is None else known.loaded_s

    def with_visit(self, visit: Visit) -> "Place":
        return replace(self, visits=with_day(self.visits, visit))

    def resting(self, rule: rules.Rule, until: datetime) -> "Place":
        others = tuple(each for each in self.rests if each.rule != rule.id)
        return replace(self, rests=(*others, Rests(rule.id, until)))

    def with_lowered(self, lowered: Lowered) -> "Place":
        others = tuple(each for each in self.lowered if each.relative != lowered.relative)
        return replace(self, lowered=(*others, lowered))

    @property
    def pain(self) -> int | None:
        """As it was said last, of the last day on which it was; None if it never was."""
        said = (
            visit.pain_before if visit.pain_after is None else visit.pain_after
            for visit in reversed(self.visits)
        )
        return next((pain for pain in said if pain is not None), None)

    @property
    def needs_asking(self) -> bool:
        """It was worked since both were answered, or is sore or bruised as far as known."""
        pressed = [visit.pressed_at for visit in self.visits if visit.pressed_at is not None]
        if self.sore or self.bruised or not pressed:
            return self.sore or self.bruised
        answered = (self.sore_at, self.bruise_at)
        return any(at is None or at < pressed[-1] for at in answered)
