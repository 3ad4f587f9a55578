from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchanging import Session, sessions, taken, whole, written
from kneadle.exchange import keep, session_zip
from kneadle.exchange.export import export
from kneadle.journal.memory import coach_events


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("exchange")


@settings(max_examples=200)
@given(sessions, st.integers(1, 20))
def test_a_zip_brings_the_same_session_to_another_journal(
    folder: Path, session: Session, at_once: int
) -> None:
    here, there, file = folder / "here.sqlite3", folder / "there.sqlite3", folder / "session.zip"
    before = written(here, session)
    export(before, here, file, lambda _: None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(session_zip, "READINGS_AT_ONCE", at_once)
        patch.setattr(keep, "READINGS_AT_ONCE", at_once)
        after = taken(file, there)

    assert whole(there, after) == whole(here, before)
    assert after.info.kind == "import"


@settings(max_examples=10)
@given(sessions)
def test_what_a_coach_told_elsewhere_is_no_memory_of_the_coach_here(
    folder: Path, session: Session
) -> None:
    here, there, file = folder / "one.sqlite3", folder / "two.sqlite3", folder / "session.zip"
    export(written(here, session), here, file, lambda _: None)
    taken(file, there)

    assert coach_events(there) == []


@settings(max_examples=10)
@given(sessions)
def test_the_same_session_makes_the_same_file(folder: Path, session: Session) -> None:
    journal, file = folder / "same.sqlite3", folder / "same.zip"
    stored = written(journal, session)
    export(stored, journal, file, lambda _: None)
    first = file.read_bytes()
    export(stored, journal, file, lambda _: None)

    assert file.read_bytes() == first
