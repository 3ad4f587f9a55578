"""The ball pulled in the middle of each page, as a cable is, and pushed in again or not."""

from itertools import takewhile
from pathlib import Path

import pytest

from coaching import a_session, days_later
from feeding import only
from kneadle.coach import rules
from kneadle.coach.history import History
from kneadle.coach.pages import NEED_THE_BALL
from kneadle.coach.session import begin
from kneadle.coach.told import Asked, Ended, HoldCounted, Loaded, Moved, Resumed, Told, Waits
from kneadle.events import Contact, Event, HoldStarted, LinkLost
from kneadle.journal.memory import coach_events
from practising import Moment, Person, Puller, practised, without_times

WORKED_BEFORE = a_session(History(), 0.0, before=6, after=4)
BLINK_S = 0.5  # of held time: how far a press is told before the last sample that came


def without_news(told: list[Told], waits: Waits) -> list[Told]:
    """What was decided before a sample came again: the ball's time stands still for so long."""
    later = told[told.index(waits) + 1 :]
    return list(takewhile(lambda each: each.t_s == waits.t_s, later))


def moved(page: str) -> Moment:
    return lambda event: isinstance(event, Moved) and event.page == page


def asked(question: str) -> Moment:
    return lambda event: isinstance(event, Asked) and event.question == question


def touched(event: Event) -> bool:
    return isinstance(event, Contact) and event.on


MIDDLE_OF: dict[str, Moment] = {
    "check": asked("checklist"),
    "follow up": asked("bruise"),
    "choose": moved("choose"),
    "before": moved("before"),
    "find": touched,
    "let go": moved("let go"),
    "rest": moved("rest"),
    "stretch": moved("stretch"),
    "reassess": moved("reassess"),
    "note": moved("note"),
}
HELD = ("find", "let go", "rest")


def waited(page: str, kept: list[Told], person: Person) -> None:
    """On that page if it needs the ball, and then it went on to its end."""
    (waits,) = only(Waits, kept)
    assert waits.page == page
    assert len(only(Resumed, kept)) == 1
    if page in NEED_THE_BALL:
        assert {type(told) for told in without_news(kept, waits)} <= {Loaded}, "nothing goes on"
    assert [ended.reason for ended in only(Ended, kept)] == ["done"]
    assert without_times(kept) == without_times(person.told)


@pytest.mark.parametrize("page", MIDDLE_OF)
async def test_a_ball_pulled_in_the_middle_of_a_page_is_waited_for_there(
    page: str, tmp_path: Path
) -> None:
    journal, person = tmp_path / "journal.sqlite3", Person(holds=page in HELD)
    begun = begin(WORKED_BEFORE, days_later(1.0))
    await practised(person, journal, begun, puller=Puller(MIDDLE_OF[page]))

    kept = coach_events(journal)
    waited(page, kept, person)
    if page in HELD:
        assert any(held.credited for held in only(HoldCounted, kept))


async def test_a_hold_that_loses_its_ball_earns_nothing_for_the_time_away(tmp_path: Path) -> None:
    journal, person = tmp_path / "journal.sqlite3", Person(holds=1)
    await practised(person, journal, puller=Puller(asked("pain")))

    kept = coach_events(journal)
    waited("hold", kept, person)
    lost, started = only(LinkLost, person.events)[0], only(HoldStarted, person.events)[0]
    broken, *later = only(HoldCounted, kept)
    assert 0.0 < broken.held_s <= lost.t_s - started.start_s + BLINK_S
    assert not broken.credited
    assert later[-1].credited


async def test_a_ball_that_stays_away_ends_the_session_and_the_journal_has_it(
    tmp_path: Path,
) -> None:
    journal, person = tmp_path / "journal.sqlite3", Person(holds=1)
    puller = Puller(moved("find"), back=False)
    await practised(person, journal, puller=puller, speed=200.0)

    kept = coach_events(journal)
    (waits,), (ended,) = only(Waits, kept), only(Ended, kept)
    assert waits.page == "find"
    assert not only(Resumed, kept)
    assert (ended.reason, ended.rule) == ("link", rules.AWAY.id)
    assert ended.now_s - waits.now_s >= rules.AWAY.value
