from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchanging import kept_nothing, taken
from feeding import events_of, noisy
from kneadle import trace
from kneadle.errors import TraceError
from kneadle.events import HoldEnded, Quality
from kneadle.exchange.importing import look
from kneadle.exchange.preview import Preview
from kneadle.exchange.recording import Said
from kneadle.journal.read import StoredSession
from kneadle.samples import Samples
from kneadle_sims.hand import Hand

same_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

GOOD = "t_s,force_n\n0.0,1.5\n0.1,2.5\n0.2,-3.5\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "pull.csv"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def written(file: Path, content: str | bytes) -> Path:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def preview(file: Path, content: str | bytes, **said: Any) -> Preview:
    return look(written(file, content), Said(**said)).preview


def refusal(file: Path, content: str | bytes, **said: Any) -> TraceError:
    with pytest.raises(TraceError) as refused:
        preview(file, content, **said)
    assert refused.value.do.endswith(".")
    return refused.value


def readings(stored: StoredSession) -> tuple[list[int], list[float]]:
    """Microseconds and the file's own numbers."""
    parts = [message for message in stored.messages() if isinstance(message, Samples)]
    tick = np.concatenate([part.tick for part in parts])
    return tick.tolist(), np.concatenate([part.raw for part in parts]).tolist()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(GOOD, id="plain"),
        pytest.param("\ufeff" + GOOD, id="byte order mark"),
        pytest.param(GOOD.encode("utf-16"), id="UTF-16"),
        pytest.param(GOOD.encode("utf-16-le"), id="UTF-16 without a mark"),
        pytest.param(GOOD.encode("utf-16-be"), id="UTF-16, the other way round"),
        pytest.param(GOOD.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param(GOOD.replace("\n", "\r"), id="old Mac line ends"),
        pytest.param(GOOD.replace(",", ";"), id="semicolons"),
        pytest.param(GOOD.replace(",", "\t"), id="tabs"),
        pytest.param(GOOD.replace(",", ";").replace(".", ","), id="decimal commas"),
        pytest.param("# made by hand\n\n" + GOOD, id="a comment above"),
        pytest.param('"t_s","force_n"\n"0.0","1.5"\n"0.1",2.5\n0.2,-3.5\n', id="quotes"),
        pytest.param(
            "note,force_n,x,t_s\na,1.5,9,0.0\nb,2.5,,0.1\n\u00e9,-3.5,nan,0.2\n", id="more"
        ),
        pytest.param("Time (ms),Force [N]\n0,1.5\n100,2.5\n200,-3.5\n", id="milliseconds"),
        pytest.param("elapsed_us,N\n0,1.5\n100000,2.5\n200000,-3.5\n", id="microseconds"),
        pytest.param(
            "Höhe µm;time_s;load N\n1;0,0;1,5\n1;0,1;2,5\n1;0,2;-3,5\n".encode("latin-1"),
            id="Latin-1",
        ),
        pytest.param("Zeit (s);Kraft (N)\n0,0;1,5\n0,1;2,5\n0,2;-3,5\n", id="German"),
        pytest.param("temps_ms,force (N)\n0,1.5\n100,2.5\n200,-3.5\n", id="French"),
        pytest.param("Tiempo [s];Fuerza [N]\n0,0;1,5\n0,1;2,5\n0,2;-3,5\n", id="Spanish"),
    ],
)
def test_the_ways_in_which_programs_write_csv_mean_the_same(
    file: Path, journal: Path, content: str | bytes
) -> None:
    written(file, content)

    assert look(file, Said()).preview.to_say == ()
    assert readings(taken(file, journal)) == ([0, 100_000, 200_000], [1.5, 2.5, -3.5])


@pytest.mark.parametrize(
    ("header", "unit", "most_n"),
    [
        ("t_s,weight_kg", "kg", 98.0665),
        ("t_s,Weight (kgf)", "kg", 98.0665),
        ("t_s,load lbs", "lb", 44.482216152605),
        ("t_s,forceN", "N", 10.0),
        ("t_s,mass_g", "g", 0.0980665),
    ],
)
def test_the_header_says_the_unit(file: Path, header: str, unit: str, most_n: float) -> None:
    found = preview(file, f"{header}\n0,0\n1,10\n2,5\n")

    assert found.unit == unit
    assert found.highest_n == pytest.approx(most_n)


def test_a_file_that_does_not_say_its_units_is_not_guessed_at(file: Path) -> None:
    content = "time,force\n0,1\n10,2\n20,3\n"

    assert preview(file, content).to_say == ("unit", "time")
    said = preview(file, content, unit="lb", time="ms")
    assert (said.to_say, said.unit, said.time) == ((), "lb", "ms")
    assert said.rate_hz == 100.0


def test_what_the_person_says_of_the_unit_is_taken_and_the_header_quoted(file: Path) -> None:
    found = preview(file, "t_s,force_kg\n0,1\n1,2\n", unit="lb")

    assert found.unit == "lb"
    assert any("says kg; you said lb" in sentence for sentence in found.understood)


