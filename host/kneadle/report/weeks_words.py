"""Weeks in the few sentences that are read first."""

from collections.abc import Iterable, Iterator

from kneadle.report.content import Weeks
from kneadle.report.said import refusals
from kneadle.report.show import capital, duration, listed, site, times
from kneadle.report.words import warning
from kneadle.review import words
from kneadle.review.course import Course, Soreness, regular
from kneadle.review.visit import visits
from kneadle.telling import count


def in_short(weeks: Weeks) -> Iterator[str]:
    seen = [visit for each in weeks.sessions for visit in visits(each.numbers, each.day)]
    kept_up = words.regularity(regular(seen, weeks.since, weeks.until))
    yield f"{count(len(weeks.sessions), 'session')}. Guided on {kept_up}"
    yield _pressed(weeks)
    for course in weeks.courses:
        yield from trends(course)
    yield _warned(weeks)
    yield refusals(event for each in weeks.sessions for event in each.refused)


def trends(course: Course) -> Iterator[str]:
    where = capital(site(course.muscle, course.side))
    yield words.sentence(f"{where}, pain when moving", course.pain_before)
    yield words.sentence(f"{where}, force at pain 4 to 6", course.force_at_pain)


def soreness(course: Course) -> str:
    """4 and more is where a site rests."""
    if not course.soreness:
        return "Soreness afterwards was never asked for."
    sore = [each for each in course.soreness if each.sore]
    asked = f"Sore the next time by 4 of 10 or more: {len(sore)} of {len(course.soreness)} times"
    return f"{asked}: {'; '.join(_after(sore))}." if sore else f"{asked}."


def _after(sore: Iterable[Soreness]) -> Iterator[str]:
    for each in sore:
        number = "" if each.number is None else f"{each.number} "
        yield f"{number}after {each.worked:%d %b}, {count(each.days_after, 'day')} later"


def _pressed(weeks: Weeks) -> str:
    sites = [f"{site(each.muscle, each.side)} {duration(each.loaded_s)}" for each in weeks.courses]
    whole_s = sum(each.numbers.loaded_s for each in weeks.sessions)
    return f"Pressed for {duration(whole_s)} in all{f': {listed(sites)}' if sites else ''}."


def _warned(weeks: Weeks) -> str:
    told: dict[str, int] = {}
    for each in (warned for kept in weeks.sessions for warned in kept.numbers.warnings):
        told[warning(each.kind)] = told.get(warning(each.kind), 0) + each.times
    if not told:
        return "No warnings."
    return f"Warnings: {listed([f'{kind} {times(n)}' for kind, n in told.items()])}."
