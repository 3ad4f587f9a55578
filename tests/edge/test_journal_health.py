"""What doctor says of a journal's health."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from journalled import keep
from kneadle.doctor import journal
from kneadle.doctor.finding import Finding
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
