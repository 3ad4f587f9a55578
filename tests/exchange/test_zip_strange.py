"""Zips whose words are JSON and no session: what is odd is left, and the lists stay readable."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from command import Computer, strict_json
from exchanging import kept_nothing, taken
from kneadle.errors import TraceError
from kneadle.exchange.importing import look
from kneadle.exchange.recording import Said
from kneadle.journal.read import list_sessions
from kneadle.journal.store import open_for_writing
from kneadle.journal.verdicts import verdicts
from kneadle.screen.review.listing import row as row_in_review
from zipping import EVENTS, changed, contents, good_zip, zipped

READING = [("tick", "<i8"), ("raw", "<f8")]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return good_zip(tmp_path_factory.mktemp("good"))


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "theirs.zip"


ODD_SUMMARIES = [
    {"t_s": "x"},
    {"t_s": float("nan")},
    {"t_s": float("inf")},
    {"t_s": True},
    {"t_s": 10**400},
    {"holds": [1]},
    {"holds": 2.5},
    {"warnings": None},
    {"breaths": {"deep": float("nan")}},
]


@pytest.mark.parametrize("summary", ODD_SUMMARIES, ids=str)
def test_an_odd_summary_is_named_and_left_and_every_list_still_shows_every_session(
    good: bytes, computer: Computer, file: Path, summary: dict[str, Any]
) -> None:
    changed(good, file, lambda s: s["session"].update(summary={**summary, "samples": 90}))

    assert look(file, Said()).preview.not_kept == (f"1 × {next(iter(summary))} of its summary",)
    computer.call("import", file, "--yes")
    assert "ball" in computer.call("log").out
    assert computer.call("log", "show", "latest").code == 0
    (brief,) = json.loads(computer.call("log", "--json").out)
    assert {*brief["summary"]} == {"samples", "imported"}


@pytest.mark.parametrize("summary", [*ODD_SUMMARIES, [1], "none", {"t_s": -4}, {"t_s": 1e300}])
def test_a_journal_that_holds_an_odd_summary_already_is_read_all_the_same(
    good: bytes, computer: Computer, file: Path, summary: object
) -> None:
    file.write_bytes(good)
    computer.call("import", file, "--yes")
    db = open_for_writing(computer.journal)
    db.execute("UPDATE session SET summary = ?", (json.dumps(summary),))
    db.close()

    assert len(computer.call("log").out.splitlines()) == 2
    assert computer.call("log", "show", "latest").code == 0
    strict_json(f'{{"all": {computer.call("log", "--json").out}}}')
    strict_json(computer.call("log", "show", "latest", "--json").out)
    (row,) = list_sessions(computer.journal)
    assert " -" in row_in_review(row, wide=False)


def test_what_a_newer_kneadle_adds_to_a_summary_is_kept(
    good: bytes, file: Path, tmp_path: Path
) -> None:
    changed(good, file, lambda s: s["session"].update(summary={"t_s": 9.5, "calm": {"of": [1]}}))
    info = taken(file, tmp_path / "j.sqlite3").info

    assert info.summary.t_s == 9.5
    assert info.summary.stored is not None
    assert info.summary.stored["calm"] == {"of": [1]}


@pytest.mark.parametrize(
    "analysis",
    [
        {},
        {"holds": [], "warnings": 3},
        {"holds": [1.5], "warnings": []},
        {"holds": [{"start_s": 1, "end_s": 2, "held_s": "x", "credited": True}], "warnings": []},
        {"holds": [{"start_s": 1, "end_s": 2, "held_s": 1}], "warnings": []},
        {"holds": [], "warnings": [{"start_s": float("nan"), "end_s": 1, "warned_at_s": 1}]},
    ],
)
def test_a_verdict_that_cannot_be_compared_is_counted_and_left(
    good: bytes, computer: Computer, file: Path, analysis: object
) -> None:
    parts = contents(good)
    when = "2026-11-22T12:00:00+00:00"
    odd = {"program_version": "0.3.0", "judged_utc": when, "analysis": analysis}
    parts["verdicts.jsonl"] += json.dumps(odd).encode() + b"\n"
    zipped(file, parts)

    preview = look(file, Said()).preview
    assert preview.not_kept == ("1 × verdict of 0.3.0",)
    assert "Verdicts of later versions come with it: 1." in preview.understood
    computer.call("import", file, "--yes")
    assert [each.program_version for each in verdicts(computer.journal, 1)] == ["0.2.0"]
    db = open_for_writing(computer.journal)  # as an earlier Kneadle has kept it
    db.execute("UPDATE verdict SET body = ?", (json.dumps(analysis),))
    db.close()
    assert "Judged again by Kneadle 0.2.0" in computer.call("log", "show", "latest").out
    strict_json(computer.call("log", "show", "latest", "--json").out)


def test_an_event_at_no_time_is_left(good: bytes, computer: Computer, file: Path) -> None:
    parts = contents(good)
    utc = '"utc": "2026-11-22T12:00:00+00:00"'
    for t_s in ("NaN", "Infinity", "1e300"):
        line = f'{{"event": "link_back", "t_s": {t_s}, "away_s": 1.0, {utc}}}\n'
        parts["events.jsonl"] += line.encode()
    zipped(file, parts)

    assert look(file, Said()).preview.not_kept == ("3 × event link_back",)
    computer.call("import", file, "--yes")
    assert len(strict_json(computer.call("log", "show", "1", "--json").out)["events"]) == len(
        EVENTS
    )


@pytest.mark.parametrize(
    ("hello", "ticks"),
    [
        pytest.param(b'"tick_bits": 64', [0, 1, 10**13], id="a jump of centuries"),
        pytest.param(b'"tick_hz": 1e-6, "tick_bits": 64', [0, 1, 2**62], id="ticks of days"),
        pytest.param(b'"tick_bits": 64', [-(2**62), 0, 2**62], id="from end to end"),
        pytest.param(b'"tick_hz": 1e-6, "tick_bits": 64', [2**62], id="far away"),
        pytest.param(b'"tick_hz": 1e-6, "tick_bits": 62', [0, 2**60, 2**61], id="ticks that wrap"),
    ],
)
def test_times_of_no_session_are_refused_in_words(
    good: bytes, file: Path, tmp_path: Path, hello: bytes, ticks: list[int]
) -> None:
    parts = contents(good)
    words = parts["messages.jsonl"].replace(b'"tick_bits": 32', hello, 1)
    if b"tick_hz" in hello:
        words = words.replace(b'"tick_hz": 100.0, ', b"", 1)
    data = np.zeros(len(ticks), READING)
    data["tick"] = ticks
    first = words.splitlines()[0] + b"\n"
    zipped(file, parts | {"messages.jsonl": first, "samples.bin": data.tobytes()})

    with pytest.raises(TraceError) as refused:
        taken(file, tmp_path / "j.sqlite3")
    assert "31 days at most" in refused.value.what or "beyond any clock" in refused.value.what
    assert refused.value.do.endswith(".")
    assert kept_nothing(tmp_path / "j.sqlite3")
