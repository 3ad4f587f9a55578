"""kneadle analyze --session N | --all: old readings, today's detectors, both verdicts kept."""

import json
import signal
import sys
from argparse import Namespace
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from kneadle import program_version
from kneadle.cli import usage
from kneadle.cli.bar import bar
from kneadle.cli.output import say
from kneadle.cli.recording import load_session
from kneadle.cli.rejudged import Outcome, as_json, text
from kneadle.errors import JournalError, KneadleError
from kneadle.journal.read import SessionRow, list_sessions
from kneadle.journal.running import perhaps_running
from kneadle.journal.verdicts import Verdict, keep
from kneadle.journal.where import journal_path
from kneadle.rejudge import Rejudged, rejudge
from kneadle.view import Update


def run(arguments: Namespace) -> int:
    """1 when a session could not be judged; the others are."""
    _refuse_what_does_not_fit(arguments)
    path = journal_path()
    if arguments.all:
        found = _all(path, _ready(path), arguments.jobs or 1)
    else:
        found = [_one(path, load_session(arguments.session).info)]
    judged = [outcome for _, outcome in found if isinstance(outcome, Rejudged)]
    say(json.dumps([as_json(each) for each in judged]) if arguments.json else text(found))
    return 0 if len(judged) == len(found) else 1


def _refuse_what_does_not_fit(arguments: Namespace) -> None:
    usage_of = "analyze --session N | --all [--jobs J] [--json]"
    if arguments.ceiling or arguments.plot or arguments.lenient:
        usage.refuse(usage_of, "judging again takes the readings and the limits of then")
    if arguments.jobs and not arguments.all:
        usage.refuse(usage_of, "--jobs needs --all")


def _ready(path: Path) -> list[SessionRow]:
    """Those with readings, all of them: half a session would be judged as a whole one."""
    rows = [row for row in list_sessions(path) if row.readings]
    running = perhaps_running(path, [row.id for row in rows if row.interrupted])
    for number in sorted(running):
        words = f"session {number} was left out, since it is perhaps being recorded."
        print(f"kneadle: {words}", file=sys.stderr)
    return [row for row in rows if row.id not in running]


def _one(path: Path, row: SessionRow) -> tuple[SessionRow, Outcome]:
    if not row.readings:
        raise JournalError(f"Session {row.id} has no readings to judge.", "Choose another one.")
    with bar("Judging") as watch:
        done = 0

        def seen(update: Update) -> None:
            nonlocal done
            done += len(update.t_s)
            watch(min(1.0, done / row.readings))

        judged = rejudge(path, row.id, seen)
    _keep(path, judged)
    return row, judged


def _all(path: Path, rows: list[SessionRow], jobs: int) -> list[tuple[SessionRow, Outcome]]:
    """In the order of the list, whichever is ready first."""
    total, done = sum(row.readings for row in rows), 0
    found: dict[int, tuple[SessionRow, Outcome]] = {}
    with bar("Judging") as watch:
        for row, outcome in _outcomes(path, rows, jobs):
            if isinstance(outcome, Rejudged):
                _keep(path, outcome)  # at once: what Ctrl-C ends was not for nothing
            found[row.id] = row, outcome
            done += row.readings
            watch(done / total)
    return [found[row.id] for row in rows]


def _keep(path: Path, judged: Rejudged) -> None:
    verdict = Verdict(program_version(), datetime.now(UTC), judged.after)
    keep(path, judged.session_id, verdict)


def _outcomes(
    path: Path, rows: list[SessionRow], jobs: int
) -> Iterator[tuple[SessionRow, Outcome]]:
    if jobs == 1 or len(rows) < 2:
        yield from ((row, _tried(path, row.id)) for row in rows)
        return
    with _pool(min(jobs, len(rows))) as pool:
        waiting = {pool.submit(_tried, path, row.id): row for row in rows}
        for ready in as_completed(waiting):
            yield waiting[ready], ready.result()


def _tried(path: Path, session_id: int) -> Outcome:
    """One session that cannot be judged leaves the others as they are."""
    try:
        return rejudge(path, session_id)
    except KneadleError as error:
        return KneadleError(error.what, error.do)  # one that pickles


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that are begun anew: a copy of this one would copy its threads' locks."""
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _die_at_ctrl_c)
    try:
        yield pool
    except BrokenProcessPool as error:
        raise KneadleError(
            "A process that judged was ended from outside, perhaps for want of memory.",
            "Try again with fewer --jobs; what was judged so far is kept.",
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _die_at_ctrl_c() -> None:
    """At once and without a word: this program says what is to be said."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
