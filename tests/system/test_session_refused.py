"""What `kneadle session` refuses before anything begins, and what is kept of that."""

import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coaching import Guided
from command import Computer
from kneadle.cli import remembered
from kneadle.cli.only_session import WHAT, only_session
from kneadle.coach.history import History
from kneadle.coach.session import Step
from kneadle.coach.site import Site
from kneadle.coach.told import Refused
from kneadle.errors import KneadleError
from kneadle.journal.read import latest, load
from kneadle.journal.write import open_session
from window import window

posix = pytest.mark.skipif(sys.platform == "win32", reason="these are POSIX terminals")


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def worked_today(computer: Computer) -> None:
    began = datetime.now().astimezone() - timedelta(minutes=1)
    told = Guided.begin(History(), began).chosen().hold(40.0).finished(3).told
    journal = open_session(
        computer.journal, kind="live", program_version="0", limits={}, started=began
    )
    for event in told:
        journal.event(event, datetime.now(UTC))
    journal.close("ended", {})


def takes_no_more_sessions(computer: Computer) -> None:
    """It can be read; what is written is refused, as by a disk."""
    with closing(sqlite3.connect(computer.journal)) as db:
        db.execute(
            "CREATE TRIGGER full BEFORE INSERT ON session BEGIN SELECT RAISE(ABORT, 'full'); END"
        )


def test_a_refusal_is_said_and_kept(computer: Computer) -> None:
    worked_today(computer)
    ran = computer.call("session", "--headless")
    assert (ran.code, ran.err) == (0, "")
    assert "There was a session today" in ran.out
    kept = load(computer.journal, latest(computer.journal).id)
    assert any(isinstance(stored.event, Refused) for stored in kept.events)


def test_a_refusal_is_said_even_where_it_cannot_be_kept(computer: Computer) -> None:
    worked_today(computer)
    takes_no_more_sessions(computer)
    ran = computer.run("session", "--headless")
    assert "There was a session today" in ran.out
    assert ran.code == 1
    assert "The disk refuses the journal" in ran.err


@posix
def test_home_says_both_the_refusal_and_that_it_was_not_kept(computer: Computer) -> None:
    worked_today(computer)
    takes_no_more_sessions(computer)
    with window(computer) as home:
        home.until("Open again: tomorrow")
        home.press("s")
        said = home.until("The disk refuses").split("✕ Not now")[-1]
        assert "There was a session today" in said.split("The disk refuses")[0]
        home.press("q")
        assert home.end() == 0


def test_what_is_remembered_is_read_once_nobody_else_adds_to_it(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = remembered.begun

    def alone(wish: Site | None) -> Step:
        with pytest.raises(KneadleError, match=WHAT), only_session(computer.journal):
            pass
        return begun(wish)

    worked_today(computer)
    monkeypatch.setattr(remembered, "begun", alone)
    assert computer.call("session", "--headless").code == 0
