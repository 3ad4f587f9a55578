"""`kneadle log`: which sessions are listed, and what is said of each."""

import json
from datetime import date
from pathlib import Path

import pytest

from command import Computer
from journalled import keep, worked
from kneadle.cli.days import day_of
from kneadle.events import HoldEnded
from logged import ids, two_sessions

TODAY = date(2026, 11, 22)


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return two_sessions(tmp_path)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-22", TODAY),
        ("today", TODAY),
        ("yesterday", date(2026, 11, 21)),
        ("7d", date(2026, 11, 15)),
        ("2w", date(2026, 11, 8)),
        ("14.11.2026", date(2026, 11, 14)),
        ("14.11.", date(2026, 11, 14)),
        ("14 Nov", date(2026, 11, 14)),
        ("22 nov", TODAY),
        ("23 November", date(2025, 11, 23)),
        ("29 Feb", date(2024, 2, 29)),
        ("Sun 14 Nov 2027", date(2027, 11, 14)),
        ("Saturday 14 November 2026", date(2026, 11, 14)),
        ("Sat 14 Nov, 18:30", date(2026, 11, 14)),
        ("2026-11-14 09:00", date(2026, 11, 14)),
        ("Sunday", TODAY),
        ("Mon", date(2026, 11, 16)),
    ],
)
def test_days_are_what_a_person_writes(text: str, day: date) -> None:
    assert day_of(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "2026-13-01", "31.11.2026", "30 Feb", "32.1.", "14 Nob", "Nov"),
        *("-1d", "d", "7", "9999w9", "14 Nov 20", "18:30"),
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        day_of(text, TODAY)


@pytest.mark.parametrize("text", ["9999999d", "soon"])
def test_a_day_that_is_none_is_wrong_usage(computer: Computer, text: str) -> None:
    ran = computer.run("log", "--since", text)

    assert ran.code == 2
    assert "is not a day" in ran.err


def test_the_list_is_narrowed_by_options_before_or_after_the_action(computer: Computer) -> None:
    assert ids(computer) == ids(computer, "list") == [1, 2]
    assert ids(computer, "--muscle", "piriformis") == [1]
    assert ids(computer, "list", "--side", "left", "--search", "CALF it") == [1]
    assert ids(computer, "--since", "2026-11-23") == []
    assert json.loads(computer.call("log", "--side", "left", "--json", "list").out)[0]["id"] == 1


def test_sites_and_days_are_found_by_the_words_in_which_they_are_printed(
    computer: Computer,
) -> None:
    assert ids(computer, "--muscle", "left piriformis") == [1]
    assert ids(computer, "--muscle", "Piriformis", "--side", "left") == [1]
    assert ids(computer, "--muscle", "right piriformis") == []
    assert ids(computer, "--muscle", "gluteus medius") == []
    assert ids(computer, "--since", "22.11.2026", "--until", "22 Nov 2026") == [1, 2]
    wrong = computer.run("log", "--muscle", "biceps")
    assert wrong.code == 2
    assert "gluteus medius" in wrong.err
    both = computer.call("log", "--muscle", "left piriformis", "--side", "right")
    assert both.code == 1
    assert "left piriformis is not on the right" in both.err


def test_the_list_says_how_many_holds_counted_and_each_column_has_a_heading(
    tmp_path: Path,
) -> None:
    computer = Computer(tmp_path)
    ended = (
        HoldEnded(50.0, 1.0, 41.0, 40.0, 44.0, 50.0, 0.1, True, "released"),
        HoldEnded(70.0, 60.0, 69.0, 9.0, 44.0, 50.0, 0.1, False, "released"),
    )
    keep(
        tmp_path / "journal.sqlite3",
        events=(*worked("piriformis", "left"), *ended),
        summary={"holds": 2},
        device="a ball with a long name",
    )
    keep(tmp_path / "journal.sqlite3", summary={"holds": 1})

    heading, guided, plain = computer.call("log").out.splitlines()

    assert "2 (1)" in guided
    assert "1 (0)" in plain
    assert heading.index("holds (counted)") + len("holds (counted)") == guided.index("2 (1)") + 5
    assert heading.index("where") == guided.index("left piriformis")
    assert heading.index("device") == guided.index("a ball") == plain.index("ball-7")
    assert "2 (1)" in computer.call("log", "show", 1).out


def test_a_list_without_a_match_is_not_called_an_empty_journal(computer: Computer) -> None:
    assert "No session is like that" in computer.call("log", "--tag", "none").out


def test_the_list_says_where_was_worked_and_with_which_tags(computer: Computer) -> None:
    computer.call("log", "tag", 1, "Sore", "long day")

    assert "left piriformis  [long day] [sore]" in computer.call("log").out
    assert ids(computer, "--tag", "SORE") == [1]
    computer.call("log", "tag", 1, "--remove", "sore")
    assert ids(computer, "--tag", "sore") == []


def test_a_device_is_found_by_the_name_that_the_person_gave_it(computer: Computer) -> None:
    known = {"id": "C8:01", "name": "Blue", "kind": "ball", "transport": "ble"}
    book = {"schema": "kneadle.devices/1", "default": None}
    described = {**known, "identity": "ball-7", "calibration": None}
    computer.devices.write_text(json.dumps({**book, "devices": [described]}))

    assert ids(computer, "--device", "blue") == ids(computer, "--device", "ball") == [1, 2]
    assert ids(computer, "--device", "green") == []
