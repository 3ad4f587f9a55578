import os
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kneadle.errors import JournalError
from kneadle.journal import store
from kneadle.journal.read import latest, list_sessions, load
from kneadle.journal.where import journal_path
from kneadle.journal.write import JournalWriter, open_session
from kneadle.samples import Tare

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
NOBODY = 65534

permissions = pytest.mark.skipif(sys.platform == "win32", reason="these are POSIX permissions")


def begin(path: Path) -> JournalWriter:
    return open_session(
        path,
        kind="live",
        program_version="0.1.0",
        limits={},
        started=datetime(2026, 11, 22, tzinfo=UTC),
        flush_s=60,
    )


def keep_one_session(path: Path) -> None:
    writer = begin(path)
    writer.keep(Tare())
    writer.close("stopped", {})


def opening(path: Path) -> JournalError:
    with pytest.raises(JournalError) as refused:
        begin(path)
    assert refused.value.do
    return refused.value


def reading(path: Path) -> JournalError:
    with pytest.raises(JournalError) as refused:
        list_sessions(path)
    assert refused.value.do
    return refused.value


@contextmanager
def without_rights() -> Iterator[None]:
    """Root may write anywhere, so these tests step down for a moment."""
    if ROOT:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if ROOT:
            os.seteuid(0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """One that a stranger may look into, which pytest's own folders are not."""
    with TemporaryDirectory() as name:
        path = Path(name)
        path.chmod(0o755)
        yield path
        path.chmod(0o755)


def test_the_journal_lives_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KNEADLE_JOURNAL", str(tmp_path / "mine.sqlite3"))

    assert journal_path() == tmp_path / "mine.sqlite3"


def test_the_environment_may_speak_of_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNEADLE_JOURNAL", "~/mine.sqlite3")

    assert journal_path() == Path.home() / "mine.sqlite3"


@pytest.mark.parametrize("unset", ["", None])
def test_otherwise_it_lives_in_the_data_folder(
    unset: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KNEADLE_JOURNAL", raising=False)
    if unset is not None:
        monkeypatch.setenv("KNEADLE_JOURNAL", unset)

    assert journal_path().name == "journal.sqlite3"
    assert journal_path().parent.name == "kneadle"


@pytest.mark.parametrize("name", ["journal.sqlite3", "a/b/c.sqlite3", "50 % & #1? grüße.sqlite3"])
def test_the_file_and_its_folders_are_made_where_missing(tmp_path: Path, name: str) -> None:
    keep_one_session(tmp_path / name)

    assert (tmp_path / name).is_file()
    assert len(list_sessions(tmp_path / name)) == 1


def test_a_closed_journal_is_one_file(tmp_path: Path) -> None:
    keep_one_session(tmp_path / "journal.sqlite3")

    assert [file.name for file in tmp_path.iterdir()] == ["journal.sqlite3"]


def test_an_empty_file_becomes_a_journal(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite3").touch()

    keep_one_session(tmp_path / "journal.sqlite3")

    assert len(list_sessions(tmp_path / "journal.sqlite3")) == 1


def test_programs_that_start_at_once_share_one_new_journal(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(keep_one_session, [path] * 8))

    assert [row.interrupted for row in list_sessions(path)] == [False] * 8


def a_text_file(path: Path) -> None:
    path.write_text("t_s,force_n\n" * 20)


def a_short_text_file(path: Path) -> None:
    path.write_text("hello")


def another_program_s_database(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("CREATE TABLE session (id)")
    db.close()


def half_a_header(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(20))


foreign = pytest.mark.parametrize(
    "make", [a_text_file, a_short_text_file, another_program_s_database, half_a_header]
)


@foreign
def test_a_file_that_is_no_journal_is_refused_and_left_as_it_was(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "journal.sqlite3"
    make(path)
    before = path.read_bytes()

    assert "is not a Kneadle journal" in opening(path).what
    assert "is not a Kneadle journal" in reading(path).what
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_journal_that_is_broken_behind_its_header_is_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    keep_one_session(path)
    path.write_bytes(path.read_bytes()[:100] + b"\xa5" * 9000)

    assert "is damaged" in opening(path).what
    assert "is damaged" in reading(path).what


def test_a_journal_of_a_newer_version_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    keep_one_session(path)
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 7")
    db.close()
    before = path.read_bytes()

    for refused in (opening(path), reading(path)):
        assert "written by a newer Kneadle (schema 7; this one knows 2)" in refused.what
        assert "Update Kneadle" in refused.do
    assert path.read_bytes() == before


def test_a_journal_that_is_not_there_yet_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"

    assert "There is no journal" in reading(path).what
    assert not path.exists()


def test_a_folder_in_the_place_of_the_journal_is_named(tmp_path: Path) -> None:
    assert "is a folder" in opening(tmp_path).what
    assert "is a folder" in reading(tmp_path).what


def test_a_file_in_the_place_of_its_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").touch()

    assert "a file is in its place" in opening(tmp_path / "data" / "journal.sqlite3").what


def test_a_journal_that_another_program_keeps_locked_is_said_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BUSY_S", 0.01)
    path = tmp_path / "journal.sqlite3"
    keep_one_session(path)
    browser = sqlite3.connect(path, isolation_level=None)
    browser.execute("BEGIN IMMEDIATE")

    assert "locked" in opening(path).what
    assert len(list_sessions(path)) == 1

    browser.close()
    keep_one_session(path)


@permissions
def test_a_folder_that_may_not_be_written_is_named(folder: Path) -> None:
    folder.chmod(0o555)

    with without_rights():
        for path in (folder / "journal.sqlite3", folder / "data" / "journal.sqlite3"):
            refused = opening(path)
            assert str(path) in refused.what
            assert "KNEADLE_JOURNAL" in refused.do


@permissions
def test_a_journal_that_may_not_be_written_is_refused_but_can_be_read(folder: Path) -> None:
    path = folder / "journal.sqlite3"
    keep_one_session(path)
    path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    folder.chmod(0o555)

    with without_rights():
        assert "permissions" in opening(path).what
        assert list(load(path, latest(path).id).messages()) == [Tare()]


@permissions
def test_an_interrupted_journal_in_a_read_only_folder_is_read_whole_or_not_at_all(
    folder: Path,
) -> None:
    path = folder / "journal.sqlite3"
    writer = begin(path)
    writer.keep(Tare())
    writer.flush()
    copy = folder / "copy"
    copy.mkdir()
    for name in ("journal.sqlite3", "journal.sqlite3-wal"):
        (copy / name).write_bytes((folder / name).read_bytes())
    writer.close("stopped", {})
    copy.chmod(0o555)

    with without_rights():
        assert "cannot be opened" in reading(copy / "journal.sqlite3").what
    copy.chmod(0o755)


@permissions
def test_a_journal_that_may_not_be_read_is_said_to_be_so(folder: Path) -> None:
    path = folder / "journal.sqlite3"
    keep_one_session(path)
    path.chmod(0)

    with without_rights():
        assert "permissions" in reading(path).what
        assert "permissions" in opening(path).what
