"""What home says when the files are well, and when one of them is not."""

from datetime import datetime
from pathlib import Path

import pytest

from coaching import PIRIFORMIS, Guided
from kneadle.cli.home_facts import gather
from kneadle.coach.heard import Number
from kneadle.coach.history import History
from kneadle.devices import Known
from kneadle.journal.where import journal_path
from kneadle.journal.write import open_session
from kneadle.registry.file import devices
from kneadle.registry.where import ceilings_path, devices_path, settings_path

BLUE = Known("C8:01", "Blue", "ball", "ble")
SCALE = Known("D4:02", "Kitchen", "whc06", "ble")
USUAL = "Left gluteus maximus, not worked yet."


@pytest.fixture(autouse=True)
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNEADLE_JOURNAL", str(tmp_path / "journal.sqlite3"))


def pair(*chosen: Known) -> None:
    for known in chosen:
        devices().update(lambda book, new=known: book.with_device(new))  # type: ignore[misc]


def kept(guided: Guided) -> None:
    """In the journal, as a session of its own."""
    now = datetime.now().astimezone()
    writer = open_session(journal_path(), kind="live", program_version="0", limits={}, started=now)
    for event in guided.told:
        writer.event(event, now)
    writer.close("ended", {})


def test_a_new_computer_knows_no_ball_has_no_sessions_and_no_trouble() -> None:
    facts = gather()

    assert facts.device.startswith("No ball paired yet")
    assert (facts.several, facts.troubles) == (False, ())
    assert facts.advice is not None
    assert facts.advice.next == USUAL
    assert not journal_path().exists()


def test_the_default_device_is_named_with_its_kind() -> None:
    pair(BLUE, SCALE)

    assert gather().device == "Blue (ball)"
    assert gather().several


def test_without_a_default_it_says_how_to_take_one() -> None:
    pair(BLUE, SCALE, Known("E5:03", "Third", "ball", "ble"))
    devices().update(lambda book: book.without(BLUE.id))

    assert gather().device == "None of your devices is the default: d takes one."


def test_a_ceiling_that_a_session_lowered_is_known() -> None:
    now = datetime.now().astimezone()
    guided = Guided.begin(History(), now).chosen().press(50.0).wait(5.0)
    kept(guided.hear(Number(9, force_n=50.0)))

    (lowered,) = gather().lowered
    assert lowered.site == PIRIFORMIS
    assert lowered.ceiling_n < 50.0


def test_a_damaged_journal_is_said_once_and_the_ball_is_still_there() -> None:
    pair(BLUE)
    journal_path().write_bytes(b"this is no journal" * 100)

    facts = gather()

    assert facts.device == "Blue (ball)"
    assert facts.advice is None
    (trouble,) = facts.troubles
    assert "journal" in trouble


@pytest.mark.parametrize("path", [devices_path, ceilings_path, settings_path])
def test_a_damaged_file_is_one_sentence_and_the_advice_is_still_there(path: object) -> None:
    assert callable(path)
    devices_path().parent.mkdir()
    path().write_text("{")

    facts = gather()

    assert facts.advice is not None
    assert facts.advice.next == USUAL
    (trouble,) = facts.troubles
    assert f"{path().name} is damaged" in trouble
