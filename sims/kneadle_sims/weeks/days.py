"""When there is a session, and what it has in store."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np

from kneadle.coach.state import Ceiling
from kneadle_sims.weeks import story
from kneadle_sims.weeks.story import Sore


@dataclass(frozen=True, slots=True)
class Day:
    """`number` counts from the first day of the weeks, `of_story` within a round of the story.

    `ceilings` are those measured until then.
    """

    number: int
    began: datetime
    sores: tuple[Sore, ...]
    ceilings: tuple[Ceiling, ...]
    seed: int

    @property
    def of_story(self) -> int:
        return self.number % story.CYCLE_DAYS

    @property
    def again(self) -> datetime | None:
        """When a second session is tried, which the coach refuses."""
        if self.of_story not in story.SECOND_TRY_DAYS:
            return None
        return self.began + timedelta(hours=story.AGAIN_AFTER_H)

    def draws(self, about: int) -> np.random.Generator:
        """The same for the same seed, day and matter."""
        return np.random.default_rng([self.seed, self.number, about])


def days(first: date, count: int, seed: int) -> Iterator[Day]:
    """Those with a session; the clock on the wall is this computer's."""
    ceilings: tuple[Ceiling, ...] = ()
    for number in range(count):
        draw = np.random.default_rng([seed, number])
        began = _at(first + timedelta(days=number), draw.uniform(*story.BEGINS_H))
        if number % story.CYCLE_DAYS in story.MEASURED_DAYS:
            ceilings += tuple(_measured(sore, number, began) for sore in story.SORES)
        if _there(number % story.CYCLE_DAYS, draw):
            yield Day(number, began, _sores(draw), ceilings, seed)


def _at(day: date, hour: float) -> datetime:
    moment = datetime.combine(day, time()) + timedelta(seconds=round(hour * 3600))
    return moment.astimezone()


def _measured(sore: Sore, number: int, began: datetime) -> Ceiling:
    """In the afternoon before the session."""
    ceiling_n = round(story.CEILING_SHARE * sore.tolerance_n.on(number), 1)
    return Ceiling(sore.site, ceiling_n, began - timedelta(hours=2))


def _there(day: int, draw: np.random.Generator) -> bool:
    if story.COLD_DAY < day < story.COLD_DAY + story.COLD_DAYS:
        return False
    return bool(draw.uniform() >= story.SKIPPED) or day in _TOLD


def _sores(draw: np.random.Generator) -> tuple[Sore, ...]:
    """What is worked first comes first."""
    which = draw.uniform()
    for sore in story.SORES:
        if which < sore.share:
            return (sore,)
        which -= sore.share
    return story.SORES


# Days that the story tells something of are not skipped.
_TOLD = {
    *story.SECOND_TRY_DAYS,
    *story.JOLT_DAYS,
    *story.LINK_LOST_S,
    *(story.BRUISED_DAY, story.SORE_DAY, story.TOO_MUCH_DAY, story.COLD_DAY),
}
