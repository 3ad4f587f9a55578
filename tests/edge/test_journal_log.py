"""kneadle log, backup, restore and analyze --session, as a person types them."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from command import Computer
from feeding import hello, noisy
from journalled import NOON, begin, keep, noted, second, worked
from kneadle.analyze import analyze
from kneadle.cli.days import day_of
from kneadle.detect.limits import Limits
from kneadle.events import HoldEnded
from kneadle.journal import running, store
from kneadle.journal.read import load
from kneadle.journal.write import open_session
from kneadle.samples import Message, Samples
from kneadle_sims.hand import Hand

TODAY = date(2026, 11, 22)
HAND = Hand(seed=3).rest(1.0).lean_on(45.0, over_s=2.0).hold(for_s=35.0).release().rest(1.0)


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """Two sessions, the first of them guided."""
    computer = Computer(tmp_path)
    guided = (*worked("piriformis", "left"), noted("the calf felt it"))
    keep(computer.journal, events=guided)
    keep(computer.journal)
    return computer


def record(path: Path, limits: Limits) -> int:
    """A session that was judged as it is today."""
    force_n = noisy(HAND.force(100.0)[1], HAND.seed)
    messages: list[Message] = [hello(), Samples(np.arange(len(force_n)), force_n)]
    writer = open_session(
        path, kind="live", program_version="0.0.1", limits=limits.to_json(), started=NOON
    )
    for message in messages:
        writer.keep(message)
    for event in analyze(messages, limits, "").events:
        writer.event(event, NOON)
    writer.close("ended", {"t_s": HAND.duration_s})
    return writer.session_id


def ids(computer: Computer, *arguments: object) -> list[int]:
    return [row["id"] for row in json.loads(computer.call("log", *arguments, "--json").out)]


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


def test_a_note_is_written_shown_found_and_cleared(computer: Computer) -> None:
    computer.call("log", "note", "latest", "slept", "badly")

    shown = computer.call("log", "show", 2).out
    assert "Note: slept badly" in shown
    assert ids(computer, "--search", "badly") == [2]
    computer.call("log", "note", 2, "")
    assert "Note" not in computer.call("log", "show", 2).out
    assert "Note: the calf felt it" in computer.call("log", "show", 1).out


def test_deleting_says_how_to_undo_and_undo_does(computer: Computer) -> None:
    said = computer.call("log", "delete", 2).out
    assert "`kneadle log undo` brings it back" in said
    assert ids(computer) == [1]

    assert "Session 2 is back" in computer.call("log", "undo").out
    assert ids(computer) == [1, 2]
    computer.call("log", "delete", 1)
    computer.call("log", "restore", 1)
    assert ids(computer) == [1, 2]


def test_a_purge_needs_a_yes(computer: Computer) -> None:
    computer.call("log", "delete", 2)

    refused = computer.run("log", "purge")
    assert refused.code == 1
    assert "--yes" in refused.err
    assert "1 deleted session (2)" in computer.call("log", "purge", "--yes").out
    assert "no session 2" in computer.call("log", "show", 2).err


@pytest.mark.parametrize("action", ["show", "note", "tag", "delete", "restore"])
@pytest.mark.parametrize("session", ["99", "9" * 30, "two", "1; DROP TABLE session"])
def test_a_session_that_is_none_is_said_to_be_none(
    computer: Computer, action: str, session: str
) -> None:
    more = ("x",) if action in ("note", "tag") else ()
    ran = computer.call("log", action, session, *more)

    assert ran.code == 1
    assert ran.err.startswith("kneadle: ")
    assert ids(computer) == [1, 2]


def test_a_purge_names_the_copies_that_still_have_what_is_gone(computer: Computer) -> None:
    computer.call("backup", computer.folder / "copy.sqlite3")
    computer.call("restore", computer.folder / "copy.sqlite3", "--yes")
    (aside,) = computer.folder.glob("journal-until-*.sqlite3")
    computer.call("log", "delete", 2)

    said = computer.call("log", "purge", "--yes").out

    assert "Copies made by `kneadle backup` still have them" in said
    assert f"set aside: {aside}." in said
    assert str(computer.journal) not in said


def test_a_purge_that_was_held_up_is_ended_by_the_next_which_needs_no_yes(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BUSY_S", 0.05)
    computer.call("log", "note", 2, "a secret that nobody shall read")
    computer.call("log", "delete", 2)

    with closing(sqlite3.connect(computer.journal, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM session").fetchone()
        held_up = computer.call("log", "purge", "--yes")
        assert (held_up.code, held_up.out) == (1, "")
        assert "run `kneadle log purge` again" in held_up.err
        other.execute("ROLLBACK")
        ended = computer.call("log", "purge")
        assert (ended.code, ended.err) == (0, "")
        assert "nothing is left" in ended.out
        assert not [f for f in computer.folder.iterdir() if b"secret" in f.read_bytes()]


def test_rows_of_no_session_are_purged_after_a_yes(computer: Computer) -> None:
    with closing(sqlite3.connect(computer.journal)) as db, db:
        db.execute("DELETE FROM session WHERE id = 2")

    assert "2 rows of no session" in computer.run("log", "purge").err
    assert "`kneadle log purge` removes such rows" in computer.call("doctor").out
    assert "Removed 2 rows of no session for good" in computer.call("log", "purge", "--yes").out
    assert "belong to no session" not in computer.call("doctor").out


def test_a_session_that_is_recorded_is_not_deleted(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "PATIENCE_S", 0.0)
    writer = begin(computer.journal)

    ran = computer.call("log", "delete", writer.session_id)

    assert ran.code == 1
    assert "perhaps it is being recorded" in ran.err
    writer.close("ended", {})


def test_a_backup_goes_to_a_new_file_and_over_another_only_when_told(computer: Computer) -> None:
    copy = computer.folder / "copy.sqlite3"

    assert "2 sessions copied" in computer.call("backup", copy).out
    keep(computer.journal)
    assert "is there already" in computer.call("backup", copy).err
    assert "3 sessions copied" in computer.call("backup", copy, "--force").out
    assert "is a folder" in computer.call("backup", computer.folder, "--force").err
    itself = computer.call("backup", computer.journal, "--force")
    assert "is the journal itself" in itself.err
    assert ids(computer) == [1, 2, 3]


def test_a_restore_says_where_the_present_journal_went(computer: Computer) -> None:
    copy = computer.folder / "copy.sqlite3"
    computer.call("backup", copy)
    computer.call("log", "note", 1, "later")

    said = computer.call("restore", copy, "--yes").out

    assert "is now" in said
    assert json.loads(computer.call("log", "--json").out)[0]["note"] == ""
    (aside,) = computer.folder.glob("journal-until-*.sqlite3")
    with closing(sqlite3.connect(aside)) as db:
        assert db.execute("SELECT note FROM session WHERE id = 1").fetchone() == ("later",)


def test_a_restore_of_what_is_not_there_or_is_the_journal_is_refused(computer: Computer) -> None:
    assert "There is no file" in computer.call("restore", computer.folder / "none").err
    assert "is the journal itself" in computer.call("restore", computer.journal).err
    empty = computer.folder / "empty.csv"
    empty.touch()
    assert "empty.csv is empty." in computer.call("restore", empty).err


def test_a_restore_while_recording_is_refused(computer: Computer) -> None:
    copy = computer.folder / "copy.sqlite3"
    computer.call("backup", copy)
    writer = begin(computer.journal)
    writer.keep(second(0))
    writer.flush()

    ran = computer.call("restore", copy, "--yes")

    assert ran.code == 1
    assert "being recorded" in ran.err
    writer.close("ended", {})


def test_a_restore_over_sessions_needs_a_yes_and_over_none_does_not(computer: Computer) -> None:
    copy = computer.folder / "copy.sqlite3"
    computer.call("backup", copy)
    keep(computer.journal)

    refused = computer.run("restore", copy)
    assert refused.code == 1
    assert "The journal holds 3 sessions. Set it aside, and put the 2 sessions of" in refused.err
    assert "--yes" in refused.err
    assert ids(computer) == [1, 2, 3]

    computer.journal.unlink()
    assert computer.run("restore", copy).code == 0
    assert ids(computer) == [1, 2]
    computer.journal.write_bytes(b"beyond repair")
    assert "The journal cannot be read" in computer.run("restore", copy).err


def test_what_is_damaged_in_a_copy_is_said_before_it_takes_the_journal_s_place(
    computer: Computer,
) -> None:
    copy = computer.folder / "copy.sqlite3"
    computer.call("backup", copy)
    with closing(sqlite3.connect(copy)) as db, db:
        db.execute("UPDATE samples SET data = zeroblob(9) WHERE session_id = 2")
    words = f"About 1 s of readings in {copy} are damaged or missing, in session 2."

    refused = computer.run("restore", copy)
    assert (refused.code, refused.out.strip()) == (1, words)
    assert ids(computer) == [1, 2]
    assert not list(computer.folder.glob("journal-until-*"))

    assert computer.call("restore", copy, "--yes").out.startswith(words)
    backed_up = computer.call("backup", computer.folder / "again.sqlite3").out
    assert "are damaged or missing, in session 2" in backed_up


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
