"""What one event changes in what is known of its site."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from kneadle.coach import rules
from kneadle.coach.place import Lowered, Place
from kneadle.coach.told import (
    At,
    BruiseSaid,
    CeilingLowered,
    Loaded,
    NerveSaid,
    PainSaid,
    Reassessed,
    SeenSaid,
    SorenessSaid,
)

CHANGES_A_PLACE: tuple[type[At], ...] = (
    *(Loaded, PainSaid, Reassessed, CeilingLowered, NerveSaid),
    *(SorenessSaid, BruiseSaid, SeenSaid),
)


def remember(place: Place, event: At, day: date, at: datetime) -> Place:
    """`day` is that on which the session of `event` began."""
    match event:
        case Loaded(loaded_s=loaded_s):
            visit = place.visit(day, at)
            loaded_s += visit.loaded_s
            return place.with_visit(replace(visit, loaded_s=loaded_s, pressed_at=at))
        case PainSaid(when="before"):
            return _before(place, event, day, at)
        case Reassessed(pain_after=after, walk=walk):
            return place.with_visit(replace(place.visit(day, at), pain_after=after, walk=walk))
        case CeilingLowered(ceiling_n=ceiling_n, relative=relative):
            return place.with_lowered(Lowered(ceiling_n, at, relative))
        case NerveSaid():
            return place.resting(rules.NERVE, _another_day(at))
    return _followed_up(place, event, at)


def tomorrow(at: datetime) -> datetime:
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=1)


def _another_day(at: datetime) -> datetime:
    """Midnight alone makes none."""
    return max(tomorrow(at), at + timedelta(hours=rules.NIGHT.value))


def _before(place: Place, event: PainSaid, day: date, at: datetime) -> Place:
    """The first number of the day counts; above the limit the day is over for this site."""
    visit = place.visit(day, at)
    if visit.pain_before is None:
        place = place.with_visit(replace(visit, pain_before=event.pain))
    if event.pain is not None and event.pain > rules.PAIN.value:
        place = place.resting(rules.PAIN, _another_day(at))
    return place


def _followed_up(place: Place, event: At, at: datetime) -> Place:
    match event:
        case SorenessSaid(sore=sore):
            place = replace(place, sore=sore, sore_at=at)
            until = at + timedelta(hours=rules.SORE_RESTS.value)
            return place.resting(rules.SORE_RESTS, until) if sore else place
        case BruiseSaid(bruised=True) if not place.bruised:
            until = at + timedelta(hours=rules.BRUISE_RESTS.value)
            return replace(place, bruised=True, bruise_at=at).resting(rules.BRUISE_RESTS, until)
        case BruiseSaid(bruised=bruised):
            return replace(place, bruised=bruised, bruise_at=at)
        case SeenSaid():
            return replace(place, seen_at=at)
    return place
