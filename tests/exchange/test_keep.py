"""A session on its way into the journal."""

from pathlib import Path

import numpy as np
import pytest

from exchanging import EVENING
from kneadle.errors import JournalError
from kneadle.exchange.keep import Origin, keeping
from kneadle.journal.read import list_sessions, load
from kneadle.journal.store import open_for_writing
from kneadle.journal.verdicts import Verdict
from kneadle.samples import Samples

ORIGIN = Origin("0.0.9", EVENING, {}, "sore", ("hip",))


def rows(journal: Path) -> int:
    db = open_for_writing(journal)
    tables = ("session", "samples", "tag", "verdict")
    found = sum(int(db.execute(f"SELECT count(*) FROM {each}").fetchone()[0]) for each in tables)
    db.close()
    return found


def test_it_is_there_for_others_only_when_it_is_whole(tmp_path: Path) -> None:
    journal = tmp_path / "journal.sqlite3"
    with keeping(journal, ORIGIN) as keep:
        keep.message(Samples(np.arange(5), np.zeros(5)))
        assert list_sessions(journal) == []
    (row,) = list_sessions(journal)
    assert (row.readings, row.note, row.tags) == (5, "sore", ("hip",))


def test_one_that_another_program_removed_meanwhile_is_not_called_imported(tmp_path: Path) -> None:
    journal = tmp_path / "journal.sqlite3"
    with pytest.raises(JournalError, match="no session 1"), keeping(journal, ORIGIN):
        db = open_for_writing(journal)
        db.execute("DELETE FROM session")
        db.close()
    assert list_sessions(journal) == []


def test_a_verdict_that_cannot_be_written_leaves_nothing_of_the_session(tmp_path: Path) -> None:
    journal = tmp_path / "journal.sqlite3"
    with pytest.raises(TypeError), keeping(journal, ORIGIN) as keep:
        keep.message(Samples(np.arange(5), np.zeros(5)))
        keep.verdicts = [
            Verdict("0.1.0", EVENING, {"holds": []}),
            Verdict("0.2.0", EVENING, {"holds": object()}),
        ]
    assert rows(journal) == 0


def test_holes_wait_for_the_disk_together(tmp_path: Path) -> None:
    """Thousands of them must not mean as many times of waiting for it."""
    journal = tmp_path / "journal.sqlite3"
    with keeping(journal, ORIGIN) as keep:
        for number in range(100):
            keep.message(Samples(np.array([2 * number]), np.zeros(1)))
            keep.hole(number + 1)
        assert rows(journal) == 1  # the session itself
    stored = load(journal, 1)
    ticks = [m.tick.tolist() for m in stored.messages() if isinstance(m, Samples)]
    assert stored.missing == sum(range(101))
    assert stored.holes == tuple((number, number) for number in range(1, 101))
    assert [tick for block in ticks for tick in block] == [*range(0, 200, 2)]
