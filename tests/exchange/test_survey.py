"""What one look through a table says of its pace and its length."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.errors import TraceError
from kneadle.exchange.importing import look
from kneadle.exchange.preview import Preview
from kneadle.exchange.recording import Chunk, Recording, Said
from kneadle.exchange.survey import survey
from kneadle.exchange.text import LINES_AT_ONCE


def preview(file: Path, rows: list[str], header: str = "t_s,force_n", **said: Any) -> Preview:
    file.write_text("\n".join([header, *rows]) + "\n")
    return look(file, Said(**said)).preview


def test_a_few_slow_rows_at_the_end_do_not_change_the_pace(tmp_path: Path) -> None:
    fast = [f"{n / 100:.2f},1" for n in range(LINES_AT_ONCE)]
    slow = [f"{LINES_AT_ONCE / 100 + n:.2f},1" for n in range(4)]

    assert preview(tmp_path / "f.csv", fast + slow).rate_hz == 100.0


@given(st.lists(st.integers(2, 40), min_size=10, max_size=30))
def test_how_the_rows_were_cut_never_makes_a_rare_step_the_usual_one(
    cuts: list[int],
) -> None:
    """Nine steps of ten are 10 ms, and those of a second stand together at the end."""
    most = sum(cuts)
    step_s = np.where(np.arange(most) < 0.9 * most, 0.01, 1.0)
    time = np.cumsum(step_s)
    places = np.cumsum([0, *cuts])
    chunks = [Chunk(np.arange(a, b), time[a:b], np.ones(b - a)) for a, b in pairwise(places)]
    found = survey(Recording("f", "d", "N", "s", lambda _: iter(chunks)))
    assert found.step == pytest.approx(0.01)


@pytest.mark.parametrize(
    ("header", "last", "said"),
    [
        ("t_s,force_n", "900000000", {}),
        ("t_ms,force_n", "2764800000", {}),
        ("time,force_n", "2764800", {"time": "s"}),
        ("timestamp_s,force_n", "9000000000", {}),
    ],
)
def test_a_recording_of_more_than_a_month_is_refused_in_words(
    tmp_path: Path, header: str, last: str, said: dict[str, str]
) -> None:
    rows = ["0,1", "1,2", f"{last},3"]
    with pytest.raises(TraceError, match=r"days long by its own times; .* 31 days at most") as no:
        preview(tmp_path / "f.csv", rows, header, **said)
    assert "--time" in no.value.do


def test_a_recording_of_a_month_is_not_refused(tmp_path: Path) -> None:
    rows = ["0,1", "1,2", "2,2", "2678400,3"]
    assert preview(tmp_path / "f.csv", rows).duration_s == 31 * 86400
    long = preview(
        tmp_path / "f.csv", ["0,1", "1,2", "2,2", "2764800,3"], "time,force_n", time="ms"
    )
    assert long.duration_s == pytest.approx(2764.8)


def test_dates_of_1970_count_from_the_first(tmp_path: Path) -> None:
    rows = [f"{1_700_000_000 + n},1" for n in range(5)]
    assert preview(tmp_path / "f.csv", rows).duration_s == 4.0
