"""Recordings of the lab streaming layer, written here as the XDF specification 1.0 has it."""

import struct
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchanging import taken
from kneadle.errors import TraceError
from kneadle.exchange import from_xdf
from kneadle.exchange.importing import look
from kneadle.exchange.recording import Said
from kneadle.samples import Samples

pytest.importorskip("pyxdf")

Channels = Sequence[tuple[str, str]]  # label and unit


def chunk(tag: int, content: bytes) -> bytes:
    return b"\x04" + struct.pack("<IH", len(content) + 2, tag) + content


def header(number: int, name: str, kind: str, channels: Channels, form: str = "float32") -> bytes:
    told = "".join(f"<channel><label>{x}</label><unit>{u}</unit></channel>" for x, u in channels)
    return chunk(
        2,
        struct.pack("<I", number)
        + (
            f"<?xml version='1.0'?><info><name>{name}</name><type>{kind}</type>"
            f"<channel_count>{len(channels)}</channel_count><nominal_srate>100</nominal_srate>"
            f"<channel_format>{form}</channel_format>"
            f"<desc><channels>{told}</channels></desc></info>"
        ).encode(),
    )


def samples(number: int, times: Sequence[float], rows: Sequence[Sequence[float]]) -> bytes:
    each = b"".join(
        b"\x08" + struct.pack("<d", time) + struct.pack(f"<{len(row)}f", *row)
        for time, row in zip(times, rows, strict=True)
    )
    return chunk(3, struct.pack("<IBI", number, 4, len(times)) + each)


FILE_HEADER = chunk(
    1,
    b"<?xml version='1.0'?><info><version>1.0</version>"
    b"<datetime>2026-05-04T10:00:00+0200</datetime></info>",
)
TIMES = [5000.0 + 0.01 * n for n in range(200)]
FORCES = [(float(n % 50),) for n in range(200)]


def footer(number: int) -> bytes:
    return chunk(6, struct.pack("<I", number) + b"<info><sample_count>200</sample_count></info>")


def recorded(*chunks: bytes) -> bytes:
    return b"XDF:" + FILE_HEADER + b"".join(chunks)


PLATE = recorded(header(1, "Plate", "Force", [("Fz", "N")]), samples(1, TIMES, FORCES), footer(1))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lab.xdf"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def test_the_only_channel_is_the_force(file: Path, journal: Path) -> None:
    file.write_bytes(PLATE)
    found = look(file, Said()).preview
    stored = taken(file, journal)
    (read,) = (message for message in stored.messages() if isinstance(message, Samples))

    assert (found.form, found.device, found.unit, found.rate_hz) == ("XDF", "Plate", "N", 100.0)
    assert found.started == datetime(2026, 5, 4, 8, tzinfo=UTC)
    assert np.array_equal(read.tick, 10_000 * np.arange(200))
    assert read.raw.tolist() == [force for (force,) in FORCES]


def test_among_many_channels_the_names_say_which_or_the_person(file: Path) -> None:
    rows = [(1.0, 2.0, 3.0)] * 200
    both = header(1, "Plate", "MoCap", [("x", "mm"), ("force_left", "kg"), ("force_right", "kg")])
    file.write_bytes(recorded(both, samples(1, TIMES, rows)))

    with pytest.raises(TraceError, match=r"Plate/force_left, Plate/force_right.*--column"):
        look(file, Said())
    found = look(file, Said(column="plate/force_right")).preview
    assert found.highest_n == pytest.approx(3 * 9.80665)
    assert found.not_kept == ("Plate/x", "Plate/force_left")
    with pytest.raises(TraceError, match="no single channel"):
        look(file, Said(column="force"))


def test_a_unit_that_the_file_does_not_say_is_asked_for(file: Path) -> None:
    for unit in ("", "V"):
        file.write_bytes(recorded(header(1, "S", "F", [("", unit)]), samples(1, TIMES, FORCES)))
        assert look(file, Said()).preview.to_say == ("unit",)


def test_a_silence_is_not_evened_out(file: Path, journal: Path) -> None:
    times = [t if n < 100 else t + 2.0 for n, t in enumerate(TIMES)]
    file.write_bytes(recorded(header(1, "P", "F", [("", "N")]), samples(1, times, FORCES)))
    (read,) = (m for m in taken(file, journal).messages() if isinstance(m, Samples))

    assert read.tick[100] - read.tick[99] == 2_010_000


def test_a_file_that_was_cut_short_is_taken_up_to_there_and_says_so(file: Path) -> None:
    parts = [samples(1, TIMES[a : a + 50], FORCES[a : a + 50]) for a in range(0, 200, 50)]
    whole = recorded(header(1, "P", "F", [("", "N")]), *parts)
    file.write_bytes(whole[: -len(parts[-1]) // 2])
    found = look(file, Said()).preview

    assert found.readings == 150
    assert any("breaks off" in sentence for sentence in found.understood)


def test_a_count_that_the_file_cannot_hold_reserves_no_memory(file: Path) -> None:
    hostile = chunk(3, struct.pack("<IBQ", 1, 8, 2**40))
    good = samples(1, TIMES, FORCES)
    file.write_bytes(recorded(header(1, "P", "F", [("", "N")]), good, hostile))

    found = look(file, Said()).preview
    assert found.readings == 200
    assert any("breaks off" in sentence for sentence in found.understood)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"XDF:", id="nothing else"),
        pytest.param(recorded(), id="no stream"),
        pytest.param(recorded(header(1, "P", "F", [("", "N")])), id="no samples"),
        pytest.param(recorded(samples(7, TIMES, FORCES)), id="samples of no stream"),
        pytest.param(
            recorded(header(1, "M", "Markers", [("", "")], form="string"), b""), id="markers alone"
        ),
        pytest.param(
            b"XDF:" + chunk(1, b"<!DOCTYPE a [<!ENTITY b 'c'>]><info>&b;</info>"), id="entities"
        ),
    ],
)
def test_what_holds_no_force_is_refused_in_words(file: Path, content: bytes) -> None:
    file.write_bytes(content)

    with pytest.raises(TraceError) as refused:
        look(file, Said(unit="N"))
    assert refused.value.do


def test_a_file_too_large_to_be_held_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(from_xdf, "MOST_BYTES", 100)
    file.write_bytes(PLATE)

    with pytest.raises(TraceError, match="larger than"):
        look(file, Said())


def test_without_pyxdf_it_is_said_how_to_get_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyxdf", None)
    file.write_bytes(PLATE)

    with pytest.raises(TraceError, match=r"kneadle\[xdf\]"):
        look(file, Said())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(4, len(PLATE) - 1), st.integers(0, 255)), max_size=4),
    st.integers(4, len(PLATE)),
)
def test_no_damage_breaks_the_import(
    file: Path, changes: list[tuple[int, int]], length: int
) -> None:
    torn = bytearray(PLATE)
    for at, value in changes:
        torn[at] = value
    file.write_bytes(torn[:length])
    try:
        taken(file, file.with_name("fuzzed.sqlite3"), unit="N")
    except TraceError as refused:
        assert refused.do
