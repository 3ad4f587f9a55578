"""`kneadle report` and `kneadle trends`, as a person runs them."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from command import Computer
from journalled import keep
from kneadle.report.history import beside
from pages import Page
from reporting import guided

NOW = datetime.now(UTC)


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """Five guided sessions within two weeks; the latest of them yesterday."""
    computer = Computer(tmp_path)
    for number in range(5):
        started = NOW - timedelta(days=13 - 3 * number)
        events = guided(before=8 - number)
        keep(computer.journal, started=started, events=events, seconds=100)
    return computer


def test_a_report_of_a_session_is_one_html_file_that_says_where_it_is(computer: Computer) -> None:
    to = computer.folder / "to.html"
    ran = computer.call("report", "latest", "-o", to)

    page = Page(to.read_bytes())
    assert (ran.code, ran.out) == (0, f"The report is in {to}.\n")
    assert page.data["session"]["id"] == 5
    assert page.data["trace"]["bins"] > 0


def test_a_report_of_weeks_has_all_from_that_day_on(computer: Computer) -> None:
    to = computer.folder / "to.html"
    ran = computer.call("report", "--since", "8d", "-o", to)

    assert ran.code == 0
    assert [each["id"] for each in Page(to.read_bytes()).data["sessions"]] == [3, 4, 5]


def test_without_a_name_it_is_named_after_what_it_is_of(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(computer.folder)

    computer.call("report", "2")
    computer.call("report", "--since", "2026-01-01")
    assert Path("kneadle-session-2.html").is_file()
    assert list(Path().glob("kneadle-2026-01-01-to-*.html"))


def test_nothing_is_written_over_unless_one_says_so(computer: Computer) -> None:
    to = computer.folder / "to.html"
    to.write_text("mine")

    refused = computer.call("report", "2", "-o", to)
    assert (refused.code, to.read_text()) == (1, "mine")
    assert "is there already.\n  Name another file, or add --force." in refused.err
    assert computer.call("report", "2", "-o", to, "--force").code == 0
    assert to.read_text() != "mine"


def test_without_a_browser_there_is_the_report_and_a_plain_word(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.env["PATH"] = str(computer.folder)
    to = computer.folder / "to.html"
    ran = computer.call("report", "2", "-o", to, "--pdf")

    assert ran.code == 1
    assert to.is_file()
    assert f"No Chromium was found to make a PDF with.\n  Open {to} in a browser" in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("report", "99"), "The journal has no session 99."),
        (("report", "--since", "2098-01-01"), "There is no session since 2098-01-01."),
        (("report", "2", "-o", "/no/such/folder/to.html"), "cannot be written"),
    ],
)
def test_what_cannot_be_is_said_in_two_plain_sentences(
    computer: Computer, arguments: tuple[str, ...], says: str
) -> None:
    ran = computer.call(*arguments)

    assert ran.code == 1
    assert says in ran.err
    assert ran.err.rstrip().endswith(".")


@pytest.mark.parametrize("wrong", [(), ("2", "--since", "7d"), ("2", "-o", "to.txt")])
def test_wrong_usage_is_refused(computer: Computer, wrong: tuple[str, ...]) -> None:
    assert computer.run("report", *wrong).code == 2


def test_trends_say_what_changed_and_how_sure_that_is(computer: Computer) -> None:
    ran = computer.call("trends")

    assert ran.code == 0
    assert "5 sessions, guided on 5 of 14 days" in ran.out
    assert "Left piriformis: pressed for 3 min 50 s" in ran.out
    assert "Pain when moving, before: less pain, a real change; -4.0 points of 10" in ran.out
    assert "over 12 days (95 % interval -4.0 to -4.0" in ran.out


def test_trends_as_json_are_those_chosen(computer: Computer) -> None:
    mine = json.loads(computer.call("trends", "--json", "--side", "left").out)
    other = json.loads(computer.call("trends", "--json", "--side", "right").out)

    assert (mine["schema"], mine["sessions"]) == ("kneadle.trends/1", 5)
    assert [each["muscle"] for each in mine["courses"]] == ["piriformis"]
    assert mine["courses"][0]["pain_before"]["change"] == -4.0
    assert other["courses"] == []


def test_trends_take_a_muscle_as_they_print_it_with_its_side(computer: Computer) -> None:
    mine = json.loads(computer.call("trends", "--json", "--muscle", "Left piriformis").out)
    other = json.loads(computer.call("trends", "--json", "--muscle", "right piriformis").out)
    either = computer.call("trends", "--muscle", "left piriformis", "--side", "right")

    assert [(each["muscle"], each["side"]) for each in mine["courses"]] == [("piriformis", "left")]
    assert other["courses"] == []
    assert "left piriformis is not on the right.\n  Name one side." in either.err


def test_trends_of_sessions_without_a_coach_say_why_there_are_none(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    keep(computer.journal, started=NOW)

    out = computer.call("trends").out
    assert "nobody said where was pressed" in out
    assert "pause" not in out


def test_where_all_sessions_are_imported_a_report_of_weeks_says_that(computer: Computer) -> None:
    other = Computer(computer.folder / "other")
    for number in ("4", "5"):
        to = computer.folder / f"{number}.zip"
        computer.call("export", number, to)
        assert other.call("import", to, "--yes").code == 0
    ran = other.call("report", "--since", "8w")

    assert "Each of the 2 sessions since" in ran.err
    assert "was imported" in ran.err
    assert "pause" not in other.call("trends").out


def test_what_is_purged_is_not_remembered_by_trends_either(computer: Computer) -> None:
    computer.call("trends")
    computer.call("log", "delete", "2")
    computer.call("log", "purge", "--yes")

    assert not beside(computer.journal).exists()
