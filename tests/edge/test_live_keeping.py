"""What a session keeps, and that nothing waits for it. Time passes at once, and is counted."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from clockwork import in_clockwork
from feeding import events_of, hello, noisy, only, reading, samples
from kneadle.detect.limits import Limits
from kneadle.events import Event, LinkLost, Quality, Warned, WarningEnded
from kneadle.journal.disk import Disk
from kneadle.journal.read import latest, load
from kneadle.journal.rows import Batch as Rows
from kneadle.journal.write import JournalWriter, open_session
from kneadle.samples import Clock, Message, NewCeiling, Status, Tare
from kneadle.view import Update
from kneadle_sims.scenarios import random_hand
from link_checks import flat
from scripted_link import PULLED, ScriptedLink, Wait, streamed
from spectators import TOO_HARD, Notebook, Person, known_to_the_samples, session_with

PATIENCE_S = 10.0  # of the wall's clock, where a thread has to get a turn


@in_clockwork
async def test_what_happened_is_shown_before_it_is_kept() -> None:
    order: list[str] = []

    class Diary(Notebook):
        def keep(self, message: Message) -> None:
            order.append("kept")

        def event(self, event: Event, utc: datetime) -> None:
            order.append("event kept")

    def show(update: Update) -> None:
        order.append("shown")
        if update.events:
            order.append("event shown")

    ball = ScriptedLink((hello(), reading(TOO_HARD)))
    await session_with(ball, keeper=Diary(), show=show).run()
    until_kept = order[: order.index("kept")]
    assert until_kept[:3] == ["shown", "event shown", "event kept"]
    assert set(until_kept[2:]) == {"event kept"}


def begin(
    path: Path,
    *,
    notice: Callable[[str, str], None] = lambda kind, words: None,
    flush_s: float = 3600.0,
) -> JournalWriter:
    return open_session(
        path,
        kind="live",
        program_version="",
        limits={},
        started=datetime(2026, 11, 22, tzinfo=UTC),
        on_trouble=lambda error: notice("journal_trouble", error.what),
        on_recovered=lambda: notice("journal_ok", "saved again"),
        flush_s=flush_s,
    )


@in_clockwork
async def test_a_warning_is_shown_while_the_disk_is_still_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving, warned = threading.Event(), threading.Event()
    in_time: list[bool] = []
    save = Disk.save

    def save_slowly(disk: Disk, batch: Rows) -> None:
        saving.set()
        in_time.append(warned.wait(PATIENCE_S))
        save(disk, batch)

    def show(update: Update) -> None:
        if only(Warned, update.events):
            warned.set()

    monkeypatch.setattr(Disk, "save", save_slowly)
    writer = begin(tmp_path / "journal.sqlite3", flush_s=0.001)
    assert saving.wait(PATIENCE_S)
    ball = ScriptedLink((hello(),), *streamed(reading(TOO_HARD)))
    await session_with(ball, keeper=writer, show=show).run()
    writer.close("ended", {})
    assert all(in_time)


def refuse_readings(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(
            "CREATE TRIGGER no BEFORE INSERT ON samples BEGIN SELECT RAISE(ABORT, 'no'); END"
        )


def accept_readings(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TRIGGER no")


@in_clockwork
async def test_a_failing_journal_is_said_once_and_costs_neither_warnings_nor_data(
    tmp_path: Path,
) -> None:
    path, ball, person = tmp_path / "journal.sqlite3", ScriptedLink((hello(),)), Person()

    def notice(kind: str, words: str) -> None:
        session.notice(kind, words)

    writer = begin(path, notice=notice)
    session = session_with(ball, keeper=writer, show=person.show)
    hand = reading(TOO_HARD)
    ball.steps += [partial(refuse_readings, path), *streamed(hand), writer.flush, writer.flush]
    ball.steps += [Wait(0.1), partial(accept_readings, path), writer.flush, Wait(0.1)]
    await session.run()
    writer.close("ended", {})

    said = [quality.kind for quality in only(Quality, person.events)]
    assert said == ["journal_trouble", "journal_ok"]
    assert "ceiling" in [warned.kind for warned in only(Warned, person.events)]
    assert flat(load(path, latest(path).id).messages()) == flat([hello(), hand])


@in_clockwork
async def test_the_journal_gets_every_message_in_order_and_every_event_shown() -> None:
    notebook, person = Notebook(), Person()
    said: list[Message] = [hello(), Status(80), samples([1.0] * 5), Clock(5, 50_000)]
    said += [samples([1.0] * 5, 5), Status(79), samples([1.0] * 5, 5)]
    ball = ScriptedLink(tuple(said[:3]), *[(message,) for message in said[3:]])
    await session_with(ball, keeper=notebook, show=person.show).run()
    assert notebook.kept == said
    assert notebook.events == person.events


@pytest.mark.parametrize("seed", range(2))
@in_clockwork
async def test_what_was_kept_gives_the_events_that_were_shown(seed: int, tmp_path: Path) -> None:
    path, person, rng = tmp_path / "journal.sqlite3", Person(), np.random.default_rng(seed)
    first = ScriptedLink((hello(),))
    second = ScriptedLink((replace(hello(), boot_id=seed % 2),))
    writer = begin(path)
    session = session_with(first, second, keeper=writer, show=person.show)

    whole = samples(noisy(random_hand(seed, 60.0).force(100.0)[1], seed))
    steps = [step for step in streamed(whole) for _ in range(rng.choice(3, p=(0.02, 0.96, 0.02)))]
    steps[len(steps) // 5] = writer.flush
    steps[len(steps) // 4] = partial(session.tell, Tare())
    steps[len(steps) // 3] = partial(session.tell, NewCeiling(45.0))
    first.steps += [*steps[: len(steps) // 2], Wait(2.0), PULLED]
    second.steps += steps[len(steps) // 2 :]
    await session.run()
    writer.close("ended", {})

    stored = load(path, latest(path).id)
    assert [kept.event for kept in stored.events] == person.events
    again_judged = events_of(stored.messages(), Limits())
    assert again_judged == known_to_the_samples(person.events)
    assert only(WarningEnded, again_judged)
    assert only(LinkLost, person.events)
