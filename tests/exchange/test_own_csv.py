"""A session's own CSV, and what stands beside it, on the way back."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from exchanging import taken, written
from kneadle.cli.import_words import preview_text
from kneadle.detect.limits import Limits
from kneadle.errors import TraceError
from kneadle.events import Quality
from kneadle.exchange.export import export
from kneadle.exchange.importing import look
from kneadle.exchange.preview import Preview
from kneadle.exchange.readings import readings
from kneadle.exchange.recording import Said
from kneadle.exchange.to_csv import beside
from kneadle.samples import Hello, Relative, Samples
from zipping import SESSION


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file, journal = tmp_path / "session-1.csv", tmp_path / "here.sqlite3"
    export(written(journal, SESSION), journal, file, lambda _: None)
    return file


def preview(file: Path) -> Preview:
    return look(file, Said()).preview


def change(file: Path, how: Callable[[dict[str, Any]], object]) -> None:
    about = json.loads(beside(file).read_text())
    how(about)
    beside(file).write_text(json.dumps(about))


def test_note_tags_device_and_zone_come_back_with_the_file_beside_it(file: Path) -> None:
    info = taken(file, file.with_name("there.sqlite3")).info

    assert (info.note, info.tags, info.device) == ("sore after", ("hip",), "ball")
    assert info.zone == "UTC"
    found = preview(file)
    assert (found.note, found.tags) == ("sore after", ("hip",))
    assert "Device, note and tags are from session-1.about.json." in found.understood


def test_what_no_csv_brings_back_is_said(file: Path) -> None:
    words = "Muscle, pain and what else the coach was told come back from a session's .zip alone."

    assert words in preview(file).understood
    beside(file).unlink()
    alone = preview(file)
    assert words in alone.understood
    assert any("No session-1.about.json stands beside it" in each for each in alone.understood)
    assert (alone.note, alone.tags, alone.device) == ("", (), "session-1")


def test_a_csv_of_others_is_not_told_about_zips(tmp_path: Path) -> None:
    file = tmp_path / "pull.csv"
    file.write_text("t_s,force_n\n0,1\n1,2\n")

    assert not any("zip" in sentence for sentence in preview(file).understood)


@pytest.mark.parametrize(
    "how",
    [
        lambda about: about["session"].update(started_utc="2020-01-01T00:00:00+00:00"),
        lambda about: about["session"].update(utc_offset_s=10**9),
        lambda about: about["session"].pop("note"),
        lambda about: about.update(schema="kneadle.table/9"),
        lambda about: about.update(session=[1]),
        lambda about: about["session"].update(summary="long"),
    ],
)
def test_what_is_beside_it_and_of_another_session_or_spoilt_is_left(
    file: Path, how: Callable[[dict[str, Any]], object]
) -> None:
    change(file, how)
    found = preview(file)

    assert (found.note, found.tags) == ("", ())
    assert any("is of another session, or spoilt" in sentence for sentence in found.understood)


def test_half_a_file_beside_it_is_left(file: Path) -> None:
    beside(file).write_bytes(beside(file).read_bytes()[:99] + b"\xff")

    assert taken(file, file.with_name("there.sqlite3")).info.note == ""


@pytest.fixture
def uncalibrated(tmp_path: Path) -> Path:
    """A CSV of a sensor that nobody calibrated: half its full scale for four seconds."""
    hello = Hello("ball", "counts", 100.0, 100.0, Relative(200.0, 4000.0))
    pressed = Samples(np.arange(400), np.full(400, 2200.0))
    file, journal = tmp_path / "session-1.csv", tmp_path / "here.sqlite3"
    bare = replace(SESSION, messages=[hello, pressed], events=[])
    export(written(journal, bare), journal, file, lambda _: None)
    return file


def as_before(file: Path) -> None:
    """As Kneadle wrote it before it named the column so."""
    file.write_text(file.read_text().replace("force_rel", "force_n", 1))


def comes_back_relative(file: Path) -> None:
    back = taken(file, file.with_name("there.sqlite3"))
    assert any("Nobody calibrated its sensor" in each for each in preview(file).understood)
    assert back.info.calibration is not None
    assert back.info.calibration["kind"] == "relative"
    forces = [block.force_n for block in readings(back.messages, Limits())]
    assert np.concatenate(forces) == pytest.approx(np.full(400, 50.0))


def test_what_nobody_calibrated_does_not_come_back_as_newtons(uncalibrated: Path) -> None:
    comes_back_relative(uncalibrated)


def test_nor_does_it_with_nothing_beside_it(uncalibrated: Path) -> None:
    beside(uncalibrated).unlink()

    comes_back_relative(uncalibrated)


def test_nor_does_it_where_another_program_kept_but_two_columns(uncalibrated: Path) -> None:
    cells = [line.split(",") for line in uncalibrated.read_text().splitlines()]
    uncalibrated.write_text("\n".join(";".join(row[1:3]) for row in cells))

    comes_back_relative(uncalibrated)


def test_nor_does_one_of_an_earlier_kneadle(uncalibrated: Path) -> None:
    as_before(uncalibrated)

    comes_back_relative(uncalibrated)


@pytest.mark.parametrize("before", [False, True])
def test_its_unit_is_rel_and_never_newtons(uncalibrated: Path, before: bool) -> None:
    if before:
        as_before(uncalibrated)
    found = preview(uncalibrated)

    assert found.unit == "rel"
    text = preview_text(found)
    assert "force 50.0 to 50.0 rel" in " ".join(text.split())
    assert not re.search(r"\d N\b", text)


def test_what_it_calls_zero_is_no_newtons_either(tmp_path: Path) -> None:
    file = tmp_path / "session-1.csv"
    forces = [*200 * [3.0], *300 * [30.0]]
    rows = (f"{n / 100},{force + 0.01 * (n % 3)}\n" for n, force in enumerate(forces))
    file.write_text("t_s,force_rel\n" + "".join(rows))

    assert "Called zero: the first quiet second, 3.0 rel." in preview(file).understood


@pytest.mark.parametrize("before", [False, True])
def test_a_unit_that_is_said_of_it_is_refused_in_words(uncalibrated: Path, before: bool) -> None:
    if before:
        as_before(uncalibrated)
    with pytest.raises(TraceError) as refused:
        look(uncalibrated, Said(unit="kg"))

    assert "nobody calibrated" in refused.value.what
    assert "--unit" in refused.value.do


def test_its_raw_counts_may_be_taken_for_what_the_person_says(uncalibrated: Path) -> None:
    found = look(uncalibrated, Said(unit="g", column="raw_counts")).preview

    assert found.unit == "g"
    assert found.highest_n == pytest.approx(2200 * 0.00980665)


def test_one_that_was_relative_for_a_while_is_no_table_of_newtons(tmp_path: Path) -> None:
    file, journal = tmp_path / "session-1.csv", tmp_path / "here.sqlite3"
    told = replace(SESSION, events=[Quality(0.0, "relative", "Nobody calibrated it.")])
    export(written(journal, told), journal, file, lambda _: None)

    assert file.read_text().startswith("time_utc,t_s,force_rel,raw_counts\n")
    assert "force_rel" in json.loads(beside(file).read_text())["columns"]
