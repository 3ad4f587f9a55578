"""A journal of 5,000 sessions, thirteen years of them: to list it, to search it, to read trends.

Every session has what the coach told in a quarter of an hour; of its readings only the last few
seconds are there, since nothing here reads more.
"""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.timing import Aim, best_s
from journalled import NOON, keep, noted, worked
from kneadle.coach.history import REMEMBERED, History
from kneadle.coach.site import Site
from kneadle.coach.told import Began, HoldBegan, HoldCounted, Moved, PainSaid
from kneadle.events import Contact, Event, HoldEnded, HoldStarted
from kneadle.journal.memory import coach_events
from kneadle.journal.read import latest
from kneadle.journal.store import open_for_writing
from kneadle.journal.wanted import Wanted, find
from kneadle.muscles import MUSCLES, SIDES
from kneadle.report.history import history
from kneadle.review.counted import counted

SESSIONS = 5000
DIFFERENT = 8  # sessions that are made; the others are copies of them
AIM_S = 1.0
_A_DAY_EACH = """UPDATE event SET body = replace(body, ?, date(?, '-' || session_id || ' days'))
                 WHERE name LIKE 'coach%'"""


def report() -> list[Aim]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.sqlite3"
        _fill(path)
        looks: dict[str, Callable[[], object]] = {
            "list": lambda: counted(path, find(path, Wanted())),
            "search": lambda: find(path, Wanted(words=("calf",))),
            "by muscle": lambda: find(path, Wanted(muscle=MUSCLES[0], side="left")),
            "trends": lambda: history(path, None, date.max, lambda _: None),
        }
        never_s = best_s(looks["trends"], 1)
        taken_s = {name: best_s(look, 3) for name, look in looks.items()}
        others = {
            "the newest alone": best_s(lambda: latest(path), 3),
            "the coach's memory": best_s(lambda: _remembered(path), 1),
            "trends of sessions that were never learnt": never_s,
        }
        size = path.stat().st_size
    print(f"a journal of {SESSIONS} guided sessions ({size / 1e6:.0f} MB), aim {AIM_S:g} s each:")
    for name, look_s in {**taken_s, **others}.items():
        print(f"  {look_s:6.2f} s  {name}")
    return [(f"{SESSIONS} sessions: {name}", look_s < AIM_S) for name, look_s in taken_s.items()]


def _fill(path: Path) -> None:
    for number in range(DIFFERENT):
        keep(path, started=NOON + timedelta(days=number), events=_session(number))
    with closing(open_for_writing(path)) as db:
        db.execute("BEGIN")
        for session_id in range(DIFFERENT + 1, SESSIONS + 1):
            _copy(db, 1 + session_id % DIFFERENT, session_id)
        db.execute(_A_DAY_EACH, (str(NOON.date()), str(NOON.date())))
        db.execute("COMMIT")


def _remembered(path: Path) -> History:
    return History.from_events(coach_events(path, REMEMBERED))


def _copy(db: sqlite3.Connection, source: int, session_id: int) -> None:
    for table, key in (("session", "id"), ("samples", "session_id"), ("message", "session_id")):
        _copy_rows(db, table, key, source, session_id)
    for table in ("event", "worked"):
        _copy_rows(db, table, "session_id", source, session_id)


def _copy_rows(db: sqlite3.Connection, table: str, key: str, source: int, number: int) -> None:
    names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    others = ", ".join(name for name in names if name != key)
    db.execute(
        f"INSERT INTO {table} ({key}, {others}) SELECT ?, {others} FROM {table} WHERE {key} = ?",
        (number, source),
    )


def _session(number: int) -> list[Event]:
    """Five holds with all that is told between them."""
    site = Site(MUSCLES[number % 4], SIDES[number % 2])
    holds = (event for level_n in range(40, 45) for event in _hold(site, float(level_n)))
    return [Began(rule="1"), *holds, noted("the calf felt it" if number == 0 else "fine")]


def _hold(site: Site, level_n: float) -> list[Event]:
    here: dict[str, Any] = {
        "rule": "1",
        "at": NOON.isoformat(),
        "muscle": site.muscle,
        "side": site.side,
    }
    return [
        *worked(*site),
        HoldStarted(13.0, 10.0, level_n),
        HoldBegan(**here, point=1, level_n=level_n),
        PainSaid(**here, when="hold", said="same", pain=5),
        HoldEnded(44.0, 10.0, 44.0, 33.9, level_n, 55.5, 0.021, True, "released"),
        HoldCounted(**here, point=1, held_s=33.9, over_s=0.0, credited=True),
        *(Moved(rule="1", at=here["at"], page="rest") for _ in range(10)),
        *(Contact(float(n), bool(n % 2), float(n)) for n in range(12)),
    ]
