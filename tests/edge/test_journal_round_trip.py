import math
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneadle.events import Connected, Event, HoldEnded, SessionEnded, Warned
from kneadle.journal import replay, rows
from kneadle.journal.read import StoredSession, latest, load
from kneadle.journal.write import open_session
from kneadle.samples import (
    Answer,
    ButtonPressed,
    Calibrated,
    Calibration,
    Clock,
    Hello,
    Identity,
    Linear,
    Message,
    Motion,
    NewCeiling,
    PowerLaw,
    Relative,
    Samples,
    Status,
    Tare,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)

number = st.floats(allow_nan=False, allow_infinity=False)
small = st.integers(0, 2**32 - 1)
calibrations: st.SearchStrategy[Calibration] = st.one_of(
    st.just(Identity()),
    st.builds(Linear, number, number),
    st.builds(PowerLaw, number, number, number, number, number),
    st.builds(Relative, number, number),
)
hellos = st.builds(
    Hello,
    device=st.text(),
    sensor=st.sampled_from(["load_cell", "fsr"]),
    rate_hz=number,
    tick_hz=number,
    calibration=calibrations,
    full_scale_n=st.none() | number,
    boot_id=small,
)
words: st.SearchStrategy[Message] = st.one_of(
    hellos,
    st.builds(Calibrated, calibrations),
    st.builds(Motion, small, number),
    st.builds(Clock, small, st.integers(0, 2**63 - 1)),
    st.builds(Status, st.none() | st.integers(0, 100), st.booleans(), dropped=small),
    st.builds(Answer, st.integers(0, 255), st.integers(0, 255)),
    st.builds(ButtonPressed, small, st.integers(0, 255)),
    st.just(Tare()),
    st.builds(NewCeiling, number),
)
readings = st.integers(-(2**23), 2**23).map(float) | st.floats()
samples = st.lists(st.tuples(st.integers(0, 2**40), readings), max_size=8).map(
    lambda pairs: Samples(
        np.array([tick for tick, _ in pairs], np.int64),
        np.array([raw for _, raw in pairs], np.float64),
    )
)
FLUSH = None
scripts = st.lists(samples | words | st.just(FLUSH), max_size=25)


def kept(
    path: Path, script: Sequence[Message | None], events: Sequence[Event] = ()
) -> StoredSession:
    """The session that was fed `script`, where None is the moment of a flush."""
    writer = open_session(
        path, kind="live", program_version="0.1.0", limits={}, started=NOON, flush_s=60
    )
    for message in script:
        if message is None:
            writer.flush()
        else:
            writer.keep(message)
    for event in events:
        writer.event(event, NOON)
    writer.close("stopped", {})
    return load(path, latest(path).id)


def spelled(messages: Sequence[Message]) -> list[object]:
    """Reading by reading, bit by bit: how samples were cut is left out, their order is not."""
    out: list[object] = []
    for message in messages:
        if isinstance(message, Samples):
            out += [
                (int(tick), raw.hex() if math.isfinite(raw) else repr(raw))
                for tick, raw in zip(message.tick, message.raw.tolist(), strict=True)
            ]
        else:
            out.append(message)
    return out


@settings(deadline=None)
@given(scripts, st.integers(1, 20), st.integers(1, 20))
def test_a_replay_feeds_exactly_what_was_fed(
    script: list[Message | None], block_readings: int, merged_readings: int
) -> None:
    with (
        TemporaryDirectory() as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(rows, "BLOCK_READINGS", block_readings)
        patch.setattr(replay, "MERGED_READINGS", merged_readings)
        session = kept(Path(folder) / "journal.sqlite3", script)
        replayed = list(session.messages())

    assert spelled(replayed) == spelled([message for message in script if message is not None])
    assert session.damaged == session.missing == 0


def test_neighbouring_samples_come_back_as_one(tmp_path: Path) -> None:
    second = Samples(np.arange(100), np.arange(100.0))

    session = kept(tmp_path / "j.sqlite3", [second, FLUSH, second, FLUSH, Tare(), second])

    lengths = [len(m.tick) for m in session.messages() if isinstance(m, Samples)]
    assert lengths == [200, 100]


def test_a_session_can_be_replayed_twice(tmp_path: Path) -> None:
    session = kept(tmp_path / "j.sqlite3", [Tare(), NewCeiling(60.0)])

    assert list(session.messages()) == list(session.messages()) == [Tare(), NewCeiling(60.0)]


def test_numbers_that_numpy_made_are_kept_too(tmp_path: Path) -> None:
    tick, rate = np.array([7])[0], np.array([1.5], np.float32)[0]

    session = kept(
        tmp_path / "j.sqlite3", [Motion(tick, rate)], [Connected(rate, "b", "fsr", rate)]
    )

    assert list(session.messages()) == [Motion(7, 1.5)]
    assert session.events[0].event == Connected(1.5, "b", "fsr", 1.5)
    with closing(sqlite3.connect(tmp_path / "j.sqlite3")) as db:
        assert db.execute("SELECT t_s FROM event").fetchall() == [(1.5,)]


def test_a_name_that_is_no_proper_text_does_not_stop_the_recording(tmp_path: Path) -> None:
    hello = Hello("ball \udcff", "fsr", 100.0, 100.0, Identity())

    session = kept(tmp_path / "j.sqlite3", [hello])

    assert list(session.messages()) == [hello]
    assert session.info.device == "ball ?"


def test_events_come_back_as_they_happened(tmp_path: Path) -> None:
    events = [
        Connected(0.0, "ball", "load_cell", 100.0),
        Warned(3.25, "spike", 3.1, 71.5),
        HoldEnded(44.0, 10.0, 44.0, 33.9, 41.0, 55.5, 0.021, True, "released"),
        SessionEnded(50.0, 1, 33.9, 1, 5000, 0, 0, 0, None),
    ]

    session = kept(tmp_path / "j.sqlite3", [], events)

    assert [stored.event for stored in session.events] == events
    assert session.events[0].utc == NOON
