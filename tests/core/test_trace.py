import gzip
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kneadle.errors import TraceError
from kneadle.samples import Hello, Identity, Message, Motion, Samples
from kneadle.trace import Trace, messages, read

GOOD = "t_s,force_n\n0.0,1.5\n0.1,2.5\n0.2,-3.5\n"
RECORDINGS = sorted((Path(__file__).parents[3] / "shared" / "traces").glob("*.csv"))

same_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def trace_of(content: str | bytes, folder: Path, *, lenient: bool = False) -> Trace:
    path = folder / "drill.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path, lenient=lenient)


def refusal(content: str | bytes, folder: Path, *, lenient: bool = False) -> TraceError:
    with pytest.raises(TraceError) as refused:
        trace_of(content, folder, lenient=lenient)
    assert refused.value.do
    return refused.value


def test_a_trace_is_its_columns_under_the_name_of_its_file(tmp_path: Path) -> None:
    trace = trace_of(GOOD, tmp_path)

    assert trace.name == "drill"
    assert trace.t_s.tolist() == [0.0, 0.1, 0.2]
    assert trace.force_n.tolist() == [1.5, 2.5, -3.5]
    assert trace.gyro_dps is None
    assert trace.skipped_rows == 0


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("\ufeff" + GOOD, id="byte order mark"),
        pytest.param(GOOD.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param(GOOD.replace("\n", "\r"), id="old Mac line ends"),
        pytest.param(GOOD.replace(",", ";"), id="semicolons"),
        pytest.param(GOOD.replace(",", " , "), id="spaces"),
        pytest.param(GOOD + "\n\n  \n", id="blank lines at the end"),
        pytest.param(GOOD.rstrip(), id="no line end at the end"),
        pytest.param('"t_s","force_n"\n"0.0", "1.5"\n"0.1",2.5\n0.2,-3.5\n', id="quotes"),
        pytest.param(
            'note,force_n,x,t_s\n"a,1,2",1.5,9,0.0\nb,2.5,,0.1\n\u00e9,-3.5,nan,0.2,more\n',
            id="other columns, other order",
        ),
    ],
)
def test_the_ways_in_which_programs_write_csv_mean_the_same(content: str, tmp_path: Path) -> None:
    trace = trace_of(content, tmp_path)

    assert trace.t_s.tolist() == [0.0, 0.1, 0.2]
    assert trace.force_n.tolist() == [1.5, 2.5, -3.5]


def test_a_column_that_nobody_reads_may_be_in_any_encoding(tmp_path: Path) -> None:
    trace = trace_of("t_s,force_n,Größe\n0,1,weiß\n1,2,süß\n".encode("latin-1"), tmp_path)

    assert trace.force_n.tolist() == [1.0, 2.0]


def test_the_angular_rate_is_read_where_there_is_one(tmp_path: Path) -> None:
    trace = trace_of("t_s,gyro_dps,force_n\n0,30,1\n1,60,2\n", tmp_path)

    assert trace.gyro_dps is not None
    assert trace.gyro_dps.tolist() == [30.0, 60.0]


def test_an_absurd_force_is_the_business_of_whoever_judges_quality(tmp_path: Path) -> None:
    assert trace_of("t_s,force_n\n0,33600\n1,-33600\n", tmp_path).force_n.tolist() == [
        33600.0,
        -33600.0,
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("0.2,abc", "force_n 'abc'"),
        ("0.2,", "force_n ''"),
        ("0.2,1_000", "force_n '1_000'"),
        ("0.2,nan", "force_n 'nan'"),
        ("0.2,-inf", "force_n '-inf'"),
        ("0.2,1e400", "force_n '1e400'"),
        ("1764000000000,1", "t_s '1764000000000'"),
        ("0.2,1\0", "force_n '1\\x00'"),
        ("0.2", "1 cells are too few"),
        ('0.2,"1', "quote"),
        ("0.1,1", "does not rise"),
        ("0.05,1", "does not rise"),
    ],
)
def test_a_bad_row_is_refused_by_line_and_reason(row: str, reason: str, tmp_path: Path) -> None:
    refused = refusal(f"t_s,force_n\n0.0,1\n0.1,2\n{row}\n0.3,4\n", tmp_path)

    assert "line 4" in refused.what
    assert reason in refused.what


