"""Each muscle and side over the weeks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kneadle.coach import rules
from kneadle.coach.site import SITES, Site
from kneadle.review.adherence import Adherence, adherence
from kneadle.review.trend import Point, Trend, trend
from kneadle.review.visit import Visit

WORKED_S = rules.CREDIT.value  # less is no session (row 22; share ours)


@dataclass(frozen=True, slots=True)
class Soreness:
    """Said `days_after` the day it was worked; `number` is None where only `sore` was said."""

    worked: date
    days_after: int
    number: int | None
    sore: bool


@dataclass(frozen=True, slots=True)
class Course:
    """`force_at_pain` is of the `device` used last alone: balls differ, and so do their sensors."""

    muscle: str
    side: str
    days: int
    loaded_s: float
    device: str
    force_at_pain: Trend
    pain_before: Trend
    soreness: tuple[Soreness, ...]
    adherence: Adherence


def courses(visits: Iterable[Visit], since: date, until: date) -> tuple[Course, ...]:
    """Those worked from `since` to `until`, both included; in the order of the body map."""
    by_site: dict[Site, list[Visit]] = {site: [] for site in SITES}
    for visit in sorted(visits, key=lambda visit: visit.day):
        if since <= visit.day <= until:
            by_site.setdefault(Site(visit.site.muscle, visit.site.side), []).append(visit)
    return tuple(
        _course(site, here, since, until) for site, here in by_site.items() if _worked(here)
    )


def worked_days(visits: Iterable[Visit]) -> set[date]:
    """Days on which at least 30 s were pressed, wherever."""
    loaded_s: dict[date, float] = {}
    for visit in visits:
        loaded_s[visit.day] = loaded_s.get(visit.day, 0.0) + visit.site.loaded_s
    return {day for day, day_s in loaded_s.items() if day_s >= WORKED_S}


def regular(visits: Iterable[Visit], since: date, until: date) -> Adherence:
    """How regularly, wherever; both days included."""
    return adherence(worked_days(visits), since, until)


def _worked(visits: Iterable[Visit]) -> bool:
    return any(visit.site.loaded_s > 0 for visit in visits)


def _course(site: Site, visits: Sequence[Visit], since: date, until: date) -> Course:
    kept_up = regular(visits, since, until)
    device = next((visit.device for visit in reversed(visits) if visit.site.loaded_s > 0), "")
    return Course(
        muscle=site.muscle,
        side=site.side,
        days=kept_up.days,
        loaded_s=sum(visit.site.loaded_s for visit in visits),
        device=device,
        force_at_pain=trend(_forces(visits, device), "N"),
        pain_before=trend(_pains(visits), "points"),
        soreness=_soreness(visits),
        adherence=kept_up,
    )


def _forces(visits: Iterable[Visit], device: str) -> list[Point]:
    """Of a calibrated sensor: hundredths of full scale are no newtons."""
    return [
        Point(visit.day, visit.site.force_at_pain_n)
        for visit in visits
        if visit.site.force_at_pain_n is not None and not visit.relative and visit.device == device
    ]


def _pains(visits: Iterable[Visit]) -> list[Point]:
    return [
        Point(visit.day, float(visit.site.pain_before))
        for visit in visits
        if visit.site.pain_before is not None
    ]


def _soreness(visits: Sequence[Visit]) -> tuple[Soreness, ...]:
    """Of each day on which this site was pressed, the first answer on a later day."""
    said: list[Soreness] = []
    worked: date | None = None  # and not yet asked of
    for visit in visits:
        site = visit.site
        if site.sore is not None and worked is not None and worked < visit.day:
            after = (visit.day - worked).days
            said.append(Soreness(worked, after, site.soreness, site.sore))
            worked = None
        worked = visit.day if site.loaded_s > 0 else worked
    return tuple(said)
