"""`kneadle export` and `kneadle import` as a person runs them."""

import json
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from command import Computer, strict_json
from exchanging import Session, written
from feeding import hello
from kneadle.events import Contact
from kneadle.journal.read import list_sessions
from kneadle.journal.write import Kind
from kneadle.samples import Message, Samples
from window import window

PULL = "time_ms,force_kg\n" + "".join(f"{10 * n},{n % 7}\n" for n in range(500))


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


@pytest.fixture
def pull(tmp_path: Path) -> Path:
    file = tmp_path / "pull.csv"
    file.write_text(PULL)
    return file


def sessions(computer: Computer) -> int:
    return len(list_sessions(computer.journal)) if computer.journal.exists() else 0


def recorded(computer: Computer, kind: Kind = "live") -> None:
    said: list[Message] = [hello(), Samples(np.arange(300), np.zeros(300))]
    events = [Contact(0.5, True, 0.4)]
    written(computer.journal, Session(said, events, "", (), True, "UTC", False), kind)


def test_a_session_goes_to_another_computer_and_no_second_time(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    here, there = Computer(tmp_path / "a"), Computer(tmp_path / "b")
    recorded(here)
    file = tmp_path / "s.zip"

    assert "Session 1 is now in" in here.call("export", "latest", file).out
    assert "Imported as session 1" in there.call("import", file, "--yes").out
    again = there.call("import", file, "--yes")
    assert again.code == 1
    assert "in the journal already, as session 1" in again.err
    assert there.call("import", file, "--yes", "--again").code == 0
    assert sessions(there) == 2
    home = here.call("import", file, "--yes")
    assert "in the journal already, as session 1" in home.err


def test_what_a_demo_made_up_is_called_so_wherever_it_goes(tmp_path: Path) -> None:
    computers = []
    for name in ("a", "b", "c", "d"):
        (tmp_path / name).mkdir()
        computers.append(Computer(tmp_path / name))
    recorded(computers[0], "demo")

    for here, there, name in zip(
        computers, computers[1:], ("1.zip", "2.zip", "3.csv"), strict=False
    ):
        here.call("export", "latest", tmp_path / name)
        assert "Made up: a simulated ball" in there.call("import", tmp_path / name, "--yes").out
        assert ", made up" in there.call("log").out
        assert all(row["made_up"] for row in json.loads(there.call("log", "--json").out))
        there.call("report", "latest", "-o", tmp_path / f"{name}.html")
        page = (tmp_path / f"{name}.html").read_text()
        assert "Nobody was measured." in page
        assert "perhaps of somebody else" not in page


def test_a_session_of_somebody_is_not_called_made_up(tmp_path: Path) -> None:
    here = Computer(tmp_path)
    recorded(here)
    here.call("export", "latest", tmp_path / "s.zip")

    assert "Made up" not in here.call("import", tmp_path / "s.zip", "--yes", "--again").out
    assert "made up" not in here.call("log").out


def test_what_nobody_can_press_is_taken_only_with_its_unit(
    computer: Computer, tmp_path: Path
) -> None:
    file = tmp_path / "grams.csv"
    file.write_text("t_s,force (N)\n0,100\n1,42000\n2,300\n")
    ran = computer.call("import", file, "--yes")

    assert ran.code == 1
    assert "more than a person can press" in ran.err
    assert "--unit N|kg|lb|g" in ran.err
    assert sessions(computer) == 0
    assert computer.call("import", file, "--yes", "--unit", "g").code == 0


def test_only_the_zip_is_said_to_come_back_whole(computer: Computer) -> None:
    assert "only the .zip" in " ".join(computer.run("export", "--help").out.split())


def test_nothing_is_imported_without_a_yes(computer: Computer, pull: Path) -> None:
    ran = computer.run("import", pull)

    assert ran.code == 1
    assert "500 readings at 100 a second" in ran.out
    assert "force kg, time ms" in ran.out
    assert "--yes" in ran.err
    assert sessions(computer) == 0


def test_a_yes_that_was_given_before_is_enough(computer: Computer, pull: Path) -> None:
    assert computer.call("import", pull, "--yes").code == 0

    (row,) = list_sessions(computer.journal)
    assert (row.kind, row.device, row.readings) == ("import", "pull", 500)
    assert (row.summary.stored or {})["imported"]["file"] == "pull.csv"
    assert "Imported as session" not in computer.call("log").out
    assert computer.call("analyze", "latest").code == 0


def test_units_that_are_not_said_are_asked_for_and_never_taken_for_granted(
    computer: Computer, tmp_path: Path
) -> None:
    file = tmp_path / "mute.csv"
    file.write_text(PULL.replace("time_ms,force_kg", "time,force"))
    ran = computer.call("import", file, "--yes")

    assert ran.code == 1
    assert "does not say the unit of force and the unit of time" in ran.err
    assert "--unit N|kg|lb|g|kN|daN|cN|mN and --time s|ms|us" in ran.err
    assert sessions(computer) == 0
    assert computer.call("import", file, "--yes", "--unit", "lb", "--time", "ms").code == 0


def test_at_a_terminal_units_are_asked_for_and_then_the_yes(
    computer: Computer, tmp_path: Path
) -> None:
    file = tmp_path / "mute.csv"
    file.write_text(PULL.replace("time_ms,force_kg", "time,force"))
    with window(computer, "import", str(file)) as terminal:
        terminal.until("In which unit is the force?")
        terminal.press("2\n")
        terminal.until("In which unit is the time?")
        terminal.press("2\n")
        assert "force kg, time ms" in terminal.until("Import it? [y/N]")
        terminal.press("y\n")
        assert terminal.end() == 0
    assert list_sessions(computer.journal)[0].readings == 500


def test_json_is_a_preview_and_with_a_yes_the_session_it_became(
    computer: Computer, pull: Path
) -> None:
    looked = strict_json(computer.call("import", pull, "--json").out)

    assert (looked["schema"], looked["session"]) == ("kneadle.import/1", None)
    assert (looked["unit"], looked["time"], looked["readings"]) == ("kg", "ms", 500)
    assert sessions(computer) == 0
    assert strict_json(computer.call("import", pull, "--json", "--yes").out)["session"] == 1
    assert strict_json(computer.call("import", pull, "--json").out)["twice_of"] == 1


def test_a_file_that_is_there_is_not_written_over(computer: Computer, tmp_path: Path) -> None:
    recorded(computer)
    file = tmp_path / "s.csv"

    assert computer.call("export", "latest", file).code == 0
    file.unlink()  # the description beside it is somebody's as well
    refused = computer.call("export", "latest", file)
    assert refused.code == 1
    assert "s.about.json is there already" in refused.err
    assert computer.call("export", "latest", file, "--force").code == 0


def test_what_a_stranger_wrote_gives_a_terminal_no_orders(
    computer: Computer, tmp_path: Path
) -> None:
    file = tmp_path / "s.csv"
    file.write_text("t_s,force_n,\x1b[2Jred\n0,1,2\n1,2,3\n")

    assert "\x1b" not in computer.call("import", file, "--yes").out


@pytest.mark.parametrize(
    "when", ["9999-12-31T23:59:59", "1969-12-31T12:00", "2200-12-31T23:00-05:00"]
)
def test_a_moment_beyond_a_person_s_life_is_wrong_usage(
    computer: Computer, pull: Path, when: str
) -> None:
    """A zip of that session would be refused."""
    ran = computer.run("import", pull, "--yes", "--started", when)
    assert ran.code == 2
    assert "1970 to 2200" in ran.err
    assert sessions(computer) == 0


def test_a_moment_that_is_none_is_wrong_usage(computer: Computer, pull: Path) -> None:
    ran = computer.run("import", pull, "--started", "tomorrow")
    assert ran.code == 2
    assert "is not a moment" in ran.err
    assert computer.call("import", pull, "--yes", "--started", "2026-05-04T10:00+02:00").code == 0
    assert list_sessions(computer.journal)[0].started == datetime(2026, 5, 4, 8, tzinfo=UTC)
