"""Numbers of a zip that are numbers, and of no session: named and left."""

import json
from pathlib import Path
from typing import Any

import pytest

from command import Computer
from exchanging import taken
from kneadle.exchange.importing import look
from kneadle.exchange.recording import Said
from kneadle.journal.read import list_sessions
from zipping import EVENTS, changed, contents, good_zip, zipped

NAN, INF = float("nan"), float("inf")
MOMENT = {"t_s": 9.0, "utc": "2026-11-22T12:00:00+00:00"}
COACH = {**MOMENT, "now_s": 9.0, "at": "", "rule": "x"}
PLACE = {**COACH, "muscle": "piriformis", "side": "left"}
SOUND: list[dict[str, Any]] = [
    {"event": "hold_started", **MOMENT, "start_s": 6.0, "level_n": 40.0},
    {"event": "hold_credited", **MOMENT, "start_s": 6.0, "held_s": 30.0},
    {
        "event": "hold_ended",
        **MOMENT,
        "start_s": 6.0,
        "end_s": 9.0,
        "held_s": 3.0,
        "mean_n": 40.0,
        "peak_n": 41.0,
        "cv": 0.1,
        "credited": False,
        "reason": "released",
    },
    {"event": "warning", **MOMENT, "kind": "spike", "start_s": 8.0, "force_n": 70.0},
    {
        "event": "warning_ended",
        **MOMENT,
        "kind": "spike",
        "start_s": 8.0,
        "end_s": 9.0,
        "warned_at_s": 8.5,
        "peak_n": 70.0,
    },
    {"event": "connected", **MOMENT, "device": "b", "sensor": "fsr", "rate_hz": 100.0},
    {"event": "link_back", **MOMENT, "away_s": 1.0},
    {"event": "button", **MOMENT, "times": 1},
    {
        "event": "session_ended",
        **MOMENT,
        "holds": 1,
        "held_s": 3.0,
        "warnings": 1,
        "samples": 90,
        "lost": 0,
        "repeated": 0,
        "late": 0,
        "clock_drift_ppm": None,
    },
    {"event": "coach_soreness_said", **PLACE, "number": 3, "sore": False},
    {"event": "coach_pain_said", **PLACE, "when": "hold", "said": "number", "pain": 5},
    {"event": "coach_chosen", **PLACE, "point": 1, "ceiling_n": 51.0, "relative": False},
    {"event": "coach_loaded", **PLACE, "loaded_s": 10.0},
    {
        "event": "coach_hold_counted",
        **PLACE,
        "point": 1,
        "held_s": 31.0,
        "over_s": 0.0,
        "credited": True,
    },
    {"event": "coach_rest_began", **COACH, "for_s": 30.0},
    {
        "event": "coach_reassessed",
        **PLACE,
        "pain_before": 5,
        "pain_after": 3,
        "walk": "same",
        "change": "better",
    },
    {"event": "coach_ended", **COACH, "reason": "done", "holds": 1, "loaded_s": 30.0},
]
FORCES = (NAN, INF, 1e308, -1e300)
SPANS = (NAN, INF, -5.0, 1e300)
PAINS = (-1, 11, 10**15)
COUNTS = (-4, 10**15)
ODD = [
    *[(name, "level_n", odd) for name in ("hold_started",) for odd in FORCES],
    *[("hold_ended", field, odd) for field in ("mean_n", "peak_n") for odd in FORCES],
    *[("hold_ended", "cv", odd) for odd in (NAN, INF, 1e300)],
    *[("warning", "force_n", odd) for odd in (INF, 1e308)],
    *[("warning_ended", "peak_n", odd) for odd in (INF, 1e308)],
    *[("coach_chosen", "ceiling_n", odd) for odd in FORCES],
    *[("connected", "rate_hz", odd) for odd in (NAN, INF, -100.0, 1e300)],
    *[(name, "held_s", odd) for name in ("hold_ended", "hold_credited") for odd in SPANS],
    *[("link_back", "away_s", odd) for odd in SPANS],
    *[("session_ended", "held_s", odd) for odd in SPANS],
    *[("session_ended", field, odd) for field in ("holds", "warnings") for odd in COUNTS],
    *[("session_ended", field, -4) for field in ("samples", "lost", "repeated", "late")],
    *[("session_ended", "clock_drift_ppm", odd) for odd in (NAN, INF, 1e300)],
    *[("button", "times", odd) for odd in COUNTS],
    *[("coach_soreness_said", "number", odd) for odd in PAINS],
    *[("coach_pain_said", "pain", odd) for odd in PAINS],
    *[("coach_reassessed", field, odd) for field in ("pain_before", "pain_after") for odd in PAINS],
    *[("coach_loaded", "loaded_s", odd) for odd in SPANS],
    *[("coach_hold_counted", field, odd) for field in ("held_s", "over_s") for odd in SPANS],
    *[("coach_rest_began", "for_s", odd) for odd in SPANS],
    *[("coach_ended", "holds", odd) for odd in COUNTS],
]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return good_zip(tmp_path_factory.mktemp("good"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "theirs.zip"


def with_events(good: bytes, file: Path, *events: dict[str, Any]) -> None:
    parts = contents(good)
    parts["events.jsonl"] += b"".join(json.dumps(each).encode() + b"\n" for each in events)
    zipped(file, parts)


def test_what_a_session_may_say_is_kept(good: bytes, file: Path, tmp_path: Path) -> None:
    with_events(good, file, *SOUND)

    assert look(file, Said()).preview.not_kept == ()
    assert len(taken(file, tmp_path / "j.sqlite3").events) == len(EVENTS) + len(SOUND)


def test_a_warning_whose_force_nobody_knew_is_kept(good: bytes, file: Path) -> None:
    (warning,) = [each for each in SOUND if each["event"] == "warning"]
    with_events(good, file, {**warning, "force_n": NAN})

    assert look(file, Said()).preview.not_kept == ()


@pytest.mark.parametrize(("name", "field", "odd"), ODD)
def test_a_number_that_means_nothing_is_named_and_left(
    good: bytes, file: Path, name: str, field: str, odd: float
) -> None:
    (event,) = [each for each in SOUND if each["event"] == name]
    assert field in event
    with_events(good, file, {**event, field: odd})

    assert look(file, Said()).preview.not_kept == (f"1 × event {name}",)


@pytest.mark.parametrize(
    ("field", "odd"),
    [("t_s", 1e300), ("held_s", -1.0), ("holds", 10**18), ("samples", -4)],
)
def test_nor_is_one_of_a_summary_kept(good: bytes, file: Path, field: str, odd: float) -> None:
    changed(good, file, lambda s: s["session"].update(summary={field: odd}))

    assert look(file, Said()).preview.not_kept == (f"1 × {field} of its summary",)


@pytest.mark.parametrize("rate", [1e-6, 1e-4, 1e7])
def test_a_pace_that_no_recording_has_is_left(good: bytes, file: Path, rate: float) -> None:
    parts = contents(good)
    words = parts["messages.jsonl"].replace(b'"rate_hz": 100.0', f'"rate_hz": {rate}'.encode())
    zipped(file, parts | {"messages.jsonl": words})

    assert look(file, Said()).preview.not_kept == ("1 × message hello",)


def test_what_an_import_made_is_never_too_slow_to_come_back(tmp_path: Path) -> None:
    file = tmp_path / "slow.csv"
    file.write_text("t_s,force_n\n0,1\n900,2\n1800,3\n")
    computer = Computer(tmp_path)
    assert computer.call("import", file, "--yes").code == 0
    computer.call("export", "latest", tmp_path / "slow.zip")
    assert look(tmp_path / "slow.zip", Said()).preview.not_kept == ()

    file.write_text("t_s,force_n\n0,1\n1800,2\n3600,3\n")
    refused = computer.call("import", file, "--yes", "--again")
    assert refused.code == 1
    assert "a reading every 1,800 s" in refused.err


def test_how_long_it_was_is_told_by_its_readings_where_nobody_said_so(
    good: bytes, file: Path
) -> None:
    began = "2026-11-10T10:00:00+00:00"
    changed(good, file, lambda s: s["session"].update(summary={}, started_utc=began))

    assert look(file, Said()).preview.duration_s == pytest.approx(0.89)


def test_a_list_and_a_page_stay_narrow_whatever_was_in_the_zip(
    good: bytes, file: Path, tmp_path: Path
) -> None:
    computer = Computer(tmp_path)
    odd = [{**event, field: value} for event in SOUND for field, value in _wild(event)]
    with_events(good, file, *odd)
    assert computer.call("import", file, "--yes").code == 0

    shown = computer.call("log", "show", "latest").out
    assert "nan" not in shown
    assert max(map(len, shown.splitlines())) < 160
    assert len(list_sessions(computer.journal)) == 1


def _wild(event: dict[str, Any]) -> list[tuple[str, Any]]:
    numbers = [name for name, value in event.items() if isinstance(value, float | int)]
    return [(name, 1e308) for name in numbers] + [
        (name, NAN) for name in numbers if name != "force_n"
    ]
