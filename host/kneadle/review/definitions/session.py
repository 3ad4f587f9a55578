"""Of a session."""

from kneadle.review.definitions.base import Definition

SESSION = (
    Definition(
        "dose",
        "s",
        "How long was pressed, credited or not: in a guided session as the coach counts it, for"
        " each muscle and side; else the time in contact, of each silence at most 90 s.",
        "row 22; 90 s: row 16, ours",
    ),
    Definition(
        "warnings per loaded minute",
        "1/min",
        "Times each kind was told over the dose in minutes; none below 30 s of dose.",
        "rows 19 to 21; 30 s is ours",
    ),
    Definition(
        "lost",
        "",
        "Samples that never came over all that were taken. Only devices that number their"
        " samples can tell.",
        "design, Quality",
    ),
    Definition(
        "gaps",
        "s",
        "Silences longer than 0.25 s and than three sample periods, and how long they were in all.",
        "design, Quality",
    ),
    Definition(
        "away",
        "s",
        "How long the link was down until it came back, by the computer's clock.",
        "design",
    ),
    Definition(
        "ceiling used",
        "N",
        "Each that was in force, in order: never above what the sensor can be trusted with.",
        "rows 6 to 9",
    ),
    Definition(
        "pain before and after",
        "0-10",
        "Said first on choosing the muscle, and after the stretch. A change of 2 points is"
        " called real.",
        "row 25: Salaffi 2004",
    ),
    Definition(
        "walking",
        "",
        "Easier, the same or worse, as said after the stretch.",
        "row 25",
    ),
)
