"""kill -9 in the middle of an import: nobody sees half a session."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from command import Computer
from kneadle.journal import edit
from kneadle.journal.read import list_sessions
from kneadle.journal.store import reading
from zipping import good_zip

IMPORTER = textwrap.dedent("""
    import os, signal, sys
    from pathlib import Path

    from kneadle.exchange import keep
    from kneadle.exchange.importing import look
    from kneadle.exchange.recording import Said
    from kneadle.journal.write import JournalWriter

    def die(*_):
        os.kill(os.getpid(), signal.SIGKILL)

    keep.READINGS_AT_ONCE = 1  # every reading is on the disk when it dies
    journal, file, where = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    if where == "at the end":
        keep.settle = die
    found = look(file, Said())
    found.keep(journal, {}, lambda done: done and where == "in the middle" and die())
""")
PULL = "time_ms,force_kg\n" + "".join(f"{10 * n},{n % 7}\n" for n in range(500))


def killed(computer: Computer, file: Path, where: str) -> None:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", IMPORTER, str(computer.journal), str(file), where]
    assert subprocess.run(command, env=env, check=False).returncode == -signal.SIGKILL


@pytest.mark.parametrize("where", ["in the middle", "at the end"])
@pytest.mark.parametrize("kind", ["zip", "csv"])
def test_an_import_that_was_killed_is_not_listed_and_the_next_one_makes_one_session(
    tmp_path: Path, where: str, kind: str
) -> None:
    computer, file = Computer(tmp_path), tmp_path / f"pull.{kind}"
    file.write_bytes(good_zip(tmp_path) if kind == "zip" else PULL.encode())
    (tmp_path / "j.sqlite3").unlink(missing_ok=True)
    killed(computer, file, where)

    with reading(computer.journal) as db:
        assert db.execute("SELECT count(*) FROM samples").fetchone()[0] > 0
    assert list_sessions(computer.journal) == []
    assert "No sessions yet" in computer.call("log").out
    assert computer.call("import", file, "--yes").code == 0
    (row,) = list_sessions(computer.journal)
    assert row.readings == (90 if kind == "zip" else 500)
    assert (row.note, row.tags) == (("sore after", ("hip",)) if kind == "zip" else ("", ()))


def test_what_it_left_goes_with_a_purge_and_never_comes_back(tmp_path: Path) -> None:
    computer, file = Computer(tmp_path), tmp_path / "pull.csv"
    file.write_text(PULL)
    killed(computer, file, "in the middle")
    computer.call("import", file, "--yes")
    computer.call("log", "delete", "2")
    killed(computer, file, "in the middle")

    refused = computer.call("log", "restore", "3")
    assert refused.code == 1 and "Session 3 is not deleted" in refused.err
    assert "Session 2 is back" in computer.call("log", "undo").out
    assert computer.call("log", "purge", "--yes").code == 0
    assert edit.deleted(computer.journal) == []
    assert [row.id for row in list_sessions(computer.journal)] == [2]
