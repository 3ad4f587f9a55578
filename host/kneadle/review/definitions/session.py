"""Of a session."""

from kneadle.review.definitions.base import OURS, Definition

SESSION = (
    Definition(
        "pressed",
        "s",
        "How long was pressed, counted or not: in a guided session as the coach has it, for"
        " each muscle and side; else the time in contact, of each silence at most 90 s.",
        f"{OURS}: 90 s is as long as a hold may last",
    ),
    Definition(
        "warnings per minute pressed",
        "1/min",
        "Times each kind was told over the minutes pressed; none below 30 s of them.",
        f"what is warned of: {OURS} (docs/limits.md); 30 s: {OURS}",
    ),
    Definition(
        "lost",
        "%",
        "Readings that never came, of all that were taken. Only devices that number their"
        " readings can tell.",
        "counted",
    ),
    Definition(
        "gaps",
        "s",
        "Silences longer than 0.25 s and than the time of three readings, and how long they were"
        " in all.",
        OURS,
    ),
    Definition(
        "away",
        "s",
        "How long the link was down until it came back, by the computer's clock.",
        "measured",
    ),
    Definition(
        "ceiling used",
        "N",
        "Each that was in force, in order: never above what the sensor can be trusted with. In a"
        " guided session from the choice of a muscle on.",
        f"measured with the person; before that, and the most there can be: {OURS}",
    ),
    Definition(
        "pain when moving, before and after",
        "0-10",
        "Said first on choosing the muscle, and after the stretch. A change of 2 points is"
        " called real.",
        "a trial of changes in pain: Salaffi 2004",
    ),
    Definition(
        "walking",
        "",
        "Easier, the same or worse, as said after the stretch.",
        "what the person said",
    ),
)
