"""The way back from a copy, on which nothing is lost."""

import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from copies import everything, journal, names, on_a_stick, readings
from journalled import NOON, begin, keep, second
from kneadle.errors import JournalError
from kneadle.journal.backup import back_up, restore
from kneadle.journal.read import list_sessions


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return journal(tmp_path)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return on_a_stick(tmp_path)


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
