"""What other programs get to read."""

import sys
from datetime import UTC
from pathlib import Path

import numpy as np
import pytest

from command import strict_json
from exchanging import EVENING, JUDGED, Session, written
from feeding import hello, noisy
from kneadle.analyze import analyze
from kneadle.detect.limits import Limits
from kneadle.errors import KneadleError
from kneadle.events import Warned
from kneadle.exchange import zip_layout
from kneadle.exchange.export import export
from kneadle.exchange.table import LeftOut
from kneadle.journal.read import StoredSession
from kneadle.samples import Calibrated, Hello, Linear, Message, Motion, PowerLaw, Samples, Tare
from kneadle.trace import messages, read
from kneadle_sims.hand import Hand

LIMITS = Limits(ceiling_n=65.0)
BALL = Hello("ball", "load_cell", 100.0, 100.0, Linear(1000.0, 0.001))
NOTHING_KNOWN = Warned(0.2, "gap", 0.1, float("nan"))


def counts(first: int, raw: list[float]) -> Samples:
    return Samples(np.arange(first, first + len(raw)), np.array(raw))


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def stored(journal: Path, *said: Message) -> StoredSession:
    return written(journal, Session(said, [NOTHING_KNOWN], "sore", ("hip",), True, "UTC", False))


def exported(session: StoredSession, journal: Path, name: str) -> tuple[Path, LeftOut]:
    to = journal.with_name(name)
    return to, export(session, journal, to, lambda _: None)


def pressing(journal: Path) -> StoredSession:
    hand = Hand(seed=4).rest(2).lean_on(45, over_s=2).hold(for_s=33).release().rest(1)
    force_n = noisy(hand.force(100.0)[1])
    return stored(journal, hello(), Samples(np.arange(len(force_n)), force_n))


def test_a_csv_is_read_without_an_option_and_every_column_is_what_it_is(journal: Path) -> None:
    csv = pytest.importorskip("pyarrow.csv")
    file, _ = exported(stored(journal, BALL, counts(0, [1000, 3500, 500])), journal, "s.csv")
    table = csv.read_csv(file)

    assert [str(field.type) for field in table.schema] == [
        "timestamp[ns, tz=UTC]",
        "double",
        "double",
        "int64",
    ]
    assert table["t_s"].to_pylist() == [0.0, 0.01, 0.02]
    assert table["force_n"].to_pylist() == [0.0, 2.5, -0.5]
    assert table["raw_counts"].to_pylist() == [1000, 3500, 500]


def test_a_csv_is_a_trace_that_is_judged_as_the_session_was(journal: Path) -> None:
    session = pressing(journal)
    file, _ = exported(session, journal, "s.csv")
    again = analyze(messages(read(file)), LIMITS, "s").to_json()
    before = analyze(session.messages(), LIMITS, "s").to_json()

    assert again["holds"] == [
        {name: pytest.approx(value, abs=1e-4) for name, value in hold.items()}
        for hold in before["holds"]
    ]
    assert len(again["holds"]) == 1


def test_times_are_those_of_the_computer_at_the_beginning(journal: Path) -> None:
    session = stored(journal, BALL, counts(777, [1.0, 2.0]))
    lines = exported(session, journal, "s.csv")[0].read_text().splitlines()

    assert lines[1].startswith("2026-11-22T17:30:15.250Z,0.000000,")
    assert lines[2].startswith("2026-11-22T17:30:15.260Z,0.010000,")


def test_what_a_table_leaves_out_is_counted(journal: Path) -> None:
    before_hello, again = counts(0, [1.0]), counts(10, [5.0, 6.0])
    session = stored(journal, before_hello, BALL, counts(10, [5.0, 6.0, 7.0]), again)
    file, left_out = exported(session, journal, "s.csv")

    assert left_out == LeftOut(not_used=3)
    assert len(file.read_text().splitlines()) == 1 + 3
    about = strict_json(file.with_name("s.about.json").read_text())
    assert about["left_out"] == {"not_used": 3, "missing": 0, "damaged": 0}
    assert about["session"]["tags"] == ["hip"]
    assert about["events"][0]["force_n"] is None


def test_a_reading_that_is_no_number_is_an_empty_cell(journal: Path) -> None:
    session = stored(journal, BALL, counts(0, [1000.5, float("nan"), float("inf")]))
    lines = exported(session, journal, "s.csv")[0].read_text().splitlines()

    assert [line.split(",", 2)[2] for line in lines[1:]] == ["0.0005,1000.5", ",", ","]


def test_a_tare_and_a_new_calibration_hold_from_where_they_came(journal: Path) -> None:
    rng = np.random.default_rng(3)
    rest = (4000.0 + rng.normal(0, 20, 300).round()).tolist()
    session = stored(
        journal,
        BALL,
        counts(0, rest),
        Tare(),
        counts(300, rest),
        Calibrated(Linear(4000.0, 0.01)),
        counts(600, [4100.0] * 50),
    )
    lines = exported(session, journal, "s.csv")[0].read_text().splitlines()[1:]
    force_n = np.array([float(line.split(",")[2]) for line in lines])

    assert np.median(force_n[:300]) == pytest.approx(3.0, abs=0.1)
    assert np.median(force_n[300:600]) == pytest.approx(0.0, abs=0.1)
    assert force_n[600:].tolist() == [1.0] * 50


