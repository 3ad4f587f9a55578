"""A journal that somebody spoilt: a session, or a plain refusal, and never a traceback."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from journalled import NOON, keep, noted, worked
from kneadle.cli.log_list import listing
from kneadle.errors import JournalError
from kneadle.journal import edit
from kneadle.journal.backup import back_up
from kneadle.journal.read import list_sessions, load
from kneadle.journal.verdicts import Verdict, verdicts
from kneadle.journal.verdicts import keep as keep_verdict
from kneadle.journal.wanted import Wanted, find
from kneadle.review.counted import counted

SPOILT = {
    "tags that are bytes": "UPDATE tag SET tag = x'a5ff'",
    "a tag that is a number": "UPDATE tag SET tag = 3",
    "worked without end": "UPDATE worked SET loaded_s = 9e999",
    "worked of words": "UPDATE worked SET loaded_s = 'long', muscle = x'a5'",
    "a verdict that is half": "UPDATE verdict SET body = '{'",
    "a verdict of yesteryear": "UPDATE verdict SET judged_utc = 'once'",
    "a note of bytes": "UPDATE session SET note = x'a5'",
    "limits that are a list": "UPDATE session SET limits = '[1]'",
    "an event without a text": 'UPDATE event SET body = \'{"event": "coach_noted"}\'',
    "a note that is a number": "UPDATE event SET body = json_set(body, '$.text', 3)",
    "a day that was never": "UPDATE session SET started_utc = '2026-02-30'",
    "a zone beyond the world": "UPDATE session SET utc_offset_s = 1000000",
    "deleted at no time": "UPDATE session SET deleted_utc = 3",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.sqlite3"
    keep(path, events=(*worked("piriformis", "left"), noted("tender")))
    edit.tag(path, 1, ["sore"])
    keep_verdict(path, 1, Verdict("0.2.0", NOON, {"holds": [], "warnings": []}))
    return path


def use(path: Path) -> None:
    """All that looks at a journal, one after the other; what is refused is refused plainly."""
    wanted = Wanted(since=date(2020, 1, 1), tag="sore", side="left", words=("tender",))
    looks: tuple[Callable[[], object], ...] = (
        lambda: listing(rows := list_sessions(path), counted(path, rows)),
        lambda: find(path, wanted),
        lambda: list(load(path, 1).messages()),
        lambda: verdicts(path, 1),
        lambda: back_up(path, path.with_name("copy.sqlite3"), NOON),
        lambda: edit.tag(path, 1, ["x"]),
    )
    for look in looks:
        try:
            look()
        except JournalError as refused:
            assert refused.what
            assert refused.do


@pytest.mark.parametrize("statement", SPOILT.values(), ids=SPOILT.keys())
def test_a_row_that_makes_no_sense_is_no_trouble_for_the_rest(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(statement)

    use(path)


def test_broken_pages_end_in_sessions_or_plain_refusals(path: Path) -> None:
    whole = path.read_bytes()
    for start in range(100, len(whole), 1500):
        path.write_bytes(whole[:start] + b"\xa5" * 700 + whole[start + 700 :])
        use(path)
        for left in path.parent.glob("journal.sqlite3-*"):
            left.unlink()
