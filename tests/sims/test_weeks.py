"""Weeks of somebody made up: two of them, made once."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from feeding import only
from kneadle.coach import rules
from kneadle.coach.history import History
from kneadle.coach.told import (
    BruiseSaid,
    CeilingLowered,
    CheckAnswered,
    Ended,
    HoldCounted,
    Loaded,
    PainSaid,
    Refused,
    Told,
)
from kneadle.detect import limits
from kneadle.events import Event, LinkBack, LinkLost, SessionEnded, Warned
from kneadle.journal.memory import coach_events
from kneadle.journal.read import SessionRow, StoredSession, list_sessions, load
from kneadle.pipeline import Pipeline
from kneadle_sims.weeks import TAG, fill, story
from kneadle_sims.weeks.days import days

pytestmark = pytest.mark.slow  # the ball's own core takes most of a minute for two weeks

FIRST, DAYS = date(2026, 3, 2), 14
ELSEWHERE = (Told, LinkLost, LinkBack, SessionEnded)  # seen by a clock, or decided beside the ball


@dataclass
class Weeks:
    path: Path
    count: int
    done: list[float]
    sessions: list[StoredSession] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sessions = [load(self.path, row.id) for row in self.rows]

    @property
    def rows(self) -> list[SessionRow]:
        return list_sessions(self.path)

    @property
    def told(self) -> list[Told]:
        return coach_events(self.path)

    def on(self, day: int) -> list[StoredSession]:
        there = FIRST + timedelta(days=day)
        return [each for each in self.sessions if each.info.started.date() == there]


def made(path: Path, day_count: int) -> Weeks:
    done: list[float] = []
    return Weeks(path, fill(path, FIRST, day_count, watch=done.append), done)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Weeks:
    return made(tmp_path_factory.mktemp("weeks") / "two.sqlite3", DAYS)


def events(session: StoredSession) -> list[Event]:
    return [kept.event for kept in session.events]


def replayed(session: StoredSession) -> list[Event]:
    pipeline = Pipeline(limits.from_json(dict(session.info.limits)))
    told = [event for message in session.messages() for event in pipeline.feed([message]).events]
    return [*told, *pipeline.finish().events] if session.info.readings else []


def test_what_was_told_is_what_a_replay_of_the_readings_tells(two: Weeks) -> None:
    for session in two.sessions:
        told = [event for event in events(session) if not isinstance(event, ELSEWHERE)]
        assert told == replayed(session)


def test_every_session_is_marked_as_made_up_and_complete(two: Weeks) -> None:
    assert len(two.rows) == two.count
    for row in two.rows:
        assert (row.kind, row.tags, row.interrupted) == ("demo", (TAG,), False)
        assert row.end_reason in ("ended", "refused")


def test_every_moment_lies_within_its_session(two: Weeks) -> None:
    for session in two.sessions:
        row = session.info
        assert row.ended is not None
        assert FIRST <= row.started.date() < FIRST + timedelta(days=DAYS)
        assert row.ended - row.started < timedelta(minutes=20)
        assert all(row.started <= kept.utc <= row.ended for kept in session.events)
        at = [datetime.fromisoformat(told.at) for told in only(Told, events(session))]
        assert all(row.started <= each <= row.ended for each in at)


def test_nobody_presses_twice_a_day(two: Weeks) -> None:
    pressed = [
        row.started for row, session in zip(two.rows, two.sessions, strict=True) if worked(session)
    ]
    assert len({each.date() for each in pressed}) == len(pressed) >= DAYS / 2
    night = timedelta(hours=rules.NIGHT.value)
    assert all(later - earlier > night for earlier, later in pairwise(pressed))


def worked(session: StoredSession) -> bool:
    return bool(only(Loaded, events(session)))


def test_a_second_session_on_one_day_is_refused_and_kept(two: Weeks) -> None:
    (day,) = story.SECOND_TRY_DAYS
    _, again = two.on(day)

    assert again.info.readings == 0
    assert [refused.rule for refused in only(Refused, events(again))] == [rules.DAILY.id]


def test_a_bruised_site_is_not_pressed_until_it_has_rested_and_is_no_longer_tender(
    two: Weeks,
) -> None:
    told = two.told
    bruise = next(said for said in only(BruiseSaid, told) if said.bruised)
    healed = next(
        said
        for said in only(BruiseSaid, told[told.index(bruise) :])
        if not said.bruised and said.muscle == bruise.muscle
    )
    between = told[told.index(bruise) : told.index(healed)]

    rested = datetime.fromisoformat(healed.at) - datetime.fromisoformat(bruise.at)
    assert rested >= timedelta(hours=rules.BRUISE_RESTS.value)
    assert only(Loaded, between), "the other site is worked meanwhile"
    assert all(each.muscle != bruise.muscle for each in only(Loaded, between))


def test_no_dose_is_beyond_its_limit(two: Weeks) -> None:
    history = History.from_events(two.told)
    late_s = 3.0  # what a hold lasts beyond "let go"
    for day in history.days:
        assert day.loaded_s <= rules.SESSION.value + late_s
        for place in history.places:
            assert place.loaded_s(day.day) <= rules.SITE.value + late_s


def test_every_session_begins_with_the_check_and_comes_to_its_end(two: Weeks) -> None:
    for session in two.sessions:
        told = only(Told, events(session))
        assert only(Ended, told)[-1] == told[-1]
        assert any(isinstance(each, CheckAnswered | Refused) for each in told)


def test_most_holds_count(two: Weeks) -> None:
    counted = [held.credited for held in only(HoldCounted, two.told)]
    assert len(counted) > 20
    assert sum(counted) > len(counted) / 2


def test_a_jolt_and_a_lost_link_happen_on_their_days(two: Weeks) -> None:
    for day in (each for each in story.JOLT_DAYS if each < DAYS):
        warned = [each.kind for each in only(Warned, events(two.on(day)[0]))]
        assert "spike" in warned
    for day, silent_s in story.LINK_LOST_S.items():
        if day < DAYS:
            (back,) = only(LinkBack, events(two.on(day)[0]))
            assert silent_s <= back.away_s <= silent_s + 1.0


def test_the_same_seed_gives_the_same_events_and_readings(two: Weeks, tmp_path: Path) -> None:
    few = made(tmp_path / "few.sqlite3", 3)

    assert few.count > 1
    for again, before in zip(few.sessions, two.sessions, strict=False):
        assert again.events == before.events
        assert list(again.messages()) == list(before.messages())


def test_how_much_is_done_only_rises(two: Weeks) -> None:
    assert two.done == sorted(two.done)
    assert 0 < two.done[0] < two.done[-1] <= 1


def test_after_too_much_the_ceiling_is_lower_than_what_hurt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story, "TOO_MUCH_DAY", 0)
    one = made(tmp_path / "one.sqlite3", 1)

    (lowered,) = only(CeilingLowered, one.told)
    assert lowered.ceiling_n < lowered.force_n
    said = [each.pain for each in only(PainSaid, one.told)]
    assert any(pain is not None and pain > rules.PAIN.value for pain in said)


def test_somebody_with_a_cold_is_refused_and_stays_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story, "COLD_DAY", 0)
    monkeypatch.setattr(story, "COLD_DAYS", 4)
    few = made(tmp_path / "few.sqlite3", 6)

    cold, later = few.sessions[:2]
    assert [ended.reason for ended in only(Ended, events(cold))] == ["refused"]
    assert rules.SAME_DAY.id in [refused.rule for refused in only(Refused, events(cold))]
    assert not worked(cold)
    assert later.info.started.date() - FIRST >= timedelta(days=4)


@pytest.mark.parametrize("seed", [story.SEED, 1, 2])
def test_eight_weeks_have_about_35_sessions_on_both_sites(seed: int) -> None:
    there = list(days(FIRST, story.CYCLE_DAYS, seed))

    assert 28 <= len(there) <= 42
    assert {sore for day in there for sore in day.sores} == set(story.SORES)
    assert all(later.number > earlier.number for earlier, later in pairwise(there))
