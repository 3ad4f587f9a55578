"""Is it getting better? Pain by what people call a real change (facts rows 25 and 26)."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Literal

from kneadle.coach import rules
from kneadle.coach.place import Place, Visit
from kneadle.coach.told import Change

Trouble = Literal["no change", "worse twice"]


@dataclass(frozen=True, slots=True)
class _Level:
    visit: Visit
    pain: int


def change(pain_before: int | None, pain_after: int | None) -> Change:
    """Of one session."""
    if pain_before is None or pain_after is None:
        return "unknown"
    if pain_after - pain_before >= rules.CHANGE.value:
        return "worse"
    return "better" if pain_before - pain_after >= rules.CHANGE.value else "same"


def trouble(place: Place) -> Trouble | None:
    """Why a professional should look at it; what was before the last time one did is past."""
    seen_at = place.seen_at
    visits = [visit for visit in place.visits if seen_at is None or visit.at > seen_at]
    if _worse_twice(visits):
        return "worse twice"
    return "no change" if _no_change(visits) else None


def _worse_twice(visits: list[Visit]) -> bool:
    """The last two that anything is known of."""
    judged = [visit for visit in visits if visit.walk or visit.pain_before is not None]
    worse = [_worse(before, visit) for before, visit in pairwise([None, *judged])]
    return len(worse) >= rules.WORSE.value and all(worse[-int(rules.WORSE.value) :])


def _worse(before: Visit | None, visit: Visit | None) -> bool:
    """Worse after it than before, or worse than the time before."""
    if visit is None:
        return False
    if visit.walk == "worse" or change(visit.pain_before, visit.pain_after) == "worse":
        return True
    return before is not None and change(before.pain_before, visit.pain_before) == "worse"


def _no_change(visits: list[Visit]) -> bool:
    """For 14 days of visits it never was better by a real change, and it still hurts."""
    since: _Level | None = None
    last: _Level | None = None
    for visit in visits:
        if visit.pain_before is None:
            continue
        last = _Level(visit, visit.pain_before)
        if last.pain <= rules.EASED_TO.value:
            since = None
        elif since is None or since.pain - last.pain >= rules.CHANGE.value:
            since = last
    if since is None or last is None:
        return False
    return last.visit.at - since.visit.at >= timedelta(days=rules.NO_CHANGE.value)
