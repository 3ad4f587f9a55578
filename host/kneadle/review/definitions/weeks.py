"""Over the weeks."""

from kneadle.review.definitions.base import OURS, Definition

WEEKS = (
    Definition(
        "force at pain 4 to 6",
        "N",
        "Median over a session's holds, of those whose first number under the ball was 4 to 6,"
        " of their mean force. With one calibrated device. Where the pain never reached 4"
        " nothing is known; that is no improvement.",
        OURS,
    ),
    Definition(
        "change over the weeks",
        "",
        "The rise of a straight line from the first day to the last (the median of all slopes"
        " between two days, with Sen's 95 % interval; of four days it is a 92 % interval). Days"
        " are taken as independent, which they are not quite: the interval is rather too narrow.",
        "a method of statistics: Theil 1950, Sen 1968",
    ),
    Definition(
        "real change",
        "",
        "At least 2 points of pain, or 20 N and 25 % of the line's first value; with an"
        " interval that leaves out zero; of four days or more. All else is ordinary variation."
        " Why it changed is not known: practice, another spot, another mood and a sensor that"
        " ages do it too.",
        "2 points: Salaffi 2004; 25 %: trials that measured the pressure that hurts twice"
        f" (Balaguier 2016); 20 N and four days: {OURS}",
    ),
    Definition(
        "soreness after",
        "0-10",
        "Of each day on which that muscle and side was pressed, the first answer on a later day,"
        " with the days between. From 4 on a site rests.",
        f"{OURS}, from wellness practice",
    ),
    Definition(
        "adherence",
        "days",
        "Days with 30 s pressed or more, of all days; and the most days in a row without.",
        OURS,
    ),
)