def test_how_the_readings_came_changes_no_force_of_a_sensor_that_creeps(journal: Path) -> None:
    soft = Hello("ball", "fsr", 100.0, 100.0, PowerLaw(0.01, 1.0, 0.0, 4095.0))
    raw = np.repeat([100.0, 1400.0, 1500.0], 400)
    whole = stored(journal, Tare(), soft, Samples(np.arange(1200), raw))
    parts: list[Message] = [Tare()]  # refused, but with one every word counts
    for a in range(0, 1200, 37):  # and a word between them keeps readings apart in the journal
        parts += [Samples(np.arange(a, min(a + 37, 1200)), raw[a : a + 37]), Motion(a, 1.0)]
    cut = stored(journal, *parts[:1], soft, *parts[1:])

    one, other = (exported(each, journal, f"{each.info.id}.csv")[0] for each in (whole, cut))
    assert one.read_text() == other.read_text()


def test_a_parquet_file_says_the_same_as_the_csv(journal: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    csv = pytest.importorskip("pyarrow.csv")
    session = pressing(journal)
    file, _ = exported(session, journal, "s.parquet")
    table = parquet.read_table(file)
    beside = csv.read_csv(exported(session, journal, "s.csv")[0])

    assert table.column_names == beside.column_names
    for name in ("t_s", "force_n", "raw_counts"):
        assert np.allclose(table[name], beside[name], atol=1e-5)
    assert [time.value for time in table["time_utc"]] == [
        time.value // 10**6 for time in beside["time_utc"]
    ]
    about = strict_json(parquet.read_metadata(file).metadata[b"kneadle"].decode())
    assert about["session"]["note"] == "sore"


def test_json_holds_everything_and_no_number_that_is_not_json(journal: Path) -> None:
    session = stored(journal, counts(5, [9.0]), BALL, counts(0, [2000.0, float("nan")]), Tare())
    given = strict_json(exported(session, journal, "s.json")[0].read_text())

    assert given["session"]["limits"]["ceiling_n"] == 65.0
    assert [word["kind"] for word in given["messages"]] == ["hello", "tare"]
    assert [word["after_index"] for word in given["messages"]] == [1, 3]
    assert given["columns"] == ["tick", "t_s", "force_n", "raw_counts"]
    assert given["readings"] == [
        [5, None, None, 9.0],
        [0, 0.0, 1.0, 2000.0],
        [1, 0.01, None, None],
    ]
    assert given["events"][0]["event"] == "warning"


def test_json_holds_what_later_versions_made_of_it(journal: Path) -> None:
    kept = written(journal, Session([BALL], [], "", (), True, "UTC", True))
    (verdict,) = strict_json(exported(kept, journal, "s.json")[0].read_text())["verdicts"]

    assert (verdict["program_version"], verdict["analysis"]) == ("0.2.0", JUDGED)
    assert verdict["judged_utc"] == EVENING.astimezone(UTC).isoformat()


@pytest.mark.parametrize("name", ["s.csv", "s.json", "s.zip"])
def test_a_file_of_somebody_with_a_name_like_it_is_left_alone(journal: Path, name: str) -> None:
    theirs = journal.with_name(f"{name}.new")
    theirs.write_text("somebody's")
    exported(stored(journal, BALL, counts(0, [1.0])), journal, name)

    assert theirs.read_text() == "somebody's"
    assert not [path for path in journal.parent.iterdir() if path.name.startswith(".")]


def test_an_exported_file_has_the_rights_of_any_new_file(journal: Path) -> None:
    beside = journal.with_name("any")
    beside.touch()
    file, _ = exported(stored(journal), journal, "s.json")

    assert file.stat().st_mode == beside.stat().st_mode


def test_an_empty_session_can_be_exported_in_every_format(journal: Path) -> None:
    pytest.importorskip("pyarrow")
    session = stored(journal)
    for name in ("s.csv", "s.parquet", "s.json", "s.zip"):
        assert exported(session, journal, name)[0].stat().st_size > 0


def test_a_name_without_a_format_is_refused(journal: Path) -> None:
    with pytest.raises(KneadleError, match="does not say in which format"):
        exported(stored(journal), journal, "session.xlsx")


def test_a_folder_that_is_not_there_is_named_and_nothing_is_left_of_a_failed_export(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = stored(journal, BALL, counts(0, [1.0]))
    with pytest.raises(KneadleError, match="cannot be written"):
        export(session, journal, journal.parent / "none" / "s.csv", lambda _: None)
    before = {*journal.parent.iterdir()}
    to = journal.with_name("s.zip")
    to.write_text("what was there")

    def fails(done: float) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(KneadleError, match="No space left"):
        export(session, journal, to, fails)
    assert {*journal.parent.iterdir()} - before == {to}
    assert to.read_text() == "what was there"


def test_without_pyarrow_it_is_said_how_to_get_it(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(KneadleError, match=r"kneadle\[parquet\]"):
        exported(stored(journal), journal, "s.parquet")


def test_a_session_that_is_too_long_for_a_zip_says_what_else_there_is(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kneadle.exchange.to_zip.MOST_READINGS", 1)

    with pytest.raises(KneadleError, match="more than a zip"):
        exported(stored(journal, BALL, counts(0, [1.0, 2.0])), journal, "s.zip")
    assert zip_layout.MOST_READINGS * zip_layout.READING.itemsize < 2**31  # no zip64
