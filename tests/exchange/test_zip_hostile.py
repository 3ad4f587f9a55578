"""Zips from strangers: nothing but a plain sentence, and nothing of it in the journal."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_BZIP2, ZipFile, ZipInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchanging import EVENING, kept_nothing, taken
from kneadle.analyze import analyze
from kneadle.detect.limits import Limits
from kneadle.errors import TraceError
from kneadle.exchange import session_zip, zip_layout
from kneadle.exchange.importing import look
from kneadle.exchange.recording import Said
from kneadle.journal.store import reading
from kneadle.samples import Samples
from zipping import EVENTS, changed, contents, good_zip, zipped


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return good_zip(tmp_path_factory.mktemp("good"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "theirs.zip"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def refusal(file: Path, journal: Path) -> TraceError:
    with pytest.raises(TraceError) as refused:
        taken(file, journal)
    assert refused.value.what.endswith(".")
    assert refused.value.do.endswith(".")
    assert kept_nothing(journal)
    return refused.value


def test_a_file_that_was_cut_short_is_refused(good: bytes, file: Path, journal: Path) -> None:
    for length in range(5, len(good), 97):
        file.write_bytes(good[:length])
        refusal(file, journal)


@given(st.data())
def test_a_file_with_other_bytes_in_it_is_taken_or_refused_in_words(
    good: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    torn = bytearray(good)
    for at in data.draw(st.lists(st.integers(0, len(good) - 1), min_size=1, max_size=4)):
        torn[at] = data.draw(st.integers(0, 255))
    file = tmp_path_factory.getbasetemp() / "torn.zip"
    file.write_bytes(torn)
    try:
        look(file, Said())
    except TraceError as refused:
        assert refused.do


@given(
    st.sampled_from(["session.json", "messages.jsonl", "events.jsonl", "verdicts.jsonl"]),
    st.data(),
)
def test_a_file_with_other_words_in_it_is_taken_or_refused_in_words(
    good: bytes, tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    """Sound as a zip, and what is in it means something else: then it must also be judged."""
    parts = contents(good)
    text = parts[name].decode()
    at = data.draw(st.integers(0, len(text)))
    more = data.draw(st.sampled_from(["", "0", "-", "1e999", "[", "null", '"', "99999999999999"]))
    cut = data.draw(st.integers(0, 3))
    folder = tmp_path_factory.mktemp("words")
    file, journal = folder / "f.zip", folder / "j.sqlite3"
    zipped(file, {**parts, name: (text[:at] + more + text[at + cut :]).encode()})
    try:
        stored = taken(file, journal)
    except TraceError as refused:
        assert refused.do
        assert kept_nothing(journal)
    else:
        with np.errstate(all="ignore"):
            analyze(stored.messages(), Limits(), "theirs")


def test_names_that_lead_elsewhere_are_left_in_the_file(
    good: bytes, file: Path, journal: Path
) -> None:
    away = {"../escaped.txt": b"x", "/tmp/kneadle-escaped.txt": b"x", "c:\\escaped.txt": b"x"}
    zipped(file, contents(good) | away)

    assert {*look(file, Said()).preview.not_kept} == {*away}
    taken(file, journal)
    assert not (file.parent.parent / "escaped.txt").exists()
    assert not Path("/tmp/kneadle-escaped.txt").exists()


def test_what_blows_up_is_refused_before_it_does(
    good: bytes, file: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(zip_layout.MOST_BYTES, "samples.bin", 1 << 20)
    zipped(file, contents(good) | {"samples.bin": bytes((1 << 20) + 16)})

    assert "larger than any session" in refusal(file, journal).what


def test_a_line_without_an_end_is_refused(
    good: bytes, file: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_zip, "MOST_LINE_BYTES", 1000)
    line = b'{"after_index": 0, "body": {}, "kind": "' + 2000 * b"x" + b'"}\n'
    zipped(file, contents(good) | {"messages.jsonl": line})

    refusal(file, journal)


def test_too_many_files_are_refused_before_they_are_listed(file: Path, journal: Path) -> None:
    zipped(file, {f"{number}.txt": b"" for number in range(100)})

    assert "too many files" in refusal(file, journal).what


def test_a_name_that_is_there_twice_is_refused(good: bytes, file: Path, journal: Path) -> None:
    zipped(file, contents(good))
    with ZipFile(file, "a") as there, pytest.warns(UserWarning, match="Duplicate"):
        there.writestr("session.json", b"{}")

    assert "twice" in refusal(file, journal).what


def test_another_compression_is_refused(good: bytes, file: Path, journal: Path) -> None:
    parts = contents(good)
    zipped(file, {name: parts[name] for name in parts if name != "samples.bin"})
    with ZipFile(file, "a") as there:
        there.writestr(ZipInfo("samples.bin"), parts["samples.bin"], ZIP_BZIP2)

    refusal(file, journal)


@pytest.mark.parametrize("missing", ["session.json", "samples.bin", "messages.jsonl"])
def test_a_part_that_is_missing_is_refused(
    good: bytes, file: Path, journal: Path, missing: str
) -> None:
    parts = contents(good)
    del parts[missing]
    zipped(file, parts)

    assert missing in refusal(file, journal).what


def test_an_empty_zip_and_one_of_somebody_else_are_refused(file: Path, journal: Path) -> None:
    zipped(file, {})
    refusal(file, journal)
    zipped(file, {"holiday.jpg": b"\xff\xd8"})
    refusal(file, journal)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda s: s.update(schema="kneadle.session/9"), id="of a newer schema"),
        pytest.param(lambda s: s["session"].update(started_utc="noon"), id="no moment"),
        pytest.param(lambda s: s["session"].update(started_utc=12), id="a number for a moment"),
        pytest.param(lambda s: s["session"].update(utc_offset_s=10**9), id="no zone"),
        pytest.param(lambda s: s["session"].update(limits={"ceiling_n": "x"}), id="no limit"),
        pytest.param(lambda s: s["session"].update(limits={"ceiling_n": -1}), id="a wild limit"),
        pytest.param(lambda s: s["session"].update(tags=7), id="no tags"),
        pytest.param(lambda s: s["session"].update(summary=[1]), id="no summary"),
        pytest.param(lambda s: s.pop("session"), id="no session"),
    ],
)
def test_a_description_that_makes_no_sense_is_refused(
    good: bytes, file: Path, journal: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    changed(good, file, change)

    refusal(file, journal)


def test_words_deeper_than_any_program_can_follow_are_refused(
    good: bytes, file: Path, journal: Path
) -> None:
    zipped(file, contents(good) | {"session.json": b"[" * 200_000})

    refusal(file, journal)


def test_what_a_newer_kneadle_says_is_named_and_the_rest_is_taken(
    good: bytes, file: Path, journal: Path
) -> None:
    parts = contents(good)
    parts["events.jsonl"] += (
        b'{"event": "breath", "t_s": 1.0, "utc": "2026-11-22T12:00:00+00:00"}\n'
    )
    parts["messages.jsonl"] += b'{"after_index": 90, "kind": "warmth", "body": {"celsius": 31}}\n'
    zipped(file, parts)

    assert look(file, Said()).preview.not_kept == ("1 × message warmth", "1 × event breath")
    stored = taken(file, journal)
    assert [kept.event for kept in stored.events] == EVENTS
    assert sum(isinstance(message, Samples) for message in stored.messages()) == 2


def test_numbers_that_no_device_has_are_not_taken_from_strangers(
    good: bytes, file: Path, journal: Path
) -> None:
    parts = contents(good)
    for wild in (b'"rate_hz": 0.0', b'"rate_hz": 1e308', b'"rate_hz": "fast"', b'"rate_hz": NaN'):
        words = parts["messages.jsonl"].replace(b'"rate_hz": 100.0', wild)
        assert words != parts["messages.jsonl"]
        zipped(file, parts | {"messages.jsonl": words})
        assert look(file, Said()).preview.not_kept == ("1 × message hello",)


def test_a_preview_says_what_comes(good: bytes, file: Path) -> None:
    file.write_bytes(good)
    preview = look(file, Said()).preview

    assert preview.started == EVENING
    assert (preview.device, preview.readings, preview.rate_hz) == ("ball", 90, 100.0)
    assert (preview.events, preview.note, preview.tags) == (2, "sore after", ("hip",))
    assert not preview.to_say
    assert not preview.skipped
    assert not preview.not_kept


def test_a_disk_that_fails_in_the_middle_leaves_no_half_session(
    good: bytes, file: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_bytes(good)
    found = look(file, Said())

    def fails(done: float) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        found.keep(journal, {}, fails)
    with reading(journal) as db:
        for table in ("session", "samples", "message", "event"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0
