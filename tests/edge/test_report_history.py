import json
import os
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from journalled import NOON, keep, worked
from kneadle.journal import edit
from kneadle.report import history as kept_history
from kneadle.report.history import beside, forget, history, learn
from reporting import guided

UNTIL = date(2026, 12, 31)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "journal.sqlite3"
    for day in range(3):
        keep(path, started=NOON + timedelta(days=day), events=guided(before=6 - day))
    return path


def pains(journal: Path, since: date | None = None) -> list[int | None]:
    return [each.site.pain_before for each in history(journal, since, UNTIL, silent).visits]


def silent(_: float) -> None: ...


def lose_events(journal: Path) -> None:
    """From now on only what is remembered can be told."""
    with closing(sqlite3.connect(journal)) as db, db:
        db.execute("DELETE FROM event")


def test_what_was_judged_once_is_not_judged_again(journal: Path) -> None:
    first = pains(journal)
    lose_events(journal)

    assert pains(journal) == first == [6, 5, 4]


def test_only_the_new_one_is_judged(journal: Path) -> None:
    pains(journal)
    lose_events(journal)
    keep(journal, started=NOON + timedelta(days=9), events=guided(before=1))

    assert pains(journal) == [6, 5, 4, 1]


def test_a_session_of_which_nobody_said_where_is_remembered_too(journal: Path) -> None:
    keep(journal)
    pains(journal)
    before = beside(journal).stat().st_mtime_ns

    assert pains(journal) == [6, 5, 4]
    assert beside(journal).stat().st_mtime_ns == before


def test_days_before_are_left_out(journal: Path) -> None:
    assert pains(journal, NOON.date() + timedelta(days=1)) == [5, 4]


def test_a_deleted_session_is_out_at_once_and_back_at_once(journal: Path) -> None:
    pains(journal)
    edit.delete(journal, 2, NOON)

    assert pains(journal) == [6, 4]
    assert "2" not in json.loads(beside(journal).read_text())["sessions"]
    edit.undo(journal)
    assert pains(journal) == [6, 5, 4]


@pytest.mark.parametrize("damage", ["", "[]", "{}", '{"schema": "kneadle.visits/3"}', "\0"])
def test_a_damaged_memory_is_none(journal: Path, damage: str) -> None:
    pains(journal)
    beside(journal).write_text(damage)

    assert pains(journal) == [6, 5, 4]


def test_damaged_visits_are_judged_again(journal: Path) -> None:
    pains(journal)
    data = json.loads(beside(journal).read_text())
    data["sessions"]["2"]["visits"] = [{"day": "yesterday"}]
    beside(journal).write_text(json.dumps(data))

    assert pains(journal) == [6, 5, 4]


def test_another_journal_in_the_same_place_is_not_mistaken_for_it(journal: Path) -> None:
    pains(journal)
    memory = beside(journal).read_bytes()
    for path in journal.parent.glob("journal.sqlite3*"):
        path.unlink()
    keep(journal, started=NOON + timedelta(days=30), events=guided(before=2))
    beside(journal).write_bytes(memory)

    assert pains(journal) == [2]


def test_what_another_version_made_of_it_is_not_taken(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pains(journal)
    lose_events(journal)
    monkeypatch.setattr(kept_history, "program_version", lambda: "99.0")

    assert pains(journal) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_takes_no_file_is_no_trouble(journal: Path) -> None:
    journal.parent.chmod(0o500)
    try:
        assert pains(journal) == [6, 5, 4]
    finally:
        journal.parent.chmod(0o700)


def test_nothing_stays_when_it_is_forgotten(journal: Path) -> None:
    pains(journal)
    forget(journal)
    forget(journal)

    assert not beside(journal).exists()


def test_a_site_is_one_visit_of_its_session(journal: Path) -> None:
    keep(journal, started=NOON + timedelta(days=9), events=worked("piriformis", "left"))

    found = history(journal, None, UNTIL, silent)
    assert (found.sessions, found.imported, found.made_up) == (4, 0, 0)
    assert {each.site.muscle for each in found.visits} == {"piriformis"}


def test_a_session_is_learnt_when_it_ends_so_that_trends_need_not_judge_it(journal: Path) -> None:
    learn(journal)
    lose_events(journal)

    assert pains(journal) == [6, 5, 4]


def test_nobody_waits_at_the_end_of_a_session_for_thousands_of_old_ones(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_history, "FEW", 2)
    learn(journal)

    assert not beside(journal).exists()


def test_no_journal_is_nothing_to_learn_from(tmp_path: Path) -> None:
    learn(tmp_path / "none.sqlite3")

    assert list(tmp_path.iterdir()) == []
