"""What the files of devices and ceilings say, and that nothing in them is ever lost."""

import json
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.devices import Known
from kneadle.errors import KneadleError
from kneadle.muscles import MUSCLES, SIDES
from kneadle.registry.book import Book
from kneadle.registry.ceilings import Ceiling, Ceilings
from kneadle.registry.file import ceilings, devices
from kneadle.registry.where import ceilings_path, devices_path
from kneadle.samples import Calibration, Identity, Linear, PowerLaw, Relative

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
BLUE = Known("C8:01", "Blue", "ball", "ble", "kneadle-0011", Linear(1200.0, 0.004))
SKETCH = Known("COM3", "Grüner Sensor", "serial", "serial")
LEFT = Ceiling("piriformis", "left", 58.2, NOON, (60.0, 63.5))

number = st.floats(allow_nan=False, allow_infinity=False)
calibrations: st.SearchStrategy[Calibration | None] = st.one_of(
    st.none(),
    st.just(Identity()),
    st.builds(Linear, number, number),
    st.builds(PowerLaw, number, number, number, number, number),
    st.builds(Relative, number, number),
)
knowns = st.builds(
    Known,
    st.sampled_from(["C8:01", "D4:02", "/dev/ttyACM0"]),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.sampled_from(["ball", "progressor", "whc06", "serial"]),
    st.sampled_from(["ble", "serial"]),
    st.text(st.characters(exclude_categories=["Cs"])),
    calibrations,
)
measured = st.builds(
    Ceiling,
    st.sampled_from(MUSCLES),
    st.sampled_from(SIDES),
    number,
    st.datetimes(timezones=st.just(UTC)),
    st.lists(number, max_size=3).map(tuple),
)


@pytest.fixture
def path() -> Path:
    return devices_path()


def keep(*chosen: Known) -> Book:
    return devices().update(lambda book: _with(book, chosen))


def _with(book: Book, chosen: tuple[Known, ...]) -> Book:
    for known in chosen:
        book = book.with_device(known)
    return book


def refusal() -> KneadleError:
    """The same for who reads as for who writes."""
    with pytest.raises(KneadleError) as reading:
        devices().read()
    with pytest.raises(KneadleError) as writing:
        keep(SKETCH)
    assert writing.value.what == reading.value.what
    assert writing.value.do.endswith(".")
    return writing.value


def document(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def write(path: Path, content: object) -> str:
    text = content if isinstance(content, str) else json.dumps(content)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return text


def test_a_device_is_there_again_next_time() -> None:
    keep(BLUE, SKETCH)

    assert devices().read() == Book((BLUE, SKETCH), "C8:01")


def test_a_person_can_read_the_file(path: Path) -> None:
    keep(BLUE, SKETCH)

    assert '"name": "Grüner Sensor"' in path.read_text(encoding="utf-8")
    assert document(path) == {
        "schema": "kneadle.devices/1",
        "default": "C8:01",
        "devices": [
            {
                "id": "C8:01",
                "name": "Blue",
                "kind": "ball",
                "transport": "ble",
                "identity": "kneadle-0011",
                "calibration": {"kind": "linear", "zero_counts": 1200.0, "n_per_count": 0.004},
            },
            {
                "id": "COM3",
                "name": "Grüner Sensor",
                "kind": "serial",
                "transport": "serial",
                "identity": "",
                "calibration": None,
            },
        ],
    }


@given(st.lists(knowns, max_size=4))
def test_whatever_is_kept_comes_back_to_the_last_bit(chosen: list[Known]) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as environment:
        environment.setenv("KNEADLE_DEVICES", f"{folder}/devices.json")

        assert keep(*chosen) == devices().read()


@given(st.lists(measured, max_size=4))
def test_ceilings_come_back_and_the_latest_of_a_place_counts(taken: list[Ceiling]) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as environment:
        environment.setenv("KNEADLE_DEVICES", f"{folder}/devices.json")
        for ceiling in taken:
            ceilings().update(lambda known, new=ceiling: known.with_ceiling(new))  # type: ignore[misc]

        latest = {(ceiling.muscle, ceiling.side): ceiling for ceiling in taken}
        for muscle in MUSCLES:
            for side in SIDES:
                assert ceilings().read().find(muscle, side) == latest.get((muscle, side))
        assert set(ceilings().read().latest()) == set(latest.values())


@given(st.lists(measured, min_size=1, max_size=6))
def test_taking_back_what_was_set_by_hand_leaves_what_was_measured_last(
    taken: list[Ceiling],
) -> None:
    known = Ceilings()
    for ceiling in taken:
        known = known.with_ceiling(ceiling)

    measured_ones = [each for each in taken if each.trials_n]
    for muscle, side in {(each.muscle, each.side) for each in taken}:
        here = [each for each in measured_ones if (each.muscle, each.side) == (muscle, side)]
        left = known.without_hand_set(muscle, side).find(muscle, side)
        assert left == (here[-1] if here else None)


def test_ceilings_say_what_they_are(path: Path) -> None:
    ceilings().update(lambda known: known.with_ceiling(LEFT))

    assert document(path.with_name("ceilings.json")) == {
        "schema": "kneadle.ceilings/1",
        "ceilings": [
            {
                "muscle": "piriformis",
                "side": "left",
                "ceiling_n": 58.2,
                "measured_utc": "2026-11-22T12:00:00+00:00",
                "trials_n": [60.0, 63.5],
            }
        ],
    }


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("muscle", "biceps", "muscle is 'biceps'"),
        ("side", "both", "side is 'both'"),
        ("ceiling_n", None, "ceiling_n is not a number"),
        ("trials_n", ["60"], "trials_n is not a number"),
        ("trials_n", 60.0, "not as Kneadle writes it"),
        ("measured_utc", "yesterday", "yesterday"),
        ("measured_utc", "2026-11-22T12:00:00", "more than this Kneadle knows of"),
    ],
)
def test_ceilings_that_make_no_sense_are_refused(field: str, value: object, words: str) -> None:
    """A time of no zone too: it could be anybody's noon."""
    ceilings().update(lambda known: known.with_ceiling(LEFT))
    whole = document(ceilings_path())
    whole["ceilings"][0][field] = value
    write(ceilings_path(), whole)

    with pytest.raises(KneadleError, match=words):
        ceilings().read()


