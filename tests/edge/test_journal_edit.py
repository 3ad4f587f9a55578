"""What a person changes of a session, and takes back."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from journalled import NOON, begin, keep, noted, second, worked
from kneadle.errors import JournalError
from kneadle.journal import edit, running, store
from kneadle.journal.memory import coach_events
from kneadle.journal.read import events_named, latest, list_sessions, load
from kneadle.journal.store import reading
from kneadle.journal.verdicts import Verdict, verdicts
from kneadle.journal.verdicts import keep as keep_verdict
from kneadle.journal.write import open_session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three sessions."""
    path = tmp_path / "journal.sqlite3"
    for _ in range(3):
        keep(path, events=(*worked("piriformis", "left"), noted("tender")))
    return path


def there(path: Path) -> list[int]:
    return [row.id for row in list_sessions(path)]


def everything(path: Path) -> list[str]:
    """All of the file, as SQL."""
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


def test_a_deleted_session_is_nowhere_to_be_seen(path: Path) -> None:
    edit.delete(path, 3, NOON)

    assert there(path) == [1, 2]
    assert latest(path).id == 2
    assert {session_id for session_id, _ in events_named(path, ("coach_noted",))} == {1, 2}
    with pytest.raises(JournalError, match="Session 3 was deleted"):
        load(path, 3)


def test_deleted_and_restored_the_journal_is_what_it_was(path: Path) -> None:
    before = everything(path)

    edit.delete(path, 2, NOON)
    assert everything(path) != before
    edit.restore(path, 2)

    assert everything(path) == before


def test_undo_restores_what_was_deleted_last_then_what_was_before(path: Path) -> None:
    edit.delete(path, 3, NOON)
    edit.delete(path, 1, NOON + timedelta(seconds=1))

    assert [edit.undo(path), edit.undo(path)] == [1, 3]
    assert there(path) == [1, 2, 3]
    with pytest.raises(JournalError, match="No session is deleted"):
        edit.undo(path)


