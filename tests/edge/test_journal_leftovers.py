"""What a killed program left beside a journal gets into no copy, and is kept."""

import shutil
from pathlib import Path

import pytest

from copies import everything, journal, names, on_a_stick, readings
from journalled import NOON, begin, keep, second
from kneadle.errors import JournalError
from kneadle.journal import backup
from kneadle.journal.backup import back_up, restore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return journal(tmp_path)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return on_a_stick(tmp_path)


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
