"""Sessions found by day, site, device, tag and words."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from journalled import NOON, keep, noted, worked
from kneadle.journal import edit
from kneadle.journal.wanted import Wanted, find

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.sqlite3"
    left = (*worked("piriformis", "left"), *worked("gluteus-medius", "right"))
    keep(path, events=(*left, noted("the calf felt it")))
    keep(path, events=worked("piriformis", "right"), device="Progressor_12")
    # Half past midnight of the 23rd there, while it is the 22nd in UTC.
    keep(path, started=datetime(2026, 11, 23, 0, 30, tzinfo=TOKYO))
    edit.annotate(path, 2, "Straße, sore")
    edit.tag(path, 3, ["Long Day"])
    return path


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), [1, 2, 3]),
        (Wanted(muscle="piriformis"), [1, 2]),
        (Wanted(muscle="piriformis", side="left"), [1]),
        (Wanted(muscle="piriformis", side="right"), [2]),
        (Wanted(side="right"), [1, 2]),
        (Wanted(muscle="gluteus-minimus"), []),
        (Wanted(since=date(2026, 11, 23)), [3]),
        (Wanted(until=date(2026, 11, 22)), [1, 2]),
        (Wanted(since=date(2026, 11, 22), until=date(2026, 11, 22)), [1, 2]),
        (Wanted(device="progressor"), [2]),
        (Wanted(tag="long  day"), [3]),
        (Wanted(tag="long"), []),
        (Wanted(words=("STRASSE",)), [2]),
        (Wanted(words=("calf",)), [1]),
        (Wanted(words=("sore", "strasse")), [2]),
        (Wanted(words=("sore", "calf")), []),
        (Wanted(words=("long",)), [3]),
        (Wanted(words=("sore",), muscle="gluteus-medius"), []),
    ],
    ids=repr,
)
def test_a_session_is_found_by_what_is_known_of_it(
    path: Path, wanted: Wanted, found: list[int]
) -> None:
    assert [row.id for row in find(path, wanted)] == found


def test_a_deleted_session_is_not_found_by_any_word(path: Path) -> None:
    edit.delete(path, 1, NOON)

    assert find(path, Wanted(words=("calf",))) == []
    assert find(path, Wanted(side="left")) == []
