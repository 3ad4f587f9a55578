"""The story of somebody made up, in numbers. All of it is ours, and says nothing about people.

Days count from 0. What happens on single days happens again every eight weeks.
"""

from dataclasses import dataclass

from kneadle.coach.site import Site

SEED = 8
CYCLE_DAYS = 56


@dataclass(frozen=True, slots=True)
class Course:
    """From `first` towards `last`: half of the way that is left takes `half_days`."""

    first: float
    last: float
    half_days: float

    def on(self, day: int) -> float:
        left: float = 0.5 ** (day / self.half_days)
        return self.last + (self.first - self.last) * left


@dataclass(frozen=True, slots=True)
class Sore:
    """A site that hurts: `pain` is what is said before, 0 to 10, `tolerance_n` what feels like 5.

    `share` is how often it alone is worked.
    """

    site: Site
    pain: Course
    tolerance_n: Course
    share: float


MAIN = Sore(Site("piriformis", "left"), Course(6.6, 2.0, 21), Course(38.0, 74.0, 24), 0.55)
OTHER = Sore(Site("gluteus-medius", "right"), Course(4.8, 3.0, 30), Course(52.0, 62.0, 30), 0.3)
SORES = (MAIN, OTHER)  # the rest of the days, both

PAIN_SD, FELT_SD = 0.7, 0.3  # points: from day to day, from hold to hold
TOLERANCE_SD = 0.05  # share, from day to day
AIM, AIM_SD = 5.0, 0.35  # points: what is pressed for
MOST_SHARE = 0.78  # of the ceiling: facts row 13 ends at 0.80
EASES = (0.5, 1.2)  # points each time pain is asked for
BETTER_AFTER = (0, 1, 1, 2)  # points after a session
SORENESS = (0, 0, 1, 1, 2, 3)  # of 10, the next time

MEASURED_DAYS = (0, 15, 33, 45)  # ceilings, as with `kneadle calibrate ceiling`
CEILING_SHARE = 1.35  # of the tolerance

UNSTEADY = Course(0.10, 0.035, 18)  # share of the force: breath and wander
SLIPS_OFF = Course(0.35, 0.03, 16)  # how often a hold is left early
HOLDS = (2, 2, 3)  # wanted of a site; one fewer each where two are worked
STRETCHES = (0, 1, 2, 2)  # of eight

SKIPPED = 0.28  # of the days
BEGINS_H = (18.5, 20.5)
AGAIN_AFTER_H = 1.5  # a second session on the same day, which the coach refuses

SECOND_TRY_DAYS = (6,)
JOLT_DAYS = (3, 12, 19, 40, 51)
LINK_LOST_S = {5: 4.0, 13: 2.0, 37: 9.0, 50: 3.0}  # day: for how long
BRUISED_DAY, TENDER_DAYS = 9, 4
SORE_DAY, SORE = 17, 5
TOO_MUCH_DAY, TOO_MUCH = 22, 0.55  # of the usual tolerance: what aimed at 5 is an 8
COLD_DAY, COLD_DAYS = 26, 8  # a session refused, and days without one

NOTES = (
    "Slept badly.",
    "Sat all day.",
    "A long walk helped.",
    "It moves well.",
    "Stiff in the morning.",
    "Softer ball on the floor next time?",
    "Much easier on the stairs.",
    "Breathing out slowly helps.",
)
NOTED = 0.4  # of the sessions
