"""A copy that can be trusted, whatever goes on meanwhile."""

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from copies import everything, journal, names, on_a_stick, readings
from journalled import NOON, begin, keep, second
from kneadle.errors import JournalError
from kneadle.journal import copying
from kneadle.journal.backup import back_up, look, restore
from kneadle.journal.read import list_sessions
from old_journal import assert_same, old_journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return journal(tmp_path)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return on_a_stick(tmp_path)


def test_a_copy_holds_all_and_is_one_file(path: Path, copy: Path) -> None:
    health = back_up(path, copy, NOON).health

    assert everything(copy) == everything(path)
    assert (health.sessions, health.blocks, health.complete, health.whole) == (3, 6, True, True)
    assert names(copy.parent) == {"copy.sqlite3"}


def test_what_is_recorded_meanwhile_neither_spoils_the_copy_nor_holds_it_up(
    path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PAGES", 1)
    before = everything(path)
    writer = begin(path)
    writer.keep(second(0))
    writer.flush()
    during = everything(path)
    written = 1

    def record(done: float) -> None:
        nonlocal written
        if written < 50:
            writer.keep(second(written))
            writer.flush()
            written += 1

    back_up(path, copy, NOON, record)
    writer.close("ended", {})

    assert written > 10
    assert everything(copy) == during != before
    assert len(readings(copy, writer.session_id)) == 100
    assert len(readings(path, writer.session_id)) == 100 * written


def test_a_writer_on_a_thread_of_its_own_loses_nothing_to_ten_copies(
    path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PAGES", 1)
    writer, enough = begin(path), threading.Event()
    written: list[None] = []

    def record() -> None:
        while not enough.is_set() and len(written) < 5000:
            writer.keep(second(len(written)))
            writer.flush()
            written.append(None)

    recorder = threading.Thread(target=record)
    recorder.start()
    for _ in range(10):
        back_up(path, copy, NOON)
        kept = readings(copy, writer.session_id)
        assert kept == [float(s) for s in range(len(kept) // 100) for _ in range(100)]
    enough.set()
    recorder.join()
    writer.close("ended", {})

    assert len(readings(path, writer.session_id)) == 100 * len(written)


def test_an_old_journal_is_copied_as_it_is(tmp_path: Path, copy: Path) -> None:
    path = old_journal(tmp_path / "old.sqlite3")
    before = path.read_bytes()

    back_up(path, copy, NOON)

    assert path.read_bytes() == before
    assert_same(path, copy)
    assert len(list_sessions(copy)) == 3


def test_a_copy_that_does_not_fit_leaves_the_old_one(path: Path, copy: Path) -> None:
    back_up(path, copy, NOON)
    before = copy.read_bytes()
    keep(path)

    def full(done: float) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(JournalError, match="No space left on device"):
        back_up(path, copy, NOON, full)

    assert copy.read_bytes() == before
    assert names(copy.parent) == {"copy.sqlite3"}


def test_no_file_of_the_person_is_in_the_way_of_a_copy(path: Path, copy: Path) -> None:
    theirs = copy.with_name("copy.sqlite3.new")
    theirs.write_text("my own")

    back_up(path, copy, NOON)
    assert theirs.read_text() == "my own"
    theirs.rename(path.with_name("journal.sqlite3.new"))
    restore(copy, path, NOON)

    assert path.with_name("journal.sqlite3.new").read_text() == "my own"
    assert names(copy.parent) == {"copy.sqlite3"}


def test_a_copy_may_be_read_by_whom_any_new_file_may(path: Path, copy: Path) -> None:
    back_up(path, copy, NOON)
    other = copy.with_name("other")
    other.touch()

    assert copy.stat().st_mode == other.stat().st_mode


def test_a_damaged_journal_is_not_copied_over_a_whole_copy(path: Path, copy: Path) -> None:
    back_up(path, copy, NOON)
    before = copy.read_bytes()
    whole = path.read_bytes()
    path.write_bytes(whole[:5000] + os.urandom(3000) + whole[8000:])

    with pytest.raises(JournalError, match="damaged"):
        back_up(path, copy, NOON)

    assert copy.read_bytes() == before


def test_damaged_readings_are_copied_and_counted(path: Path, copy: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE samples SET data = zeroblob(9) WHERE session_id = 2")
        db.execute("UPDATE samples SET data = 'text' WHERE session_id = 3 AND first_index = 0")

    health = back_up(path, copy, NOON).health

    assert {number: each.readings for number, each in health.lost.items()} == {2: 200, 3: 100}
    assert (health.amount, health.where) == ("About 3 s of readings", "sessions 2, 3")
    assert look(copy) == health
    assert everything(copy) == everything(path)
