"""Why a day or a site is closed, and until when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kneadle.coach import rules, words
from kneadle.coach.history import History
from kneadle.coach.place import Place
from kneadle.coach.progress import trouble
from kneadle.coach.remember import tomorrow
from kneadle.coach.rules import Rule
from kneadle.coach.site import SITES


@dataclass(frozen=True, slots=True)
class Refusal:
    """`why` and `do` are sentences; `until` is None where no time opens it."""

    rule: Rule
    why: str
    do: str
    until: datetime | None = None


def today(history: History, now: datetime) -> Refusal | None:
    """There was a session today, or no night since the last one; or the clock is wrong."""
    worked = [each for each in history.days if each.loaded_s >= rules.CREDIT.value]
    if not worked:
        return None
    last = max(each.at for each in worked)
    if last - now > timedelta(seconds=rules.TO_COME.value):
        return refusal(rules.TO_COME)
    night = last + timedelta(hours=rules.NIGHT.value)
    if any(each.day == now.date() for each in worked):
        return refusal(rules.DAILY, max(night, tomorrow(now)))
    return refusal(rules.NIGHT, night) if now < night else None


def site(history: History, place: Place, day: date, now: datetime) -> Refusal | None:
    """None where one may press. `day` is that of the session."""
    if place.site not in SITES:
        return refusal(rules.METHOD)
    if place.bruised:
        return refusal(rules.BRUISE_RESTS, _until(place, rules.BRUISE_RESTS, now))
    if (looked_at := trouble(place)) is not None:
        return refusal(rules.WORSE if looked_at == "worse twice" else rules.NO_CHANGE)
    for rests in place.rests:
        if now < rests.until:
            return refusal(rules.RULES[rests.rule], rests.until)
    return _used_up(history, place, day, now)


def _used_up(history: History, place: Place, day: date, now: datetime) -> Refusal | None:
    """A hold that could not earn credit any more is not begun."""
    if rules.SESSION.value - history.day_s(day) < rules.CREDIT.value:
        return refusal(rules.SESSION, tomorrow(now))
    if rules.SITE.value - place.loaded_s(day) < rules.CREDIT.value:
        return refusal(rules.SITE, tomorrow(now))
    return None


def _until(place: Place, rule: Rule, now: datetime) -> datetime | None:
    rests = [each.until for each in place.rests if each.rule == rule.id and now < each.until]
    return rests[0] if rests else None


def refusal(rule: Rule, until: datetime | None = None) -> Refusal:
    """In the words that belong to the rule."""
    why, do = words.REFUSALS[rule]
    return Refusal(rule, why, do, until)
