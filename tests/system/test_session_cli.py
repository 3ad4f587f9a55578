"""How `kneadle session` begins and asks; a whole one is in test_guided_demo.py."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from command import Computer
from dialogue import talking
from kneadle.cli.listener import NO_MORE_LINES
from kneadle.cli.only_session import WHAT, only_session
from kneadle.coach.checklist import LONG
from kneadle.coach.told import CheckAnswered
from kneadle.errors import KneadleError
from kneadle.journal.read import latest, load
from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario
from kneadle_sims.serve import PtyBall
from window import window

NOBODY = Scenario("nobody", "on it", Hand(seed=1).rest(120.0))
posix = pytest.mark.skipif(sys.platform == "win32", reason="these are POSIX terminals")


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


@pytest.fixture
def port() -> Iterator[str]:
    with PtyBall(NOBODY) as port:
        yield port


def test_a_muscle_without_its_side_is_no_place(computer: Computer) -> None:
    ran = computer.run("session", "--muscle", "piriformis")
    assert ran.code == 2
    assert "--side" in ran.err


def test_a_program_is_given_the_items_of_the_list(computer: Computer, port: str) -> None:
    with computer.running("session", "--serial", port, "--json") as session:
        asked = session.until("coach_asked", question="checklist")
        assert asked["title"] == LONG[0].title
        assert asked["items"] == list(LONG[0].items)
        session.stop()


def test_who_has_nothing_to_type_on_is_told_that_the_button_answers(
    computer: Computer, port: str
) -> None:
    with computer.running("session", "--serial", port, "--headless") as session:
        for item in LONG[0].items:
            session.until_line(item)
        session.until_err(NO_MORE_LINES)
        ran = session.stop()
    assert ran.err.count(NO_MORE_LINES) == 1


@posix
def test_what_was_typed_while_the_ball_was_called_answers_nothing(
    computer: Computer, port: str
) -> None:
    with window(computer, "session", "--serial", port, "--headless") as terminal:
        terminal.press("\r\r\r")
        terminal.until(LONG[0].items[-1])
        terminal.press("end\r")
        terminal.until("Session over")
        assert terminal.end() == 0
    kept = load(computer.journal, latest(computer.journal).id)
    assert [each.event for each in kept.events if isinstance(each.event, CheckAnswered)] == []


def test_a_second_guided_session_is_refused_until_the_first_is_over(computer: Computer) -> None:
    with PtyBall(NOBODY) as one, PtyBall(NOBODY) as other:
        with talking(computer, "session", "--serial", one, "--headless") as first:
            first.until(LONG[0].title)
            second = computer.run("session", "--serial", other, "--headless")
            assert (second.code, second.out) == (1, "")
            assert WHAT in second.err
            first.say("end")
            assert first.end().code == 0
        with talking(computer, "session", "--serial", other, "--headless") as third:
            third.until(LONG[0].title)
            third.say("end")
            assert third.end().code == 0


def test_a_journal_is_one_by_whatever_name_and_another_is_another(tmp_path: Path) -> None:
    journal, link = tmp_path / "journal.sqlite3", tmp_path / "link.sqlite3"
    link.symlink_to(journal)
    with only_session(journal), only_session(tmp_path / "other.sqlite3"):
        with pytest.raises(KneadleError) as refusal, only_session(link):
            pass
        assert refusal.value.what == WHAT
