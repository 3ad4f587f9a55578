"""What doctor says of a journal's health."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from feeding import hello
from journalled import begin, keep, second
from kneadle.doctor import journal
from kneadle.doctor.finding import Finding
from kneadle.samples import Tare
from old_journal import old_journal

ROOMY = 10**12


def examined(path: Path) -> list[Finding]:
    return journal.check(path, lambda folder: ROOMY)


def levels(findings: list[Finding]) -> list[str]:
    assert all(bool(each.do) == (each.level != "ok") for each in findings)
    return [each.level for each in findings]


def test_readings_that_do_not_match_their_checksum_are_counted_and_the_session_named(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.sqlite3"
    keep(path, seconds=2)
    keep(path, seconds=3)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE samples SET data = zeroblob(9) WHERE session_id = 2 AND n = 100")

    found = examined(path)

    assert levels(found) == ["warn", "ok"]
    assert "About 3 s of readings" in found[0].what
    assert "in session 2." in found[0].what


LOST = {
    "one in the middle": ("DELETE FROM samples WHERE session_id = 2 AND first_index = 400", 1),
    "the first two": ("DELETE FROM samples WHERE session_id = 2 AND first_index < 200", 2),
    "the last four": ("DELETE FROM samples WHERE session_id = 2 AND first_index >= 600", 4),
    "all": ("DELETE FROM samples WHERE session_id = 2", 10),
    "one, and another is damaged": (
        "UPDATE samples SET crc = crc + 1 WHERE session_id = 2 AND first_index = 300;"
        "DELETE FROM samples WHERE session_id = 2 AND first_index = 700",
        2,
    ),
    "the last, damaged": (
        "UPDATE samples SET crc = 0 WHERE session_id = 2 AND first_index = 900",
        1,
    ),
    "one that says it is longer": (
        "UPDATE samples SET n = 150 WHERE session_id = 2 AND first_index = 100",
        1,
    ),
}


@pytest.mark.parametrize(("statements", "lost_s"), LOST.values(), ids=LOST.keys())
def test_readings_that_are_not_there_are_told_of_in_seconds(
    tmp_path: Path, statements: str, lost_s: int
) -> None:
    path = tmp_path / "journal.sqlite3"
    keep(path)
    keep(path, seconds=10, summary={"samples": 1000})
    keep(path)
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(statements)

    found = examined(path)

    assert levels(found) == ["warn", "ok"]
    assert f"About {lost_s} s of readings" in found[0].what
    assert "in session 2." in found[0].what


def test_blocks_of_many_seconds_are_counted_by_what_is_in_them(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    writer = begin(path)
    writer.keep(hello(rate_hz=50.0))
    for number in range(30):
        writer.keep(second(number))
    writer.close("ended", {})
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE samples SET data = zeroblob(9)")

    assert "About 60 s of readings" in examined(path)[0].what


def test_what_a_session_was_told_after_its_last_reading_shows_how_long_it_was(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.sqlite3"
    writer = begin(path)
    writer.keep(hello())
    writer.keep(second(0))
    writer.keep(Tare())
    writer.close("ended", {})
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM samples")

    assert "About 1 s of readings" in examined(path)[0].what


def test_an_import_is_not_measured_by_the_summary_of_another_journal(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    keep(path, summary={"samples": 10**6})
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE session SET kind = 'import'")

    assert levels(examined(path)) == ["ok", "ok"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE samples SET n = 'many'",
        "UPDATE samples SET n = 9e18",
        "UPDATE samples SET first_index = -5 WHERE first_index = 0",
        "UPDATE session SET summary = '[[' || hello, hello = x'a5'",
        "UPDATE session SET summary = '{\"samples\": 1e999}', hello = '{\"rate_hz\": NaN}'",
        "UPDATE message SET after_index = 'late'",
    ],
)
def test_numbers_that_make_no_sense_are_no_reason_to_fall_over(
    tmp_path: Path, statement: str
) -> None:
    path = tmp_path / "journal.sqlite3"
    keep(path, seconds=3, summary={"samples": 300})
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(statement)

    levels(examined(path))


def test_rows_that_belong_to_no_session_are_told_of(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    keep(path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM session")

    found = examined(path)

    assert levels(found) == ["warn", "ok"]
    assert "belong to no session" in found[0].what


def test_a_journal_too_large_to_look_at_all_of_it_is_no_reason_for_alarm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal.sqlite3"
    keep(path, seconds=50)
    monkeypatch.setattr(journal, "LOOKS_S", -1.0)

    found = examined(path)

    assert levels(found) == ["ok", "ok"]
    assert "`kneadle backup` looks at all of it" in found[0].what


def test_an_old_journal_is_examined_and_stays_old(tmp_path: Path) -> None:
    path = old_journal(tmp_path / "journal.sqlite3")
    before = path.read_bytes()

    assert levels(examined(path)) == ["ok", "ok"]
    assert path.read_bytes() == before
