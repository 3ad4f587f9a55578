"""A session whose first readings are lost: what is left of it keeps its time."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest

from exchanging import taken
from feeding import events_of, hello, reading
from journalled import NOON, begin
from kneadle.detect.limits import Limits
from kneadle.events import SessionEnded
from kneadle.exchange.export import export
from kneadle.exchange.readings import readings
from kneadle.force.clock import SampleClock
from kneadle.journal import blocks
from kneadle.journal.read import load
from kneadle.journal.store import open_for_writing
from kneadle.rejudge import rejudge
from kneadle.report.from_journal import session
from kneadle.review.as_read import as_read
from kneadle.review.force import pieces
from kneadle.review.hold import HoldNumbers
from kneadle.samples import Hello, Message, Samples
from kneadle_sims.hand import Hand

BLOCK = 1000  # readings, of ten seconds
SPOIL = "UPDATE samples SET data = zeroblob(9) WHERE first_index = 0"


def person() -> Samples:
    """Ten seconds and more of nothing, then a hold."""
    return reading(Hand(3).rest(12.0).lean_on(45.0, over_s=4.0).hold(for_s=12.0).release().rest(4))


def journal(
    path: Path, said: Hello, came: Samples, *, closed: bool = True, spoilt: bool = True
) -> None:
    """As a live session keeps it: its events, and what it came to."""
    writer = begin(path)
    writer.keep(said)
    for start in range(0, len(came.tick), BLOCK):
        part = slice(start, start + BLOCK)
        writer.keep(Samples(came.tick[part], came.raw[part]))
        writer.flush()
    for event in events_of([said, came]):
        writer.event(event, NOON)
    clock = SampleClock(said)
    t_s, _, _ = clock.take(came.tick, came.raw)
    if closed:
        counts = asdict(clock.counts)
        ended = SessionEnded(float(t_s[-1]), 1, 0.0, 0, len(t_s), **counts, clock_drift_ppm=None)
        writer.close("ended", asdict(ended))
    else:
        writer.flush()
    if spoilt:
        spoil(path)


def spoil(path: Path) -> None:
    db = open_for_writing(path)
    db.execute(SPOIL)
    db.close()


def without(came: Samples, *lost: int) -> Samples:
    kept = np.ones(len(came.tick), bool)
    kept[list(lost)] = False
    return Samples(came.tick[kept], came.raw[kept])


WRAPS = replace(hello(), tick_bits=10)  # every ten seconds
STAMPED = replace(hello(), tick_hz=1e6)
JITTER = np.random.default_rng(5).integers(-2000, 2000, 10_000)


def stamped() -> Samples:
    """By a clock of microseconds, not quite evenly."""
    came = person()
    return Samples(came.tick * 10_000 + JITTER[: len(came.tick)], came.raw)


CASES = {
    "every reading came": (hello(), person()),
    "it began at another number": (hello(), Samples(person().tick + 77, person().raw)),
    "some never came": (hello(), without(person(), 3, 4, 5, 500, 501)),
    "its numbers wrap": (WRAPS, Samples((person().tick + 900) % 1024, person().raw)),
    "it stamps its readings": (STAMPED, stamped()),
}
each_case = pytest.mark.parametrize("case", CASES)


def times(messages: Iterator[Message]) -> list[float]:
    return [t for t_s, _ in as_read(messages) for t in t_s.tolist()]


@each_case
def test_what_is_left_has_the_time_it_had(case: str, tmp_path: Path) -> None:
    path, said_came = tmp_path / "j.sqlite3", CASES[case]
    journal(path, *said_came, spoilt=False)
    before = times(load(path, 1).messages())[BLOCK:]
    spoil(path)
    stored = load(path, 1)

    assert times(stored.messages()) == before
    assert times(blocks.messages(path, 1)) == before
    assert [t for r in readings(stored.messages, Limits()) for t in r.t_s.tolist()] == before
    judged = [t for piece in pieces(stored.messages(), Limits()) for t in piece.t_s.tolist()]
    assert judged == before[1:]  # smoothing begins with two


@each_case
def test_the_numbers_of_a_hold_that_is_left_are_as_they_were(case: str, tmp_path: Path) -> None:
    path, said_came = tmp_path / "j.sqlite3", CASES[case]
    journal(path, *said_came, spoilt=False)
    (before,) = holds_in(path)
    spoil(path)
    (after,) = holds_in(path)

    assert before.in_band_s is not None and before.in_band_s > 10.0
    assert after.in_band_s == pytest.approx(before.in_band_s, abs=0.05)
    assert after.ramp_n_per_s == pytest.approx(before.ramp_n_per_s, rel=0.01)
    assert rejudge(path, 1).changes == []


def test_a_copy_in_another_journal_keeps_its_time_as_well(tmp_path: Path) -> None:
    here, file = tmp_path / "here.sqlite3", tmp_path / "s.zip"
    journal(here, *CASES["some never came"])
    export(load(here, 1), here, file, lambda _: None)
    there = taken(file, tmp_path / "there.sqlite3")

    assert times(there.messages()) == times(load(here, 1).messages())


def test_a_table_of_it_says_when_it_was(tmp_path: Path) -> None:
    path, file = tmp_path / "j.sqlite3", tmp_path / "s.csv"
    journal(path, *CASES["every reading came"])
    export(load(path, 1), path, file, lambda _: None)

    first = file.read_text().splitlines()[1]
    assert first.startswith("2026-11-22T12:00:10.000Z,10.000000,")


def test_where_its_time_is_a_guess_nothing_is_said_of_a_hold_that_needs_it(
    tmp_path: Path,
) -> None:
    """The program was killed, so nobody knows whether readings never came before the hole ended."""
    path = tmp_path / "j.sqlite3"
    journal(path, *CASES["some never came"], closed=False, spoilt=False)
    (before,) = holds_in(path)
    spoil(path)
    (after,) = holds_in(path)

    assert before.in_band_s is not None
    assert after == replace(before, ceiling_n=None, in_band_s=None, ramp_n_per_s=None)
    assert times(load(path, 1).messages())[0] == pytest.approx(10.0, abs=0.06)


def holds_in(path: Path) -> tuple[HoldNumbers, ...]:
    found = session(load(path, 1), NOON, "a test", lambda _: None)
    return found.kept.numbers.holds
