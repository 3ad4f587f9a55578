"""What Grip Connect downloads, in the shapes of its older and newer versions."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchanging import taken
from kneadle.errors import TraceError
from kneadle.exchange.importing import look
from kneadle.exchange.recording import Said
from kneadle.journal.read import StoredSession
from kneadle.samples import Samples

BEGAN_MS = 1_700_000_000_000
BEGAN = datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)

Row = tuple[int, int, Sequence[float], Sequence[float]]  # received, number, samples, masses


def csv(rows: Sequence[Row]) -> str:
    """Every cell in quotes, no header, no line end after the last."""
    return "\r\n".join(
        ",".join(f'"{cell}"' for cell in (received, number, 0, *samples, *masses))
        for received, number, samples, masses in rows
    )


def older_json(rows: Sequence[Row]) -> str:
    packets = [
        {"received": r, "sampleNum": n, "battRaw": 0, "samples": [*s], "masses": [*m]}
        for r, n, s, m in rows
    ]
    return json.dumps(packets, indent=2)


def newer_json(rows: Sequence[Row], unit: str = "kg") -> str:
    packets = [
        {"timestamp": r, "sampleIndex": n, "samples": [*s], "current": sum(m), "unit": unit}
        for r, n, s, m in rows
    ]
    return json.dumps(packets, indent=2)


def readings(stored: StoredSession) -> tuple[list[int], list[float]]:
    parts = [message for message in stored.messages() if isinstance(message, Samples)]
    tick = np.concatenate([part.tick for part in parts])
    return tick.tolist(), np.concatenate([part.raw for part in parts]).tolist()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data-export-2023-11-14-22-13-30.csv"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


# A scale that counts its samples and sends one in a packet.
ONE_BY_ONE: list[Row] = [(BEGAN_MS + 125 * n, n, (7.0 + n,), (0.5 * n,)) for n in range(40)]
# A Progressor: fifteen samples in a packet, each with its own microseconds.
PROGRESSOR: list[Row] = [
    (BEGAN_MS + 187 * (n // 15), 2**32 - 200_000 + 12_500 * n, (1.0,), (0.25 * n,))
    for n in range(600)
]
for_each_shape = pytest.mark.parametrize("shape", [csv, older_json, newer_json])


@for_each_shape
def test_a_packet_a_reading_is_timed_by_its_arrival(shape: Any, file: Path, journal: Path) -> None:
    file.write_text(shape(ONE_BY_ONE), newline="")
    found = look(file, Said()).preview
    stored = taken(file, journal)

    assert (found.started, found.started_by) == (BEGAN, "the file")
    assert (found.unit, found.rate_hz, found.to_say) == ("kg", 8.0, ())
    assert found.highest_n == pytest.approx(19.5 * 9.80665)
    assert readings(stored) == (
        [125_000 * n for n in range(40)],
        [0.5 * n for n in range(40)],
    )


@for_each_shape
def test_a_progressor_is_timed_by_its_own_clock_past_the_wrap(
    shape: Any, file: Path, journal: Path
) -> None:
    file.write_text(shape([(r, n % 2**32, s, m) for r, n, s, m in PROGRESSOR]), newline="")

    assert look(file, Said()).preview.rate_hz == 80.0
    assert readings(taken(file, journal))[0] == [12_500 * n for n in range(600)]


def test_readings_that_came_in_one_packet_are_spread_and_a_silence_stays_one(
    file: Path, journal: Path
) -> None:
    packets = [0, 40, 80, 1080, 1120]  # milliseconds; nothing came for a second
    rows: list[Row] = [(BEGAN_MS + ms, n, (1.0,), (1.0,)) for ms in packets for n in range(4)]
    file.write_text(csv(rows), newline="")

    ticks = readings(taken(file, journal))[0]
    assert ticks[:12] == [10_000 * n for n in range(12)]
    assert ticks[12:] == [1_080_000 + 10_000 * n for n in range(8)]


def test_zones_add_up(file: Path, journal: Path) -> None:
    rows: list[Row] = [(BEGAN_MS + 10 * n, n, (9, 9, 9), (1.0, 2.0, 3.5)) for n in range(5)]
    file.write_text(csv(rows), newline="")

    assert any("3 zones" in sentence for sentence in look(file, Said()).preview.understood)
    assert readings(taken(file, journal))[1] == [6.5] * 5


def test_cells_that_could_be_either_are_not_guessed_at(file: Path) -> None:
    rows: list[Row] = [(BEGAN_MS + 10 * n, n, (9, 9), (1.0,)) for n in range(5)]
    file.write_text(csv(rows), newline="")

    with pytest.raises(TraceError, match="cannot be told"):
        look(file, Said())


def test_the_newer_json_says_its_unit_and_an_unknown_one_is_asked_for(file: Path) -> None:
    file.write_text(newer_json(ONE_BY_ONE, "lbs"))
    assert look(file, Said()).preview.unit == "lb"
    file.write_text(newer_json(ONE_BY_ONE, "stone"))
    assert look(file, Said()).preview.to_say == ("unit",)


def test_what_was_cut_short_is_kept_up_to_there_and_said(file: Path, journal: Path) -> None:
    text = older_json(ONE_BY_ONE)
    file.write_text(text[: len(text) * 3 // 4])
    found = look(file, Said()).preview

    assert 20 < found.readings < 40
    assert found.skipped == (("the file breaks off here", 1, found.readings + 1),)
    assert len(readings(taken(file, journal))[0]) == found.readings


def test_packets_that_make_no_sense_are_counted(file: Path) -> None:
    packets: list[object] = json.loads(older_json(ONE_BY_ONE))
    packets[3:3] = [None, {"received": "noon", "masses": [1]}, {"received": 1, "masses": []}, 7]
    file.write_text(json.dumps(packets))

    assert look(file, Said()).preview.skipped == (("no time or no force in it", 4, 4),)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data(), st.sampled_from([csv, older_json, newer_json]))
def test_no_damage_breaks_the_import(file: Path, data: st.DataObject, shape: Any) -> None:
    text = shape(ONE_BY_ONE)
    at = data.draw(st.integers(0, len(text)))
    more = data.draw(
        st.sampled_from(["", '"', "[", "]", "9" * 400, "-", "null", "\x00", "é", "1e9"])
    )
    cut = data.draw(st.integers(0, 40))
    file.write_text(text[:at] + more + text[at + cut :], newline="", encoding="utf-8")
    try:
        taken(file, file.with_name("fuzzed.sqlite3"), unit="kg", time="ms")
    except TraceError as refused:
        assert refused.do