def test_kilograms_become_newtons_and_stay_as_they_were(file: Path, journal: Path) -> None:
    stored = taken(written(file, "t_s,force_kg\n0,1.25\n1,2\n"), journal)

    assert readings(stored)[1] == [1.25, 2.0]
    assert stored.info.calibration == {"kind": "linear", "zero_counts": 0.0, "n_per_count": 9.80665}


def test_rows_that_cannot_be_taken_are_counted_and_named(file: Path, journal: Path) -> None:
    content = (
        "t_s,force_n\n0,1\n1\n2,soft\n3,nan\n4,1e300\n5,2,7\n6,inf\n7,3\n6.5,4\n7,5\n8,1_000\n9,6\n"
    )
    found = preview(file, content)

    assert found.readings == 3
    assert sorted(found.skipped) == [
        ("more cells than the header names", 1, 7),
        ("no number that a sensor could give", 5, 4),
        ("the time does not rise", 2, 10),
        ("too few cells", 1, 3),
    ]
    assert readings(taken(file, journal))[1] == [1.0, 3.0, 6.0]


def test_decimal_commas_between_commas_are_refused_and_not_read_as_two_numbers(file: Path) -> None:
    refused = refusal(file, "t_s,force_n\n0,0,1,5\n0,1,2,5\n")

    assert "every row has more cells" in refused.what
    assert "Decimal commas need semicolons between the columns" in refused.do


def test_one_row_with_too_many_cells_is_no_matter_of_commas(file: Path) -> None:
    assert preview(file, GOOD + "0.3,1,5\n").skipped == (
        ("more cells than the header names", 1, 5),
    )


def test_what_the_sensor_reads_at_rest_is_called_zero_and_that_is_said(
    file: Path, journal: Path
) -> None:
    rest, press = ((0.1, 200), (5.0, 300))
    forces = [kg for kg, rows in (rest, press) for _ in range(rows)]
    rows = (f"{n / 100},{kg + 0.001 * (n % 3)}\n" for n, kg in enumerate(forces))
    content = "t_s,force_kg\n" + "".join(rows)
    said = "Called zero: the first quiet second, 1.0 N."

    assert said in preview(file, content).understood
    told = [kept.event for kept in taken(file, journal).events]
    (zeroed,) = [each for each in told if isinstance(each, Quality) and each.kind == "zeroed"]
    assert zeroed.detail == said
    assert 0.7 < zeroed.t_s < 1.3


def test_a_zero_that_is_told_by_itself_is_told_once(file: Path, journal: Path) -> None:
    rows = (f"{n / 100},{3 + 0.01 * (n % 3)}\n" for n in range(300))
    found = preview(file, "t_s,force_n\n" + "".join(rows))

    assert "Called zero: the first quiet second, 3.0 N." in found.understood
    told = [kept.event for kept in taken(file, journal).events]
    assert sum(isinstance(each, Quality) and each.kind == "zeroed" for each in told) == 1


def test_a_file_that_is_zero_at_rest_says_nothing_of_it(file: Path) -> None:
    rows = (f"{n / 100},{0.01 * (n % 3)}\n" for n in range(300))

    found = preview(file, "t_s,force_n\n" + "".join(rows))

    assert not any("zero" in sentence for sentence in found.understood)


def test_more_than_a_person_can_press_asks_for_the_unit(file: Path) -> None:
    content = "t_s,force (N)\n0,100\n1,42000\n2,300\n"
    found = preview(file, content)

    assert found.to_say == ("unit",)
    asked = "42,000 N is more than a person can press: is the force really in N?"
    assert asked in found.understood
    assert preview(file, content, unit="g").to_say == ()
    insisted = preview(file, content, unit="N")
    assert (insisted.to_say, asked in insisted.understood) == ((), True)


def test_a_header_that_names_no_force_is_quoted_beside_what_the_person_says(file: Path) -> None:
    content = "t_s,pressure (psi)\n0,1\n1,2\n"
    mute = preview(file, content, column="pressure (psi)")
    said = preview(file, content, column="pressure (psi)", unit="N")

    assert mute.to_say == ("unit",)
    assert "The header says psi, which is no unit of force." in mute.understood
    words = "The header says psi, which is no unit of force; you said N, which is taken."
    assert words in said.understood


def test_parquet_is_refused_and_the_zip_named(file: Path) -> None:
    refused = refusal(file, b"PAR1\x15\x04\x15" + bytes(200) + b"PAR1")

    assert "is Parquet" in refused.what
    assert "FILE.zip" in refused.do


def test_columns_that_are_not_kept_are_named(file: Path) -> None:
    assert preview(file, "t_s,force_n,mood\n0,1,x\n1,2,y\n").not_kept == ("column mood",)


def test_of_two_forces_the_person_says_which(file: Path) -> None:
    content = "t_s,left_force_kg,right_force_kg\n0,1,2\n1,3,4\n"

    assert "left_force_kg, right_force_kg" in refusal(file, content).what
    assert "--column" in refusal(file, content).do
    assert preview(file, content, column="Right_Force_kg").lowest_n == pytest.approx(19.6133)
    assert "no column is called" in refusal(file, content, column="both").what


