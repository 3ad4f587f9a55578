"""`kneadle analyze --session, --all`: kept readings are judged again, and both verdicts stay."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from command import Computer
from journalled import begin, second
from kneadle.detect.limits import Limits
from kneadle.journal import running
from kneadle.journal.read import load
from logged import record, two_sessions


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return two_sessions(tmp_path)


def test_judged_again_by_the_same_detectors_nothing_changes(computer: Computer) -> None:
    number = record(computer.journal, Limits())

    assert "nothing changed" in computer.call("analyze", "--session", number).out
    assert "nothing changed" in computer.call("log", "show", number).out


def test_judging_again_shows_what_changed_and_keeps_both_verdicts(computer: Computer) -> None:
    number = record(computer.journal, Limits())
    told = load(computer.journal, number).events
    with closing(sqlite3.connect(computer.journal)) as db, db:
        db.execute(
            "UPDATE session SET limits = ? WHERE id = ?",
            (json.dumps(Limits(ceiling_n=40.0).to_json()), number),
        )

    ran = computer.call("analyze", "--session", number)
    assert "gained: above your ceiling at 0:0" in ran.out
    (judged,) = json.loads(computer.call("analyze", "--session", number, "--json").out)
    assert {each["what"] for each in judged["changes"]} == {"gained"}
    assert judged["before"]["warnings"] == []
    shown = json.loads(computer.call("log", "show", number, "--json").out)
    assert shown["verdicts"][0]["analysis"] == judged["after"]
    assert load(computer.journal, number).events == told
    assert "gained: above your ceiling" in computer.call("log", "show", number).out


def without_its_hold(computer: Computer) -> int:
    """A session whose readings are damaged where its hold was."""
    number = record(computer.journal, Limits())
    with closing(sqlite3.connect(computer.journal)) as db, db:
        db.execute("UPDATE samples SET crc = crc + 1 WHERE session_id = ?", (number,))
    return number


def test_what_is_lost_with_damaged_readings_is_said_to_be_so_then_and_later(
    computer: Computer,
) -> None:
    number = without_its_hold(computer)
    readings = load(computer.journal, number).info.readings
    words = f"{readings} of {readings} readings are damaged or missing, and were left out"

    judged = computer.call("analyze", "--session", number).out
    shown = computer.call("log", "show", number).out

    for said in (judged, shown):
        assert said.index(words) < said.index("lost: hold")
    (kept,) = json.loads(computer.call("log", "show", number, "--json").out)["verdicts"]
    trace = kept["analysis"]["trace"]
    assert (trace["missing"], trace["samples"]) == (readings, 0)


def test_a_verdict_on_all_readings_says_nothing_of_missing_ones(computer: Computer) -> None:
    number = record(computer.journal, Limits())

    assert "left out" not in computer.call("analyze", "--session", number).out
    assert "left out" not in computer.call("log", "show", number).out


def test_a_session_without_readings_is_not_judged(computer: Computer) -> None:
    begin(computer.journal).close("refused", {})

    ran = computer.call("analyze", "--session", 3)

    assert ran.code == 1
    assert "Session 3 has no readings to judge" in ran.err
    assert ran.out == ""


def test_a_session_that_is_recorded_is_left_out_when_all_are_judged(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "PATIENCE_S", 0.0)
    writer = begin(computer.journal)
    writer.keep(second(0))
    writer.flush()

    ran = computer.call("analyze", "--all", "--json")
    assert ran.code == 0
    assert [each["session"] for each in json.loads(ran.out)] == [1, 2]
    assert "session 3 was left out, since it is perhaps being recorded" in ran.err
    writer.close("ended", {})

    ran = computer.call("analyze", "--all", "--json")
    assert [each["session"] for each in json.loads(ran.out)] == [1, 2, 3]
    assert ran.err == ""


def test_processes_side_by_side_judge_as_one_does(computer: Computer) -> None:
    for ceiling_n in (60.0, 70.0):
        record(computer.journal, Limits(ceiling_n=ceiling_n))

    alone = json.loads(computer.call("analyze", "--all", "--json").out)
    together = json.loads(computer.run("analyze", "--all", "--jobs", 2, "--json").out)

    assert [each["session"] for each in alone] == [1, 2, 3, 4]
    assert together == alone


def test_a_session_that_cannot_be_judged_leaves_the_others(computer: Computer) -> None:
    with closing(sqlite3.connect(computer.journal)) as db, db:
        db.execute("UPDATE session SET limits = '{\"ceiling_n\": 5}' WHERE id = 1")

    ran = computer.call("analyze", "--all")

    assert ran.code == 1
    assert "session 1, 2026-11-22 12:00: could not be judged. A ceiling of 5 N" in ran.out
    assert "session 2, 2026-11-22 12:00: nothing changed" in ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        "--session 1 --all",
        "1 --all",
        "--session 1 --ceiling 50",
        "--session 1 --jobs 2",
        "--all --plot a.svg",
        "--all --jobs 0",
        "--all --lenient",
    ],
)
def test_what_does_not_go_together_is_wrong_usage(computer: Computer, arguments: str) -> None:
    with pytest.raises(SystemExit) as left:
        computer.call("analyze", *arguments.split())

    assert left.value.code == 2
