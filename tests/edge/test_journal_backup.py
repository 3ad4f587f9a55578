"""A copy that can be trusted, and a way back on which nothing is lost."""

import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from journalled import NOON, begin, keep, second
from kneadle.errors import JournalError
from kneadle.journal import backup, copying
from kneadle.journal.backup import back_up, look, restore
from kneadle.journal.read import list_sessions, load
from kneadle.samples import Samples
from old_journal import assert_same, old_journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "home" / "journal.sqlite3"
    for _ in range(3):
        keep(path, seconds=2)
    return path


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "copy.sqlite3"


def everything(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def readings(path: Path, session_id: int) -> list[float]:
    messages = load(path, session_id).messages()
    return [float(raw) for m in messages if isinstance(m, Samples) for raw in m.raw]


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


def test_there_and_back_the_journal_is_the_same_and_the_one_between_is_kept(
    path: Path, copy: Path
) -> None:
    before = everything(path)
    back_up(path, copy, NOON)
    keep(path)
    between = everything(path)

    aside = restore(copy, path, NOON)

    assert aside is not None
    assert everything(path) == before
    assert everything(aside) == between
    assert names(path.parent) == {"journal.sqlite3", "journal-until-2026-11-22-120000.sqlite3"}
    assert keep(path) == 4


def test_two_that_are_set_aside_in_one_second_have_names_of_their_own(
    path: Path, copy: Path
) -> None:
    back_up(path, copy, NOON)

    assert restore(copy, path, NOON) != restore(copy, path, NOON)
    assert len(names(path.parent)) == 3


def test_a_copy_is_restored_where_no_journal_is(path: Path, copy: Path, tmp_path: Path) -> None:
    back_up(path, copy, NOON)

    assert restore(copy, tmp_path / "new" / "journal.sqlite3", NOON) is None
    assert everything(tmp_path / "new" / "journal.sqlite3") == everything(copy)


def test_nothing_is_restored_under_a_session_that_is_recorded(path: Path, copy: Path) -> None:
    back_up(path, copy, NOON)
    writer = begin(path)
    writer.keep(second(0))
    writer.flush()

    with pytest.raises(JournalError, match="session is being recorded"):
        restore(copy, path, NOON)

    writer.keep(second(1))
    writer.close("ended", {})
    assert len(readings(path, writer.session_id)) == 200
    assert {name.partition("-")[0] for name in names(path.parent)} == {"journal.sqlite3"}


def test_a_session_that_another_program_records_counts_as_well(path: Path, copy: Path) -> None:
    back_up(path, copy, NOON)
    recording = textwrap.dedent("""
        import sqlite3, sys
        db = sqlite3.connect(sys.argv[1], isolation_level=None)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("UPDATE session SET note = 'recording'")
        print("ready", flush=True)
        sys.stdin.read()
    """)
    command = [sys.executable, "-c", recording, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(JournalError, match="session is being recorded"):
            restore(copy, path, NOON)
        other.communicate()

    assert {row.note for row in list_sessions(path)} == {"recording"}


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" + b"\xa5" * 5000])
def test_a_journal_that_is_beyond_repair_gives_way_and_is_kept(
    path: Path, copy: Path, content: bytes
) -> None:
    back_up(path, copy, NOON)
    path.write_bytes(content)
    path.with_name("journal.sqlite3-wal").write_bytes(b"left over")

    aside = restore(copy, path, NOON)

    assert aside is not None
    assert aside.read_bytes() == content
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"left over"
    assert len(list_sessions(path)) == 3


def spoilt(copy: Path) -> None:
    whole = copy.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2])


def foreign(copy: Path) -> None:
    copy.unlink()
    with closing(sqlite3.connect(copy)) as db:
        db.execute("CREATE TABLE session (id)")


def of_the_future(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as db:
        db.execute("PRAGMA user_version = 99")


def text(copy: Path) -> None:
    copy.write_text("t_s,force_n\n" * 100)


@pytest.mark.parametrize("spoil", [spoilt, foreign, of_the_future, text])
def test_a_file_that_is_no_whole_copy_is_refused_and_nothing_is_touched(
    path: Path, copy: Path, spoil: Callable[[Path], None]
) -> None:
    back_up(path, copy, NOON)
    spoil(copy)
    before, of_copy = path.read_bytes(), copy.read_bytes()

    with pytest.raises(JournalError, match="not touched") as refused:
        restore(copy, path, NOON)

    assert refused.value.what
    assert (path.read_bytes(), copy.read_bytes()) == (before, of_copy)
    assert {name.partition("-")[0] for name in names(path.parent)} == {"journal.sqlite3"}


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


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A fourth session, of a program that was killed: all of it is in the -wal."""
    there, path = tmp_path / "there" / "journal.sqlite3", tmp_path / "killed" / "journal.sqlite3"
    path.parent.mkdir()
    for _ in range(3):
        keep(there, seconds=2)
    writer = begin(there)
    writer.keep(second(0))
    writer.flush()
    for ending in ("", "-wal", "-shm"):
        shutil.copy(f"{there}{ending}", f"{path}{ending}")
    writer.close("ended", {})
    return path


def test_what_a_killed_program_left_beside_a_journal_does_not_get_into_the_copy(
    path: Path, copy: Path, killed: Path
) -> None:
    back_up(path, copy, NOON)
    moved = killed.rename(killed.with_name("moved"))
    left = killed.with_name("journal.sqlite3-wal").read_bytes()

    aside = restore(copy, killed, NOON)

    assert everything(killed) == everything(copy)
    assert aside is not None
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == left
    aside.with_name(f"{aside.name}-wal").rename(moved.with_name("moved-wal"))
    assert readings(moved, 4) == [0.0] * 100


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_two_leftovers_that_are_set_aside_in_one_second_are_both_kept(
    path: Path, copy: Path, tmp_path: Path, ending: str
) -> None:
    back_up(path, copy, NOON)
    new = tmp_path / "new.sqlite3"
    left = new.with_name(f"new.sqlite3{ending}")
    kept = []
    for words in (b"first", b"second"):
        left.write_bytes(words)
        aside = restore(copy, new, NOON)
        assert aside is not None
        kept.append(aside.with_name(aside.name + ending))
        new.unlink()

    assert [each.read_bytes() for each in kept] == [b"first", b"second"]


def test_leftovers_that_hold_nothing_are_no_journal_and_leave(
    path: Path, copy: Path, tmp_path: Path
) -> None:
    back_up(path, copy, NOON)
    new = tmp_path / "new" / "journal.sqlite3"
    new.parent.mkdir()
    new.with_name("journal.sqlite3-wal").touch()
    new.with_name("journal.sqlite3-shm").write_bytes(bytes(32768))

    assert restore(copy, new, NOON) is None
    assert names(new.parent) == {"journal.sqlite3"}


def test_a_copy_over_a_journal_of_a_killed_program_is_whole_and_loses_none(
    path: Path, killed: Path
) -> None:
    aside = back_up(path, killed, NOON).aside

    assert everything(killed) == everything(path)
    assert aside is not None
    assert readings(aside, 4) == [0.0] * 100


def test_a_copy_that_is_not_the_same_under_its_own_name_is_not_called_one(
    path: Path, copy: Path, killed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(path, copy, NOON)
    killed.unlink()
    monkeypatch.setattr(backup, "set_aside", lambda path, now: None)

    with pytest.raises(JournalError, match="not what"):
        restore(copy, killed, NOON)
