"""Of a hold."""

from kneadle.review.definitions.base import Definition

HOLD = (
    Definition(
        "held time",
        "s",
        "How long the force stayed in the band around its level, with data. Dips of up to 1.5 s"
        " are forgiven but not counted.",
        "rows 14 and 15",
    ),
    Definition(
        "mean force",
        "N",
        "Mean of the smoothed force while held.",
        "rows 2 and 15",
    ),
    Definition(
        "peak force",
        "N",
        "Highest smoothed force from the hold's start to its end, dips and steps included.",
        "row 2",
    ),
    Definition(
        "steadiness",
        "",
        "Standard deviation over mean of the smoothed force while held: 0 is perfectly even."
        " Hands have 0.02 to 0.10, and slow rolling, which force alone cannot tell from a hold,"
        " far more.",
        "section 3: Baweja 2009",
    ),
    Definition(
        "time in band",
        "s",
        "Seconds from the hold's start to its end with the force from 0.40 (and 15 N at least)"
        " to 0.80 of the ceiling in force then. At most the held time.",
        "row 13",
    ),
    Definition(
        "lean-on",
        "N/s",
        "Mean slope from 20 to 80 % of the level of the hold's first three seconds, from the"
        " last reading below 20 % on. A rise shorter than 0.25 s is taken as 0.25 s. None where"
        " the press began higher, over 10 s before the hold, or with readings missing. The"
        " advice is 20 N/s at most.",
        "rows 12 and 19, section 3 on RFD; 20 to 80 % and 10 s are ours",
    ),
    Definition(
        "pain before, during, after",
        "0-10",
        "Said last before the hold at that place; said from its telling to its end; said first"
        " after it.",
        "rows 11 and 16",
    ),
    Definition(
        "credited",
        "",
        "30 s held or more. In a guided session the coach's verdict counts: only what it asked"
        " for, below the ceiling, up to its let go, and nothing of a hold with pain above 7.",
        "rows 11 and 16",
    ),
)