def test_a_line_that_is_not_text_is_named(tmp_path: Path) -> None:
    assert "line 3" in refusal(b"t_s,force_n\n0.0,1\n\xff\xfe\x80\n0.3,4\n", tmp_path).what


def test_lenient_reading_skips_bad_rows_and_counts_them(tmp_path: Path) -> None:
    content = 't_s,force_n\n0,1\n0.1,nan\n0.2\n0.3,"4\n0,5\n0.5,6\n'

    trace = trace_of(content, tmp_path, lenient=True)

    assert trace.t_s.tolist() == [0.0, 0.5]
    assert trace.skipped_rows == 4


def test_lenient_reading_of_a_clean_file_skips_nothing(tmp_path: Path) -> None:
    assert trace_of(GOOD, tmp_path, lenient=True).skipped_rows == 0


@pytest.mark.parametrize("first", ["0.0,1.5", "t_s,force", "time;force_n", "t_s\tforce_n", "\n"])
def test_a_file_without_the_header_is_told_which_one_it_needs(first: str, tmp_path: Path) -> None:
    refused = refusal(f"{first}\n0.1,2.5\n", tmp_path)

    assert "line 1" in refused.what
    assert "t_s,force_n" in refused.do


@pytest.mark.parametrize(
    "content",
    [gzip.compress(GOOD.encode()), GOOD.encode("utf-16"), bytes(4096), b"\x89PNG\r\n\x1a\n\0"],
    ids=["gzip", "utf-16", "zeros", "picture"],
)
def test_a_binary_file_by_the_name_of_csv_is_called_that(content: bytes, tmp_path: Path) -> None:
    assert "not a text file" in refusal(content, tmp_path).what


def test_an_empty_file_is_called_empty(tmp_path: Path) -> None:
    assert "is empty" in refusal("", tmp_path).what


@pytest.mark.parametrize("content", ["t_s,force_n\n", "t_s,force_n\n0,1\n", "t_s,force_n\n\n\n"])
def test_fewer_than_two_rows_are_no_trace(content: str, tmp_path: Path) -> None:
    assert "fewer than two rows" in refusal(content, tmp_path).what


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TraceError, match=r"There is no file .*nowhere\.csv"):
        read(tmp_path / "nowhere.csv")


def test_a_folder_is_no_trace(tmp_path: Path) -> None:
    with pytest.raises(TraceError):
        read(tmp_path)


@same_folder
@given(st.binary(max_size=300), st.booleans())
def test_whatever_the_bytes_are_the_answer_is_a_trace_or_a_refusal(
    tmp_path: Path, content: bytes, lenient: bool
) -> None:
    assert answer_is_sound(content, tmp_path, lenient)


@same_folder
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(GOOD)),
            st.integers(0, 3),
            st.text('0159.-+eE,;"\n\r\t _x#\0nainf\u2028\x1c\u0665', max_size=4)
            | st.binary(max_size=3),
        ),
        min_size=1,
        max_size=5,
    ),
    st.booleans(),
)
def test_a_mangled_file_is_a_trace_or_a_refusal(
    tmp_path: Path, cuts: list[tuple[int, int, str | bytes]], lenient: bool
) -> None:
    content = GOOD.encode()
    for at, removed, put in cuts:
        piece = put.encode() if isinstance(put, str) else put
        content = content[:at] + piece + content[at + removed :]

    assert answer_is_sound(content, tmp_path, lenient)


def answer_is_sound(content: bytes, folder: Path, lenient: bool) -> bool:
    try:
        trace = trace_of(content, folder, lenient=lenient)
    except TraceError as refusal:
        return bool(refusal.what and refusal.do)
    assert len(trace.t_s) == len(trace.force_n) >= 2
    assert np.all(np.diff(trace.t_s) > 0)
    assert np.all(np.isfinite(trace.force_n))
    assert lenient or trace.skipped_rows == 0
    return bool(readings(messages(trace)) == trace.force_n.tolist())


rows = st.lists(
    st.sampled_from(["0,1", "1,2", "2,3", "", " ", "2,nan", "3", "4,5,6", "7;8", '9,"1"'])
)


