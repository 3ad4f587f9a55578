"""kneadle trends: what changed over the weeks, muscle by muscle and side by side."""

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from kneadle.cli.bar import bar
from kneadle.cli.output import say
from kneadle.cli.site_of import with_side
from kneadle.journal.where import journal_path
from kneadle.report.data import plain
from kneadle.report.history import History, history
from kneadle.report.show import capital, duration, site
from kneadle.report.weeks_words import soreness
from kneadle.review import words
from kneadle.review.course import Course, courses, regular
from kneadle.telling import count

SCHEMA = "kneadle.trends/1"
NONE = "No guided session there: nobody said where was pressed. `kneadle session` begins one."


def run(arguments: Namespace) -> int:
    muscle, side = with_side(arguments.muscle, arguments.side)
    until = datetime.now().astimezone().date()
    with bar("Reading sessions") as watch:
        found = history(journal_path(), arguments.since, until, watch)
    since = arguments.since or min((visit.day for visit in found.visits), default=until)
    all_ = courses(found.visits, since, until)
    chosen = [each for each in all_ if _wanted(each, muscle, side)]
    if arguments.json:
        say(json.dumps(_data(found, chosen, since, until), allow_nan=False))
    else:
        say("\n".join(_text(found, chosen, since, until)))
    return 0


def _wanted(course: Course, muscle: str | None, side: str | None) -> bool:
    return muscle in (None, course.muscle) and side in (None, course.side)


def _data(found: History, chosen: Sequence[Course], since: date, until: date) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "since": since.isoformat(),
        "until": until.isoformat(),
        "sessions": found.sessions,
        "imported": found.imported,
        "made_up": found.made_up,
        "courses": plain(chosen),
    }


def _text(found: History, chosen: Sequence[Course], since: date, until: date) -> Iterator[str]:
    yield f"{since} to {until}: {count(found.sessions, 'session')}{_guided(found, since, until)}"
    if found.made_up:
        yield "Made up: a simulated ball and a simulated person. Nobody was measured."
    if found.imported:
        yield f"Left aside, since they may be somebody else's: {found.imported} imported."
    for course in chosen:
        yield from ("", *_course(course))
    if not chosen:
        yield NONE


def _guided(found: History, since: date, until: date) -> str:
    """Of no guided session there is no longest pause to speak of."""
    if not found.visits:
        return "."
    return f", guided on {words.regularity(regular(found.visits, since, until))}"


def _course(course: Course) -> Iterator[str]:
    where = capital(site(course.muscle, course.side))
    kept_up = words.regularity(course.adherence)
    yield f"{where}: pressed for {duration(course.loaded_s)}, on {kept_up}"
    yield f"  {words.sentence('Pain when moving, before', course.pain_before)}"
    yield f"  {words.sentence('Force at pain 4 to 6', course.force_at_pain)}"
    yield f"  {soreness(course)}"
