import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from kneadle.errors import JournalError
from kneadle.events import Connected
from kneadle.journal.came_to import came_to
from kneadle.journal.edit import annotate
from kneadle.journal.read import SessionRow, latest, list_sessions, load
from kneadle.journal.write import JournalWriter, open_session
from kneadle.samples import Calibrated, Hello, Identity, Linear, Message, Samples, Status, Tare

STARTED = datetime(2026, 11, 22, 18, 30, 15, 250_000, ZoneInfo("Europe/Berlin"))
HELLO = Hello("ball-7", "load_cell", 100.0, 100.0, Identity())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def begin(path: Path) -> JournalWriter:
    return open_session(
        path,
        kind="demo",
        program_version="0.1.0",
        limits={"ceiling_n": 80.0},
        started=STARTED,
        flush_s=60,
    )


def second(number: int) -> Samples:
    return Samples(np.arange(100) + 100 * number, np.full(100, float(number)))


def three_seconds(path: Path) -> int:
    writer = begin(path)
    writer.keep(HELLO)
    for number in range(3):
        writer.keep(second(number))
        writer.flush()
    writer.keep(Tare())
    writer.event(Connected(0.0, "ball-7", "load_cell", 100.0), STARTED)
    writer.close("stopped", {"holds": 0})
    return writer.session_id


def edit(path: Path, statement: str, *values: object) -> None:
    db = sqlite3.connect(path)
    with db:
        db.execute(statement, values)
    db.close()


def all_raw(messages: Iterator[Message]) -> list[float]:
    return [float(raw) for m in messages if isinstance(m, Samples) for raw in m.raw]


def test_a_session_is_listed_with_what_it_was(path: Path) -> None:
    writer = begin(path)
    writer.keep(HELLO)
    writer.keep(Calibrated(Linear(12.0, 0.5)))
    writer.keep(second(0))
    writer.close("ball asleep", {"holds": 2})
    annotate(path, writer.session_id, "left glute, sore")

    (row,) = list_sessions(path)

    assert row.ended is not None
    assert row == SessionRow(
        id=writer.session_id,
        kind="demo",
        started=STARTED,
        zone="Europe/Berlin",
        ended=row.ended,
        end_reason="ball asleep",
        program_version="0.1.0",
        device="ball-7",
        hello=row.hello,
        calibration={"kind": "linear", "zero_counts": 12.0, "n_per_count": 0.5},
        limits={"ceiling_n": 80.0},
        summary=came_to({"holds": 2}),
        note="left glute, sore",
        readings=100,
    )
    assert row.hello is not None
    assert row.hello["sensor"] == "load_cell"


def test_the_zone_of_the_person_is_kept(path: Path) -> None:
    begin(path).close("stopped", {})

    assert latest(path).started.utcoffset() == timedelta(hours=1)
    assert latest(path).started.hour == 18


def test_a_session_that_was_never_closed_is_interrupted_and_reads_fine(path: Path) -> None:
    writer = begin(path)
    writer.keep(second(0))
    writer.flush()

    assert latest(path).interrupted
    assert len(all_raw(load(path, latest(path).id).messages())) == 100

    writer.close("stopped", {})
    assert not latest(path).interrupted


def test_sessions_written_at_the_same_time_stay_apart(path: Path) -> None:
    one, two = begin(path), begin(path)
    for number in (1, 2):
        one.keep(second(number))
        one.flush()
        two.keep(second(10 * number))
        two.flush()
    one.close("stopped", {})
    two.close("stopped", {})

    assert set(all_raw(load(path, one.session_id).messages())) == {1.0, 2.0}
    assert set(all_raw(load(path, two.session_id).messages())) == {10.0, 20.0}
    assert latest(path).id == two.session_id


def test_a_session_that_is_not_there_is_named(path: Path) -> None:
    begin(path).close("stopped", {})

    with pytest.raises(JournalError, match="no session 99"):
        load(path, 99)


