"""`kneadle backup` and `restore`: a copy is never in the way of what is there."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from command import Computer
from journalled import begin, keep, second
from logged import ids, two_sessions


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return two_sessions(tmp_path)


def test_a_backup_goes_to_a_new_file_and_over_another_only_when_told(computer: Computer) -> None:
    copy = computer.folder / "copy.sqlite3"

    assert "2 sessions copied" in computer.call("backup", copy).out
    keep(computer.journal)
    assert "is there already" in computer.call("backup", copy).err
    assert "3 sessions copied" in computer.call("backup", copy, "--force").out
    assert "is a folder" in computer.call("backup", computer.folder, "--force").err
    itself = computer.call("backup", computer.journal, "--force")
    assert "is the journal itself" in itself.err
    assert ids(computer) == [1, 2, 3]


def test_a_restore_says_where_the_present_journal_went(computer: Computer) -> None:
    copy = computer.folder / "copy.sqlite3"
    computer.call("backup", copy)
    computer.call("log", "note", 1, "later")

    said = computer.call("restore", copy, "--yes").out

    assert "is now" in said
    assert json.loads(computer.call("log", "--json").out)[0]["note"] == ""
    (aside,) = computer.folder.glob("journal-until-*.sqlite3")
    with closing(sqlite3.connect(aside)) as db:
        assert db.execute("SELECT note FROM session WHERE id = 1").fetchone() == ("later",)


def test_a_restore_of_what_is_not_there_or_is_the_journal_is_refused(computer: Computer) -> None:
    assert "There is no file" in computer.call("restore", computer.folder / "none").err
    assert "is the journal itself" in computer.call("restore", computer.journal).err
    empty = computer.folder / "empty.csv"
    empty.touch()
    assert "empty.csv is empty." in computer.call("restore", empty).err


def test_a_restore_while_recording_is_refused(computer: Computer) -> None:
    copy = computer.folder / "copy.sqlite3"
    computer.call("backup", copy)
    writer = begin(computer.journal)
    writer.keep(second(0))
    writer.flush()

    ran = computer.call("restore", copy, "--yes")

    assert ran.code == 1
    assert "being recorded" in ran.err
    writer.close("ended", {})


def test_a_restore_over_sessions_needs_a_yes_and_over_none_does_not(computer: Computer) -> None:
    copy = computer.folder / "copy.sqlite3"
    computer.call("backup", copy)
    keep(computer.journal)

    refused = computer.run("restore", copy)
    assert refused.code == 1
    assert "The journal holds 3 sessions. Set it aside, and put the 2 sessions of" in refused.err
    assert "--yes" in refused.err
    assert ids(computer) == [1, 2, 3]

    computer.journal.unlink()
    assert computer.run("restore", copy).code == 0
    assert ids(computer) == [1, 2]
    computer.journal.write_bytes(b"beyond repair")
    assert "The journal cannot be read" in computer.run("restore", copy).err


def test_what_is_damaged_in_a_copy_is_said_before_it_takes_the_journal_s_place(
    computer: Computer,
) -> None:
    copy = computer.folder / "copy.sqlite3"
    computer.call("backup", copy)
    with closing(sqlite3.connect(copy)) as db, db:
        db.execute("UPDATE samples SET data = zeroblob(9) WHERE session_id = 2")
    words = f"About 1 s of readings in {copy} are damaged or missing, in session 2."

    refused = computer.run("restore", copy)
    assert (refused.code, refused.out.strip()) == (1, words)
    assert ids(computer) == [1, 2]
    assert not list(computer.folder.glob("journal-until-*"))

    assert computer.call("restore", copy, "--yes").out.startswith(words)
    backed_up = computer.call("backup", computer.folder / "again.sqlite3").out
    assert "are damaged or missing, in session 2" in backed_up


def test_a_journal_that_was_moved_away_leaves_nothing_that_a_restore_would_take_for_its_own(
    computer: Computer,
) -> None:
    copy = computer.folder / "copy.sqlite3"
    computer.call("backup", copy)
    left = computer.folder / "journal.sqlite3-wal"
    computer.journal.unlink()
    left.write_bytes(b"of a program that was killed")

    said = computer.call("restore", copy, "--yes").out

    assert not left.exists()
    (aside,) = computer.folder.glob("journal-until-*.sqlite3-wal")
    assert f"of an earlier one is now {aside}." in said
    assert aside.read_bytes() == b"of a program that was killed"
    computer.call("log", "delete", 1)
    assert f"set aside: {aside}." in computer.call("log", "purge", "--yes").out


def test_a_copy_over_a_journal_of_a_killed_program_says_where_that_is_now(
    computer: Computer,
) -> None:
    other = computer.folder / "other.sqlite3"
    computer.call("backup", other)
    other.with_name("other.sqlite3-wal").write_bytes(b"of a program that was killed")

    said = computer.call("backup", other, "--force").out

    (aside,) = computer.folder.glob("other-until-*.sqlite3")
    assert f"is now {aside}." in said
    assert ids(Computer(computer.folder)) == [1, 2]
