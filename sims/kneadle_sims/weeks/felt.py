"""What is felt under the ball, and how hard is pressed for it."""

from dataclasses import replace

from kneadle.coach.rules import PAIN
from kneadle.coach.site import Site
from kneadle.coach.state import State
from kneadle_sims.body import Body
from kneadle_sims.scenarios.demo import BODY
from kneadle_sims.weeks import story
from kneadle_sims.weeks.days import Day


class Felt:
    """Pain of 0 to 10: `story.AIM` at the tolerance of the day, and in proportion to the force."""

    def __init__(self, day: Day) -> None:
        self._draw = day.draws(3)
        self._usual_n = {
            sore.site: sore.tolerance_n.on(day.number) * self._draw.normal(1, story.TOLERANCE_SD)
            for sore in story.SORES
        }
        self._tender = story.TOO_MUCH if day.of_story == story.TOO_MUCH_DAY else 1.0
        self._warned = self._tender == 1.0
        self._pain = 0.0

    def aim_n(self, state: State, ceiling_n: float) -> float:
        """Who has not felt it yet presses as on other days."""
        aim = self._draw.normal(story.AIM, story.AIM_SD) / story.AIM
        tolerance_n = self._tolerance_n(state) if self._warned else self._usual(state)
        return float(min(aim * tolerance_n, story.MOST_SHARE * ceiling_n))

    def begin(self, state: State, level_n: float) -> None:
        noise = 0.0 if not self._warned else self._draw.normal(0.0, story.FELT_SD)
        self._pain = story.AIM * level_n / self._tolerance_n(state) + noise

    def asked(self) -> int:
        """A whole number; it eases until it is asked for again."""
        said = min(10, max(0, round(self._pain)))
        self._pain -= self._draw.uniform(*story.EASES)
        return said

    def too_much(self) -> None:
        """From now on this is known."""
        self._warned = True

    @property
    def hurts(self) -> bool:
        """So much that nobody waits to be asked."""
        return round(self._pain) > PAIN.value

    def _tolerance_n(self, state: State) -> float:
        return self._usual(state) * self._tender

    def _usual(self, state: State) -> float:
        site: Site | None = None if state.work is None else state.work.site
        return self._usual_n.get(site, min(self._usual_n.values())) if site else 0.0


def body(day: Day) -> Body:
    """Steadier with the weeks: breath has most of it, the wandering weight the rest."""
    unsteady = story.UNSTEADY.on(day.number)
    seed = int(day.draws(4).integers(2**31))
    return replace(BODY, breath_share=unsteady, wander_share=unsteady / 3, seed=seed)