def test_a_journal_without_sessions_has_no_latest(path: Path) -> None:
    begin(path).close("stopped", {})
    edit(path, "DELETE FROM session")

    assert list_sessions(path) == []
    with pytest.raises(JournalError, match="no session yet"):
        latest(path)


def test_a_damaged_block_costs_its_second_and_is_counted(path: Path) -> None:
    session_id = three_seconds(path)
    edit(path, "UPDATE samples SET data = zeroblob(40) WHERE first_index = 100")

    session = load(path, session_id)
    messages = list(session.messages())

    assert messages[0] == HELLO
    assert messages[-1] == Tare()
    assert all_raw(iter(messages)) == [0.0] * 100 + [2.0] * 100
    assert (session.damaged, session.missing) == (1, 100)


def test_a_lost_block_is_missing_readings(path: Path) -> None:
    session_id = three_seconds(path)
    edit(path, "DELETE FROM samples WHERE first_index = 0")

    session = load(path, session_id)

    assert set(all_raw(session.messages())) == {1.0, 2.0}
    assert (session.damaged, session.missing) == (0, 100)


def test_a_message_from_within_a_lost_block_comes_where_the_gap_is(path: Path) -> None:
    session_id = three_seconds(path)
    edit(path, "DELETE FROM samples WHERE first_index = 100")
    edit(path, "UPDATE message SET after_index = 150")

    assert list(load(path, session_id).messages()) == [second(0), HELLO, Tare(), second(2)]


@pytest.mark.parametrize("body", ["{", "[]", "3", "{}", '{"calibration": {"kind": "new"}}'])
def test_a_message_or_event_that_makes_no_sense_is_left_out_and_counted(
    path: Path, body: str
) -> None:
    session_id = three_seconds(path)
    edit(path, "UPDATE message SET body = ? WHERE kind = 'hello'", body)
    edit(path, "UPDATE event SET body = ?", body)

    session = load(path, session_id)
    messages = list(session.messages())

    assert session.events == ()
    assert messages[-1] == Tare()
    assert len(all_raw(iter(messages))) == 300
    assert session.damaged == 2


def test_a_field_that_an_older_version_did_not_write_takes_its_default(path: Path) -> None:
    session_id = three_seconds(path)
    edit(path, "UPDATE message SET kind = 'status', body = '{\"battery_percent\": 50}'")

    assert list(load(path, session_id).messages())[-1] == Status(50)


def test_a_message_of_a_newer_version_is_left_out_and_its_new_fields_too(path: Path) -> None:
    session_id = three_seconds(path)
    edit(path, "UPDATE message SET kind = 'temperature' WHERE kind = 'hello'")
    edit(path, "UPDATE message SET body = '{\"slowly\": true}' WHERE kind = 'tare'")

    session = load(path, session_id)

    assert list(session.messages())[-1] == Tare()
    assert session.damaged == 1


@pytest.mark.parametrize("column", ["hello", "calibration", "limits", "summary"])
def test_a_damaged_description_does_not_hide_its_session(path: Path, column: str) -> None:
    session_id = three_seconds(path)
    edit(path, f"UPDATE session SET {column} = '{{\"half'")

    assert len(all_raw(load(path, session_id).messages())) == 300


def test_broken_pages_never_end_in_anything_but_a_session_or_a_plain_refusal(path: Path) -> None:
    three_seconds(path)
    whole = path.read_bytes()
    for start in range(100, len(whole), 1024):
        path.write_bytes(whole[:start] + b"\xa5" * 512 + whole[start + 512 :])
        try:
            for row in list_sessions(path):
                session = load(path, row.id)
                assert len(all_raw(session.messages())) + session.missing <= 300
        except JournalError as refused:
            assert refused.do


def test_what_a_running_session_adds_does_not_disturb_a_replay(path: Path) -> None:
    writer = begin(path)
    writer.keep(second(0))
    writer.flush()
    session = load(path, writer.session_id)
    messages = session.messages()

    first = next(messages)
    writer.keep(second(1))
    writer.flush()

    assert [first, *messages] == [second(0)]
    assert session.missing == 0
    writer.close("stopped", {})