@same_folder
@given(rows)
def test_reading_in_bulk_and_line_by_line_agree(tmp_path: Path, rows: list[str]) -> None:
    def outcome(extra: str) -> object:
        try:
            trace = trace_of("t_s,force_n,x\n" + "\n".join(rows) + extra, tmp_path)
        except TraceError as refused:
            return refused.what
        return trace.t_s.tolist(), trace.force_n.tolist()

    # A blank line of spaces is nothing to a person, and sends the file the careful way.
    assert outcome("\n") == outcome("\n   \n")


@pytest.mark.skipif(not RECORDINGS, reason="the real recordings are not beside this project")
@pytest.mark.parametrize("path", RECORDINGS, ids=lambda path: path.stem)
def test_a_real_recording_is_read_whole(path: Path) -> None:
    assert len(read(path).t_s) == len(path.read_text().splitlines()) - 1


def of_hundred_hz(seconds: float, gyro_dps: float | None = None) -> Trace:
    t_s = np.arange(round(seconds * 100)) / 100
    gyro = None if gyro_dps is None else np.full(t_s.size, gyro_dps)
    return Trace("drill", t_s, np.full(t_s.size, 20.0), gyro, 0)


def readings(said: list[Message]) -> list[float]:
    return [float(n) for message in said if isinstance(message, Samples) for n in message.raw]


def test_a_trace_speaks_as_a_device_that_gives_newtons_at_microseconds() -> None:
    hello, samples = messages(of_hundred_hz(3))

    assert hello == Hello("drill", "newtons", 100.0, 1e6, Identity(), tick_bits=64)
    assert isinstance(samples, Samples)
    assert samples.tick[:3].tolist() == [0, 10_000, 20_000]


def test_the_rate_is_that_of_most_steps_whatever_the_gaps() -> None:
    t_s = np.round(np.arange(500) / 240, 5)
    t_s[300:] += 7.0

    hello, *_ = messages(Trace("push", t_s, np.zeros(500), None, 0))

    assert isinstance(hello, Hello)
    assert hello.rate_hz == pytest.approx(240, rel=2e-3)


def test_steps_below_a_tick_still_have_a_rate() -> None:
    hello, *_ = messages(Trace("odd", np.array([0.0, 5e-324, 1e-323]), np.zeros(3), None, 0))

    assert isinstance(hello, Hello)
    assert hello.rate_hz == hello.tick_hz


def test_a_long_trace_comes_in_pieces_and_in_order() -> None:
    long = of_hundred_hz(2000)

    pieces = [message for message in messages(long) if isinstance(message, Samples)]

    assert len(pieces) > 1
    assert max(len(piece.tick) for piece in pieces) <= 65536
    assert np.concatenate([piece.tick for piece in pieces]).tolist() == list(
        range(0, 2_000_000_000, 10_000)
    )


def test_motion_is_told_ten_times_a_second_right_after_its_sample() -> None:
    said = messages(of_hundred_hz(10, gyro_dps=50.0))

    motions = [at for at, message in enumerate(said) if isinstance(message, Motion)]
    assert len(motions) == pytest.approx(100, abs=2)
    for at in motions:
        before, motion = said[at - 1], said[at]
        assert isinstance(before, Samples)
        assert isinstance(motion, Motion)
        assert motion.tick == before.tick[-1]
        assert motion.gyro_dps == 50.0
    assert len(readings(said)) == 1000


def test_motion_looks_back_over_one_second_only() -> None:
    t_s = np.arange(640) / 128  # exact, so that a second ago is a sample, and not of the second
    trace = Trace("turn", t_s, np.zeros(640), np.where(t_s <= 2.0, 90.0, 0.0), 0)

    rates = {m.tick / 1e6: m.gyro_dps for m in messages(trace) if isinstance(m, Motion)}

    assert all(rate == 90.0 for t_s, rate in rates.items() if t_s <= 2.0)
    assert all(0.0 < rate < 90.0 for t_s, rate in rates.items() if 2.0 < t_s < 2.99)
    assert all(rate == 0.0 for t_s, rate in rates.items() if t_s >= 3.0)


def test_a_trace_without_an_imu_tells_no_motion() -> None:
    assert not any(isinstance(message, Motion) for message in messages(of_hundred_hz(10)))
