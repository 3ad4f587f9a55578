"""`kneadle log note, delete, purge ...`: what a person may change, and how it is undone."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from command import Computer
from journalled import begin
from kneadle.journal import running, store
from logged import ids, two_sessions


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return two_sessions(tmp_path)


def test_a_note_is_written_shown_found_and_cleared(computer: Computer) -> None:
    computer.call("log", "note", "latest", "slept", "badly")

    shown = computer.call("log", "show", 2).out
    assert "Note: slept badly" in shown
    assert ids(computer, "--search", "badly") == [2]
    computer.call("log", "note", 2, "")
    assert "Note" not in computer.call("log", "show", 2).out
    assert "Note: the calf felt it" in computer.call("log", "show", 1).out


def test_deleting_says_how_to_undo_and_undo_does(computer: Computer) -> None:
    said = computer.call("log", "delete", 2).out
    assert "`kneadle log undo` brings it back" in said
    assert ids(computer) == [1]

    assert "Session 2 is back" in computer.call("log", "undo").out
    assert ids(computer) == [1, 2]
    computer.call("log", "delete", 1)
    computer.call("log", "restore", 1)
    assert ids(computer) == [1, 2]


def test_a_purge_needs_a_yes(computer: Computer) -> None:
    computer.call("log", "delete", 2)

    refused = computer.run("log", "purge")
    assert refused.code == 1
    assert "--yes" in refused.err
    assert "1 deleted session (2)" in computer.call("log", "purge", "--yes").out
    assert "no session 2" in computer.call("log", "show", 2).err


@pytest.mark.parametrize("action", ["show", "note", "tag", "delete", "restore"])
@pytest.mark.parametrize("session", ["99", "9" * 30, "two", "1; DROP TABLE session"])
def test_a_session_that_is_none_is_said_to_be_none(
    computer: Computer, action: str, session: str
) -> None:
    more = ("x",) if action in ("note", "tag") else ()
    ran = computer.call("log", action, session, *more)

    assert ran.code == 1
    assert ran.err.startswith("kneadle: ")
    assert ids(computer) == [1, 2]


def test_a_purge_names_the_copies_that_still_have_what_is_gone(computer: Computer) -> None:
    computer.call("backup", computer.folder / "copy.sqlite3")
    computer.call("restore", computer.folder / "copy.sqlite3", "--yes")
    (aside,) = computer.folder.glob("journal-until-*.sqlite3")
    computer.call("log", "delete", 2)

    said = computer.call("log", "purge", "--yes").out

    assert "Copies made by `kneadle backup` still have them" in said
    assert f"set aside: {aside}." in said
    assert str(computer.journal) not in said


def test_a_purge_that_was_held_up_is_ended_by_the_next_which_needs_no_yes(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BUSY_S", 0.05)
    computer.call("log", "note", 2, "a secret that nobody shall read")
    computer.call("log", "delete", 2)

    with closing(sqlite3.connect(computer.journal, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM session").fetchone()
        held_up = computer.call("log", "purge", "--yes")
        assert (held_up.code, held_up.out) == (1, "")
        assert "run `kneadle log purge` again" in held_up.err
        other.execute("ROLLBACK")
        ended = computer.call("log", "purge")
        assert (ended.code, ended.err) == (0, "")
        assert "nothing is left" in ended.out
        assert not [f for f in computer.folder.iterdir() if b"secret" in f.read_bytes()]


def test_rows_of_no_session_are_purged_after_a_yes(computer: Computer) -> None:
    with closing(sqlite3.connect(computer.journal)) as db, db:
        db.execute("DELETE FROM session WHERE id = 2")

    assert "2 rows of no session" in computer.run("log", "purge").err
    assert "`kneadle log purge` removes such rows" in computer.call("doctor").out
    assert "Removed 2 rows of no session for good" in computer.call("log", "purge", "--yes").out
    assert "belong to no session" not in computer.call("doctor").out


def test_a_session_that_is_recorded_is_not_deleted(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "PATIENCE_S", 0.0)
    writer = begin(computer.journal)

    ran = computer.call("log", "delete", writer.session_id)

    assert ran.code == 1
    assert "perhaps it is being recorded" in ran.err
    writer.close("ended", {})
