"""`kneadle demo --weeks`: made beside the person's own journal, and never over anything else."""

import shutil
from pathlib import Path

import pytest

from command import Computer
from kneadle.journal.edit import tag
from kneadle.journal.read import list_sessions
from kneadle_sims.weeks import TAG

pytestmark = pytest.mark.slow

WEEKS = "demo", "--weeks", 1


def example(computer: Computer) -> Path:
    return computer.folder / "data" / "kneadle" / "example-weeks.sqlite3"


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Computer:
    computer = Computer(tmp_path_factory.mktemp("weeks"))
    ran = computer.call(*WEEKS)
    assert (ran.code, ran.err) == (0, "")
    assert str(example(computer)) in ran.out
    return computer


@pytest.fixture
def computer(after: Computer, tmp_path: Path) -> Computer:
    """One on which a week was made already."""
    shutil.copytree(after.folder, tmp_path, dirs_exist_ok=True)
    return Computer(tmp_path)


def test_the_persons_own_journal_is_not_touched(after: Computer) -> None:
    assert not after.journal.exists()
    assert [each.name for each in example(after).parent.iterdir()] == [example(after).name]


def test_what_was_made_is_listed_as_simulated(after: Computer) -> None:
    after.env["KNEADLE_JOURNAL"] = str(example(after))
    listed = after.call("log").out.splitlines()[1:]

    assert len(listed) > 3
    assert all(line.endswith(f"[{TAG}]") for line in listed)


def test_made_again_it_takes_the_place_of_what_was_there(computer: Computer) -> None:
    tag(example(computer), 1, ["mine"])
    ran = computer.call(*WEEKS, "--json")

    (made,) = ran.events
    rows = list_sessions(example(computer))
    assert made["simulated"] is True
    assert made["sessions"] == len(rows)
    assert made["since"] <= rows[0].started.date().isoformat()
    assert rows[-1].started.date().isoformat() <= made["until"]
    assert {row.tags for row in rows} == {(TAG,)}
    assert [each.name for each in example(computer).parent.iterdir()] == [example(computer).name]


def test_a_session_that_somebody_else_put_there_stays(computer: Computer) -> None:
    tag(example(computer), 2, [], [TAG])
    before = example(computer).read_bytes()
    ran = computer.call(*WEEKS)

    assert ran.code != 0
    assert "did not make" in ran.err
    assert example(computer).read_bytes() == before


def test_a_file_that_is_no_journal_stays(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    example(computer).parent.mkdir(parents=True)
    example(computer).write_text("my notes")
    ran = computer.call(*WEEKS)

    assert ran.code != 0
    assert "is not a Kneadle journal" in ran.err
    assert example(computer).read_text() == "my notes"


@pytest.mark.parametrize("weeks", ["0", "53", "1.5", "-1", "many"])
def test_weeks_that_nobody_can_have_are_refused(weeks: str, tmp_path: Path) -> None:
    ran = Computer(tmp_path).run("demo", f"--weeks={weeks}")

    assert ran.code == 2
    assert "from 1 to 52" in ran.err
