"""A journal of weeks, each session told to the coach that remembers the ones before."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

from kneadle import program_version
from kneadle.coach.history import History
from kneadle.coach.session import Step, begin
from kneadle.detect.limits import Limits
from kneadle.journal.edit import tag
from kneadle.journal.write import JournalWriter, open_session
from kneadle_sims.live_hand import LiveHand
from kneadle_sims.weeks import story
from kneadle_sims.weeks.at_once import AtOnce
from kneadle_sims.weeks.ball_side import BallSide
from kneadle_sims.weeks.days import Day, days
from kneadle_sims.weeks.felt import body
from kneadle_sims.weeks.person import Person

TAG = "simulated"


def fill(
    path: Path,
    first: date,
    day_count: int,
    *,
    seed: int = story.SEED,
    watch: Callable[[float], None] = lambda _: None,
) -> int:
    """Sessions of that many days, from `first` on, go into the journal at `path`; returns how many.

    `watch` is told how much is done, 0 to 1. Raises JournalError.
    """
    history, count = History(), 0
    for day in days(first, day_count, seed):
        history = _session(path, day, begin(history, day.began, ceilings=day.ceilings))
        count += 1
        if day.again is not None:
            history = _refused(path, begin(history, day.again, ceilings=day.ceilings))
            count += 1
        watch((day.number + 1) / day_count)
    return count


def _session(path: Path, day: Day, begun: Step) -> History:
    hand, limits = LiveHand(body(day)), Limits()
    journal = _opened(path, day.began, limits)
    session = AtOnce(
        begun, BallSide(hand), journal, limits, lambda session: Person(day, hand, session)
    )
    try:
        ended = session.run()
    except BaseException:
        journal.close("failed", {}, session.now)
        raise
    journal.close("ended", asdict(ended), session.now)
    tag(path, journal.session_id, [TAG])
    return session.state.history


def _refused(path: Path, begun: Step) -> History:
    """Without a ball, as `kneadle session` keeps it."""
    state, told = begun
    journal = _opened(path, state.began, None)
    for event in told:
        journal.event(event, state.began)
    journal.close("refused", {}, state.began)
    tag(path, journal.session_id, [TAG])
    return state.history


def _opened(path: Path, began: datetime, limits: Limits | None) -> JournalWriter:
    return open_session(
        path,
        kind="demo",
        program_version=program_version(),
        limits={} if limits is None else limits.to_json(),
        started=began,
    )
