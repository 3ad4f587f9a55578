"""Of a hold."""

from kneadle.review.definitions.base import OURS, Definition

HOLD = (
    Definition(
        "held time",
        "s",
        "How long the force stayed near its level, with data. Dips of up to 1.5 s are forgiven"
        " but not counted.",
        f"{OURS}, tried on recordings of real grips",
    ),
    Definition(
        "mean force",
        "N",
        "Mean of the smoothed force while held.",
        "arithmetic; how it is smoothed is our own choice",
    ),
    Definition(
        "peak force",
        "N",
        "Highest smoothed force from the hold's start to its end, dips and steps included.",
        "arithmetic; how it is smoothed is our own choice",
    ),
    Definition(
        "varies by",
        "%",
        "Standard deviation of the smoothed force while held, of its mean: 0 % is perfectly even."
        " Hands vary by 2 to 10 %, and slow rolling, which force alone cannot tell from a hold,"
        " by far more.",
        "a trial of fingers that held a force: Baweja 2009",
    ),
    Definition(
        "in band",
        "%",
        "Share of the time from the hold's start to its end, dips and steps included, with the"
        " force in the working band: from 40 % (and 15 N at least) to 80 % of the ceiling in"
        " force then. That is where one is asked to press: firmly enough for a hold, and with"
        " room for breathing below the ceiling. Its data are in seconds.",
        f"{OURS}, tried in simulation",
    ),
    Definition(
        "lean-on",
        "N/s",
        "How quickly somebody leant on the ball until the hold began: the mean slope from 20 to"
        " 80 % of the level of the hold's first three seconds, from the last reading below 20 %"
        " on. A rise shorter than 0.25 s is taken as 0.25 s. None where the press began higher,"
        " over 10 s before the hold, or with readings missing. The advice is 20 N/s at most.",
        "advice: as slowly as trials press to measure pain; the rest is our own choice",
    ),
    Definition(
        "pain under the ball",
        "0-10",
        "Said while the hold lasted, from its telling to its end; and said first after letting"
        " go. The target is 4 to 6, and above 7 one lets go.",
        "trials use up to 7 of 10; the target is our own choice",
    ),
    Definition(
        "pain when moving",
        "0-10",
        "Of a hold: said last before it and first after it at that place, off the ball. Beside"
        " a hold that another one came before or after there may be none.",
        "what the person said",
    ),
    Definition(
        "counted",
        "",
        "30 s held or more. In a guided session the coach's verdict counts: only what it asked"
        " for, below the ceiling, up to its let go, and nothing of a hold with pain above 7.",
        OURS,
    ),
)