@pytest.mark.parametrize(
    ("times", "unit"),
    [
        (("1700000000.5", "1700000001.5"), "s"),
        (("1700000000500", "1700000001500"), "ms"),
        (("1700000000500000", "1700000001500000"), "us"),
        (("2023-11-14T22:13:20.5Z", "2023-11-14T23:13:21.5+01:00"), "s"),
    ],
)
def test_times_since_1970_and_dates_say_when_it_was(
    file: Path, journal: Path, times: tuple[str, str], unit: str
) -> None:
    content = "timestamp,force_n\n{},1\n{},2\n".format(*times)
    found = preview(file, content)

    assert (found.time, found.started_by) == (unit, "the file")
    assert found.started == datetime(2023, 11, 14, 22, 13, 20, 500_000, UTC)
    assert found.duration_s == pytest.approx(1.0)
    stored = taken(file, journal)
    assert stored.info.started == found.started
    assert readings(stored)[0] == [0, 1_000_000]


def test_a_file_without_a_date_is_dated_by_its_last_change_or_by_the_person(file: Path) -> None:
    moment = datetime(2026, 5, 4, 3, 2, tzinfo=UTC)

    assert "last change" in preview(file, GOOD).started_by
    said = preview(file, GOOD, started=moment)
    assert (said.started, said.started_by) == (moment, "you")


def test_it_is_judged_as_the_same_trace_is(file: Path, journal: Path) -> None:
    t_s, force_n = Hand(seed=4).rest(2).lean_on(45, over_s=2).hold(for_s=33).release().force(100.0)
    rows = (f"{t:.3f},{f:.4f}\n" for t, f in zip(t_s, noisy(force_n), strict=True))
    written(file, "t_s,force_n\n" + "".join(rows))
    stored = taken(file, journal)

    told = [kept.event for kept in stored.events]
    assert told[:-1] == events_of(trace.messages(trace.read(file)))
    assert stored.info.summary.holds == sum(isinstance(event, HoldEnded) for event in told) == 1
    assert stored.info.ended == stored.events[-1].utc


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="empty"),
        pytest.param("\n\n", id="blank"),
        pytest.param("t_s,force_n\n", id="no rows"),
        pytest.param("t_s,force_n\n0,1\n", id="one row"),
        pytest.param("t_s,force_n\n0,x\n1,y\n", id="no numbers"),
        pytest.param("colour,taste\n1,2\n3,4\n", id="other things"),
        pytest.param("time,taste\n1,2\n3,4\n", id="no force"),
        pytest.param("1,2\n3,4\n", id="no header"),
        pytest.param("0.5\n0.6\n", id="one column"),
        pytest.param("t_s,force_n\n" + "1" * 200_000, id="an endless line"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), id="a picture"),
        pytest.param(b"\x1f\x8b\x08" + bytes(200), id="compressed"),
        pytest.param(b"\xff\xfe" + GOOD.encode("utf-16-le")[:31], id="half a UTF-16"),
        pytest.param("{}", id="an object"),
        pytest.param("[]", id="an empty list"),
        pytest.param("<xml/>", id="XML"),
    ],
)
def test_what_is_no_recording_is_refused_in_words(
    file: Path, journal: Path, content: str | bytes
) -> None:
    assert file.name in refusal(file, content).what
    assert kept_nothing(journal)


def test_a_folder_and_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(TraceError):
            look(path, Said())


cells = st.one_of(
    st.floats().map(repr),
    st.integers(-(10**20), 10**20).map(str),
    st.text('0123456789.,-+e" ;\t_naifµ', max_size=8),
    st.sampled_from(["2026-11-22T12:00:00Z", "9999-12-31T23:59:59", "1e999", "0x10", "", "1,5"]),
)
tables = st.builds(
    lambda head, separator, rows, end: end.join([head, *(separator.join(row) for row in rows)]),
    st.sampled_from(["t_s,force_n", "time;weight_kg", "ms\tload_lb", "timestamp,force,x", ""]),
    st.sampled_from([",", ";", "\t"]),
    st.lists(st.lists(cells, max_size=4), max_size=12),
    st.sampled_from(["\n", "\r\n", "\r"]),
)


def survives(file: Path, content: bytes) -> None:
    """Taken, or refused in words; and what was looked at can be judged."""
    file.write_bytes(content)
    journal = file.with_name("fuzzed.sqlite3")
    try:
        stored = taken(file, journal, unit="kg", time="ms")
    except TraceError as refused:
        assert refused.do
    else:
        assert stored.info.readings >= 2


@same_folder
@given(tables, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "latin-1"]))
def test_no_table_breaks_the_import(file: Path, table: str, encoding: str) -> None:
    survives(file, table.encode(encoding, "replace"))


@same_folder
@given(
    st.binary(max_size=400), st.sampled_from([b"", b"t_s,force_n\n", b"[", b"PK\x03\x04", b"XDF:"])
)
def test_no_bytes_break_the_import(file: Path, content: bytes, head: bytes) -> None:
    survives(file, head + content)
