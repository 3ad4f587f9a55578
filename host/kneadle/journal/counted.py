"""How many holds of each session were said to count, counted by SQLite: thousands at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kneadle.journal.store import reading

# Plainly told is: the ball says that a hold began and that it ended; of some of them the coach says
# that it counts from now on, and what it counted; each once, and no two of them of one level.
_TALLIES = """
    WITH told AS (
        SELECT session_id, seq, name, CASE WHEN json_valid(body) THEN body END AS body FROM event
        WHERE name IN ('hold_ended', 'coach_hold_began', 'coach_hold_counted')
        UNION ALL
        SELECT session_id, seq, name, '{}' FROM event
        WHERE name IN ('hold_started', 'coach_began', 'coach_hold_taken_back')
    ), tally AS (
        SELECT session_id,
               total(name = 'hold_started') AS started, total(name = 'hold_ended') AS ended,
               total(name = 'coach_hold_began') AS begun,
               total(name = 'coach_hold_counted') AS judged,
               count(DISTINCT CASE name WHEN 'coach_hold_began'
                              THEN json_extract(body, '$.level_n') END) AS levels,
               sum(CASE name WHEN 'hold_ended'
                   THEN json_extract(body, '$.credited') IS TRUE ELSE 0 END) AS by_ball,
               sum(CASE name WHEN 'coach_hold_counted'
                   THEN json_extract(body, '$.credited') IS TRUE ELSE 0 END) AS by_coach,
               min(CASE name WHEN 'coach_began' THEN seq END) AS guided_from,
               min(CASE name WHEN 'coach_began' THEN NULL ELSE seq END) AS first_hold,
               total(body IS NULL OR name = 'coach_hold_taken_back') AS odd
        FROM told GROUP BY session_id)
    SELECT tally.session_id, iif(guided_from IS NULL, by_ball, by_coach) AS counted,
           odd = 0 AND started = ended AND begun <= started AND judged = begun AND levels = begun
           AND iif(guided_from IS NULL, begun = 0,
                   guided_from < ifnull(first_hold, guided_from + 1)) AS plain
    FROM tally JOIN session ON session.id = tally.session_id AND deleted_utc IS NULL"""


class Tally(NamedTuple):
    """`plain`: else it takes all that was told to say, as where credit was taken back, or one
    press was counted at two places."""

    session_id: int
    counted: int
    plain: bool


def tallies(path: Path) -> Iterator[Tally]:
    """Of each session with a hold. Raises JournalError."""
    with reading(path) as db:
        for session_id, counted, plain in db.execute(_TALLIES).fetchall():
            yield Tally(session_id, counted, bool(plain))
