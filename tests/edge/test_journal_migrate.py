"""A journal of the first schema opens with everything, whoever does what in the meantime."""

import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kneadle.cli.assemble import assemble
from kneadle.cli.plan import Plan
from kneadle.detect.limits import Limits
from kneadle.errors import JournalError, LinkError
from kneadle.events import Event
from kneadle.journal.migrate import SCHEMA_VERSION, version_of
from kneadle.journal.read import Worked, events_named, list_sessions, load
from kneadle.journal.store import open_for_writing
from kneadle.journal.write import open_session
from kneadle.link.base import Link
from old_journal import GUIDED, assert_same, old_journal, record

WORKED = (Worked("gluteus-medius", "right", 0.0), Worked("piriformis", "left", 43.75))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return old_journal(tmp_path / "journal.sqlite3")


def migrate(path: Path) -> None:
    open_for_writing(path).close()


def names(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return version_of(db)


def test_every_row_and_column_of_the_first_schema_is_there_afterwards(
    path: Path, tmp_path: Path
) -> None:
    before = tmp_path / "before.sqlite3"
    shutil.copy(path, before)

    migrate(path)

    assert (version(before), version(path)) == (1, SCHEMA_VERSION)
    assert_same(before, path)
    assert [row.note for row in list_sessions(path)] == ["note 1", "note 2", "note 3"]
    assert [kept.event for kept in load(path, 1).events] == list(GUIDED)
    assert len(list(load(path, 1).messages())) == 2


def test_where_was_worked_is_known_of_old_sessions_as_of_new_ones(
    path: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new.sqlite3"
    writer = open_session(
        new, kind="live", program_version="", limits={}, started=datetime.now(UTC), flush_s=60
    )
    for event in GUIDED:
        writer.event(event, datetime.now(UTC))
        writer.flush()
    writer.close("ended", {})

    migrate(path)

    assert list_sessions(path)[0].worked == list_sessions(new)[0].worked == WORKED


def test_an_old_journal_is_read_as_it_is_without_a_byte_changed(path: Path) -> None:
    before = path.read_bytes()

    read = list_sessions(path)
    notes = [kept.event for _, kept in events_named(path, ("coach_noted",))]

    assert path.read_bytes() == before
    migrate(path)
    assert list_sessions(path) == read
    assert read[0].worked == WORKED
    assert notes == [GUIDED[-1]] * 3


@pytest.mark.skipif(sys.platform == "win32", reason="these are POSIX permissions")
def test_an_old_journal_that_may_not_be_written_is_read_all_the_same() -> None:
    """Root may write anywhere, so it steps down, in a folder that a stranger may look into."""
    with TemporaryDirectory() as name:
        path = old_journal(Path(name) / "journal.sqlite3")
        Path(name).chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            assert [row.worked for row in list_sessions(path)] == [WORKED] * 3
            assert list(Path(name).iterdir()) == [path]
            with pytest.raises(JournalError, match="permissions"):
                migrate(path)
        finally:
            if root:
                os.seteuid(0)
            Path(name).chmod(0o755)


def test_programs_that_migrate_at_once_do_it_once(path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(migrate, [path] * 8))

    assert version(path) == SCHEMA_VERSION
    assert len(list_sessions(path)) == 3


def test_a_program_of_then_that_is_recording_goes_on_after_the_migration(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as then:
        then.execute("SELECT count(*) FROM session").fetchone()
        migrate(path)
        record(then, GUIDED, note="recorded by the old one", closed=True)

    newest = list_sessions(path)[-1]
    assert newest.note == "recorded by the old one"
    assert [kept.event for kept in load(path, newest.id).events] == list(GUIDED)


async def test_a_session_that_begins_migrates_before_it_has_a_link_and_holds_nobody_up(
    path: Path,
) -> None:
    """Whoever keeps the journal locked can only let go while others get their turn."""
    found: list[int] = []

    async def out_of_reach() -> Link:
        found.append(version(path))
        raise LinkError("It is out of reach.", "Come nearer.")

    plan = Plan("a ball", out_of_reach, None, journal=path, limits=Limits())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        beginning = asyncio.create_task(assemble(plan, lambda update: None))
        await asyncio.sleep(0)
        other.execute("ROLLBACK")

    with pytest.raises(LinkError):
        await beginning
    assert found == [SCHEMA_VERSION]
    assert len(list_sessions(path)) == 3


async def test_a_session_that_never_begins_makes_no_journal(tmp_path: Path) -> None:
    async def out_of_reach() -> Link:
        raise LinkError("It is out of reach.", "Come nearer.")

    plan = Plan("a ball", out_of_reach, None, journal=tmp_path / "none", limits=Limits())

    with pytest.raises(LinkError):
        await assemble(plan, lambda update: None)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", "3", "null", '{"muscle": 3, "side": []}', "[" * 5000, b"\xa5\x00", None],
    ids=["empty", "half", "list", "number", "null", "wrong kinds", "deep", "bytes", "nothing"],
)
def test_events_that_make_no_sense_do_not_keep_a_journal_from_migrating(
    path: Path, body: str | bytes | None
) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        if body is None:
            db.execute("DELETE FROM event WHERE session_id = 1")
        else:
            db.execute("UPDATE event SET body = ? WHERE session_id = 1", (body,))

    assert [row.worked for row in list_sessions(path)] == [(), WORKED, WORKED]
    migrate(path)
    assert [row.worked for row in list_sessions(path)] == [(), WORKED, WORKED]


# It opens the journal and kills itself without warning after so many steps of SQLite's machine.
KILLED = textwrap.dedent("""
    import os, signal, sqlite3, sys
    from pathlib import Path
    from kneadle.journal.store import open_for_writing

    class Doomed(sqlite3.Connection):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            self.left = int(sys.argv[2])
            self.set_progress_handler(self.tick, 100)

        def tick(self):
            self.left -= 1
            if self.left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

    connect = sqlite3.connect
    sqlite3.connect = lambda *arguments, **options: connect(*arguments, factory=Doomed, **options)
    open_for_writing(Path(sys.argv[1])).close()
""")


def survives(path: Path, hundreds_of_steps: int) -> bool:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", KILLED, str(path), str(hundreds_of_steps)]
    code = subprocess.run(command, env=env, check=False).returncode
    assert code in (0, -9)
    return code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_killed_in_mid_migration_a_large_journal_opens_again_with_everything(
    tmp_path: Path,
) -> None:
    many: Sequence[Event] = GUIDED * 100
    whole = old_journal(tmp_path / "whole.sqlite3", sessions=30, events=many)
    path = tmp_path / "journal.sqlite3"
    in_the_middle = 0

    for step in count():
        shutil.copy(whole, path)
        if survives(path, 4**step):
            break
        in_the_middle += version(path) == 1
        assert len(list_sessions(path)) == 30
        migrate(path)
        assert version(path) == SCHEMA_VERSION
        assert_same(whole, path)
        assert {row.worked for row in list_sessions(path)} == {
            (Worked("gluteus-medius", "right", 0.0), Worked("piriformis", "left", 4375.0))
        }

    assert in_the_middle >= 4