def changed(place: tuple[str | int, ...], value: object) -> Any:
    """A file as Kneadle writes it, but for one place in it."""
    keep(BLUE)
    whole = document(devices_path())
    inner = whole
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    return whole


DEVICE = ("devices", 0)


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        ((*DEVICE, "name"), 7, "name is not a text"),
        ((*DEVICE, "kind"), "toaster", "kind is 'toaster'"),
        ((*DEVICE, "transport"), "pigeon", "transport is 'pigeon'"),
        ((*DEVICE, "calibration", "n_per_count"), "0.004", "n_per_count is not a number"),
        ((*DEVICE, "calibration", "n_per_count"), True, "n_per_count is not a number"),
        ((*DEVICE, "calibration", "n_per_count"), float("nan"), "NaN is not a number"),
        pytest.param(
            (*DEVICE, "calibration", "n_per_count"), 10**400, "is not a number", id="too large"
        ),
        ((*DEVICE, "calibration", "kind"), "cubic", "'cubic' is missing or not known"),
        ((*DEVICE, "calibration"), {"kind": "linear"}, "not as Kneadle writes it"),
        ((*DEVICE, "calibration"), 5, "not as Kneadle writes it"),
        (DEVICE, {}, "'id' is missing"),
        (DEVICE, "Blue", "not as Kneadle writes it"),
        (("devices",), None, "not as Kneadle writes it"),
        (("default",), "D4:02", "the default 'D4:02' is not among the devices"),
        (("default",), ["C8:01"], "not among the devices"),
        (("schema",), "kneadle.ceilings/1", "does not say that it is kneadle.devices"),
        (("schema",), "kneadle.devices/x", "does not say that it is kneadle.devices"),
        (("schema",), 1, "does not say that it is kneadle.devices"),
    ],
)
def test_a_file_that_makes_no_sense_is_refused_with_the_reason_and_left_as_it_is(
    place: tuple[str | int, ...], value: object, words: str, path: Path
) -> None:
    text = write(path, changed(place, value))

    assert words in refusal().what
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1 is not JSON"),
        ('{\n"schema": "kneadle.devices/1",\n"devices": [', "line 3 is not JSON"),
        ("[]", "does not say that it is kneadle.devices"),
        ("null", "does not say that it is kneadle.devices"),
        ("{}", "does not say that it is kneadle.devices"),
    ],
)
def test_a_file_that_was_cut_short_is_refused_and_left_as_it_is(
    text: str, words: str, path: Path
) -> None:
    write(path, text)

    refused = refusal()

    assert words in refused.what
    assert str(path) in refused.what
    assert "move it away" in refused.do
    assert path.read_text() == text


def test_a_file_of_bytes_is_refused(path: Path) -> None:
    write(path, "")
    path.write_bytes(b"\xff\xfe\x80{}")

    assert "not a text file" in refusal().what


@pytest.mark.parametrize("place", [("note",), (*DEVICE, "note"), (*DEVICE, "calibration", "note")])
def test_what_this_version_would_lose_is_refused(place: tuple[str | int, ...], path: Path) -> None:
    text = write(path, changed(place, 7))

    assert "more than this Kneadle knows of" in refusal().what
    assert path.read_text(encoding="utf-8") == text


def test_a_file_of_a_newer_kneadle_is_refused_and_left_as_it_is(path: Path) -> None:
    text = write(path, {"schema": "kneadle.devices/2", "cupboards": []})

    refused = refusal()

    assert "written by a newer Kneadle" in refused.what
    assert refused.do.startswith("Update Kneadle")
    assert path.read_text() == text