def test_the_coach_remembers_a_session_that_was_deleted_until_it_is_purged(path: Path) -> None:
    before = coach_events(path)

    edit.delete(path, 3, NOON)
    assert coach_events(path) == before

    edit.purge(path, [3])
    assert coach_events(path) == before[: len(before) * 2 // 3]


def test_a_session_that_was_imported_is_none_of_the_coach_s_memories(path: Path) -> None:
    before = coach_events(path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE session SET kind = 'import' WHERE id = 3")

    assert coach_events(path) == before[: len(before) * 2 // 3]


def test_what_is_purged_leaves_no_byte_even_while_another_program_looks_on(path: Path) -> None:
    edit.annotate(path, 2, "a secret that nobody shall read")
    edit.delete(path, 2, NOON)

    with closing(sqlite3.connect(path)) as other:
        other.execute("SELECT count(*) FROM session").fetchone()
        edit.purge(path, [2])
        files = list(path.parent.iterdir())
        assert len(files) > 1
        assert not [file for file in files if b"secret" in file.read_bytes()]


def with_secret(path: Path) -> list[Path]:
    """The files beside the journal, and itself, that a secret stands in."""
    return [file for file in path.parent.iterdir() if b"secret" in file.read_bytes()]


def test_a_purge_that_another_program_holds_up_says_so_and_the_next_one_ends_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BUSY_S", 0.05)
    edit.annotate(path, 2, "a secret that nobody shall read")
    edit.delete(path, 2, NOON)

    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM session").fetchone()
        with pytest.raises(JournalError, match=r"another program is reading.*purge` again"):
            edit.purge(path, [2])
        assert with_secret(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as idle:
        idle.execute("SELECT count(*) FROM session").fetchone()
        assert edit.deleted(path) == []
        edit.purge(path, [])
        assert not with_secret(path)


def test_a_purge_removes_rows_of_no_session_too(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM session WHERE id = 2")
    kept = [row for row in everything(path) if "VALUES(1," in row or "VALUES(3," in row]
    strays = [row for row in everything(path) if "VALUES(2," in row]

    assert edit.strays(path) == len(strays) > 0
    edit.purge(path, [])

    assert edit.strays(path) == 0
    assert not [row for row in everything(path) if "VALUES(2," in row]
    assert [row for row in everything(path) if "VALUES(1," in row or "VALUES(3," in row] == kept


def test_a_session_that_is_recorded_is_not_deleted_and_loses_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "PATIENCE_S", 0.0)
    writer = begin(path)
    writer.keep(second(0))
    writer.flush()

    with pytest.raises(JournalError, match=r"Session 4 was never closed.*being recorded"):
        edit.delete(path, 4, NOON)
    edit.delete(path, 3, NOON)
    edit.purge(path, [3])
    writer.keep(second(1))
    writer.close("ended", {})

    assert there(path) == [1, 2, 4]
    assert load(path, 4).info.readings == 200
    edit.delete(path, 4, NOON)
    assert there(path) == [1, 2]


RECORDER = textwrap.dedent("""
    import os, signal, sys
    from datetime import UTC, datetime
    from pathlib import Path
    from kneadle.journal.write import open_session

    open_session(
        Path(sys.argv[1]), kind="live", program_version="", limits={}, started=datetime.now(UTC)
    )
    os.kill(os.getpid(), signal.SIGKILL)
""")


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_a_session_that_a_killed_program_left_open_can_be_deleted(path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", RECORDER, str(path)]
    assert subprocess.run(command, env=env, check=False).returncode == -signal.SIGKILL
    assert latest(path).interrupted

    edit.delete(path, 4, NOON)
    edit.purge(path, [4])

    assert there(path) == [1, 2, 3]


def test_an_import_that_is_going_on_is_neither_purged_nor_brought_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "PATIENCE_S", 0.0)
    importer = open_session(
        path, kind="import", program_version="", limits={}, started=NOON, flush_s=60
    )

    assert edit.deleted(path) == [4]
    with pytest.raises(JournalError, match="Session 4 was never closed"):
        edit.purge(path, [4])
    with pytest.raises(JournalError, match="No session is deleted"):
        edit.undo(path)
    importer.close("failed", {})
    edit.purge(path, [4])

    assert edit.deleted(path) == []


def test_a_writer_whose_session_is_gone_says_so_at_once(path: Path) -> None:
    told: list[str] = []
    writer = open_session(
        path,
        kind="live",
        program_version="",
        limits={},
        started=NOON,
        on_trouble=lambda error: told.append(error.what),
        flush_s=3600,
    )
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM session WHERE id = 4")
    writer.keep(second(0))
    writer.flush()

    assert len(told) == 1
    assert "removed this session" in told[0]
    with pytest.raises(JournalError, match="were not saved"):
        writer.close("ended", {})
    assert edit.strays(path) == 0


def test_what_is_purged_leaves_no_byte_and_what_is_not_stays(path: Path) -> None:
    edit.annotate(path, 2, "a secret that nobody shall read")
    edit.tag(path, 2, ["hushhush"])
    keep_verdict(path, 2, Verdict("0.2.0", NOON, {"holds": []}))
    edit.delete(path, 2, NOON)
    others = [row for row in everything(path) if "VALUES(1," in row or "VALUES(3," in row]

    edit.purge(path, [1, 2, 99])

    after = everything(path)
    assert [row for row in after if "VALUES(1," in row or "VALUES(3," in row] == others
    assert not [row for row in after if "VALUES(2," in row]
    assert b"secret" not in path.read_bytes()
    assert b"hushhush" not in path.read_bytes()
    with reading(path) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_session_that_is_not_deleted_is_not_restored_and_those_that_are_get_named(
    path: Path,
) -> None:
    edit.delete(path, 1, NOON)
    edit.delete(path, 2, NOON)

    with pytest.raises(JournalError, match="These can be restored: 1, 2"):
        edit.restore(path, 3)


CHANGES: dict[str, Callable[[Path, int], None]] = {
    "note": lambda path, session_id: edit.annotate(path, session_id, "x"),
    "tag": lambda path, session_id: edit.tag(path, session_id, ["x"]),
    "delete": lambda path, session_id: edit.delete(path, session_id, NOON),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_session_that_is_not_there_is_not_changed(
    path: Path, change: Callable[[Path, int], None]
) -> None:
    edit.delete(path, 1, NOON)
    before = everything(path)

    with pytest.raises(JournalError, match="no session 99"):
        change(path, 99)
    with pytest.raises(JournalError, match="Session 1 was deleted"):
        change(path, 1)
    assert everything(path) == before


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_no_journal_is_made_for_a_change(
    tmp_path: Path, change: Callable[[Path, int], None]
) -> None:
    with pytest.raises(JournalError, match="There is no journal"):
        change(tmp_path / "none.sqlite3", 1)
    assert list(tmp_path.iterdir()) == []


def test_a_tag_is_one_tag_however_it_is_written(path: Path) -> None:
    edit.tag(path, 1, ["Sore  Hip", "sore hip ", "ÉTÉ"])
    assert load(path, 1).info.tags == ("sore hip", "été")

    edit.tag(path, 1, ["easy"], fewer=["SORE HIP", "never given"])
    assert load(path, 1).info.tags == ("easy", "été")
    assert load(path, 2).info.tags == ()


def test_a_session_can_be_annotated_while_it_is_recorded(path: Path) -> None:
    writer = begin(path)
    writer.keep(second(0))
    writer.flush()

    edit.annotate(path, writer.session_id, "in the middle")
    edit.tag(path, writer.session_id, ["now"])
    writer.keep(second(1))
    writer.close("ended", {})

    row = latest(path)
    assert (row.note, row.tags, row.readings) == ("in the middle", ("now",), 200)


def test_the_same_version_s_latest_word_is_kept_and_those_of_others_beside_it(path: Path) -> None:
    first, again, newer = (
        Verdict("0.1.0", NOON, {"holds": [1]}),
        Verdict("0.1.0", NOON + timedelta(hours=1), {"holds": [2]}),
        Verdict("0.2.0", NOON + timedelta(hours=2), {"holds": [3]}),
    )
    before = load(path, 1).events
    for verdict in (first, newer, again):
        keep_verdict(path, 1, verdict)

    assert verdicts(path, 1) == [again, newer]
    assert verdicts(path, 2) == []
    assert load(path, 1).events == before
