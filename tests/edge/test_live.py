"""The only loop: what it shows, when, and what it keeps. Time passes at once, and is counted."""

import asyncio
import itertools
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from clockwork import ClockworkLoop, in_clockwork, now
from feeding import events_of, hello, noisy, only, reading, samples
from kneadle.detect.limits import Limits
from kneadle.errors import LinkError
from kneadle.events import (
    Event,
    HoldEnded,
    LinkBack,
    LinkLost,
    Quality,
    SessionEnded,
    Warned,
    WarningEnded,
)
from kneadle.journal.disk import Disk
from kneadle.journal.read import latest, load
from kneadle.journal.rows import Batch as Rows
from kneadle.journal.write import JournalWriter, open_session
from kneadle.link.base import Batch, Link
from kneadle.link.watch import FIRST_SAMPLE_WITHIN_S, IDLE, NOISE, NOTHING, Watch
from kneadle.live import Keeper, Session
from kneadle.pipeline import Pipeline
from kneadle.samples import Calibrated, Clock, Linear, Message, NewCeiling, Status, Tare
from kneadle.view import Update
from kneadle.wire import kneadle as wire
from kneadle_sims.hand import Hand
from kneadle_sims.scenarios import random_hand
from link_checks import flat
from scripted_link import PULLED, ScriptedLink, Step, Wait, steady, streamed

PATIENCE_S = 10.0  # of the wall's clock, where a thread has to get a turn
TOO_HARD = Hand(seed=1).rest(1.0).lean_on(110.0, over_s=3.0).hold(for_s=1.0).release().rest(1.0)
STEADY_HOLD = Hand(seed=2).rest(2.0).lean_on(45.0, over_s=2.0).hold(for_s=8.0)
AT_ONCE = 1e-6


@dataclass
class Person:
    """Sees what is shown, and when."""

    seen: list[tuple[float, Event]] = field(default_factory=list)

    def show(self, update: Update) -> None:
        self.seen += [(now(), event) for event in update.events]

    @property
    def events(self) -> list[Event]:
        return [event for _, event in self.seen]

    def saw_at(self, kind: type[Event]) -> list[float]:
        return [at_s for at_s, event in self.seen if isinstance(event, kind)]


@dataclass
class Notebook:
    """A keeper without a disk."""

    kept: list[Message] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def keep(self, message: Message) -> None:
        self.kept.append(message)

    def event(self, event: Event, utc: datetime) -> None:
        self.events.append(event)


def session_with(
    *visits: Link | LinkError,
    keeper: Keeper | None = None,
    show: Callable[[Update], None] = lambda _: None,
    watched: bool = True,
    limits: Limits | None = None,
) -> Session:
    watch = Watch(now()) if watched else None
    pipeline = Pipeline(limits or Limits())
    return Session(steady(*visits), pipeline, keeper, show, watch=watch, now=now)


def known_to_the_samples(events: Iterable[Event]) -> list[Event]:
    """Without what only the host could see."""
    return [
        event
        for event in events
        if not isinstance(event, LinkLost | LinkBack | SessionEnded)
        and not (isinstance(event, Quality) and event.kind.startswith("journal_"))
    ]


@in_clockwork
async def test_what_happened_is_shown_before_it_is_kept() -> None:
    order: list[str] = []

    class Slow(Notebook):
        def keep(self, message: Message) -> None:
            order.append("kept")

        def event(self, event: Event, utc: datetime) -> None:
            order.append("event kept")

    def show(update: Update) -> None:
        order.append("shown")
        if update.events:
            order.append("event shown")

    ball = ScriptedLink((hello(), reading(TOO_HARD)))
    await session_with(ball, keeper=Slow(), show=show).run()
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


@pytest.mark.parametrize("phase_s", [0.0, 0.02, 0.04, 0.06, 0.08, 0.0999])
@in_clockwork
async def test_silence_is_said_within_half_a_second_of_the_last_sample(phase_s: float) -> None:
    person = Person()
    last_s: list[float] = []
    before, after = samples([0.0] * 200), samples([0.0] * 100, 1200)
    ball = ScriptedLink(
        *[Wait(phase_s), (hello(),), *streamed(before), lambda: last_s.append(now())],
        *[Wait(10.0), *streamed(after)],
    )
    await session_with(ball, show=person.show).run()

    (lost_s,), (back_s,) = person.saw_at(LinkLost), person.saw_at(LinkBack)
    assert 0.4 <= lost_s - last_s[0] <= 0.5 + AT_ONCE
    assert back_s - last_s[0] == pytest.approx(10.05)
    assert only(LinkLost, person.events)[0].t_s == pytest.approx(1.99)
    assert only(LinkBack, person.events)[0].away_s == pytest.approx(10.05)


@pytest.mark.parametrize(
    ("said", "words"),
    [((), NOTHING), (((),), NOISE), (((hello(), Status(50)),), IDLE)],
    ids=["nothing", "noise", "no samples"],
)
@in_clockwork
async def test_a_ball_that_never_sends_a_sample_is_told_with_what_to_try(
    said: tuple[tuple[Message, ...], ...], words: str
) -> None:
    person = Person()
    await session_with(ScriptedLink(*said, Wait(60.0)), show=person.show).run()
    assert [lost.detail for lost in only(LinkLost, person.events)] == [words]
    assert person.saw_at(LinkLost)[0] - 1000.0 == pytest.approx(FIRST_SAMPLE_WITHIN_S, abs=0.2)


@in_clockwork
async def test_a_recording_may_be_silent_as_long_as_it_was() -> None:
    person = Person()
    ball = ScriptedLink((hello(),), *streamed(samples([0.0] * 100)), Wait(60.0))
    await session_with(ball, show=person.show, watched=False).run()
    assert person.saw_at(LinkLost) == []


@in_clockwork
async def test_a_pulled_cable_is_said_at_once_and_the_session_goes_on_when_it_is_back() -> None:
    person, notebook = Person(), Notebook()
    pulled_s: list[float] = []
    first = ScriptedLink(
        (hello(),), *streamed(samples([0.0] * 200)), lambda: pulled_s.append(now()), PULLED
    )
    second = ScriptedLink((hello(),), *streamed(samples([0.0] * 100, 500)))
    await session_with(first, PULLED, second, keeper=notebook, show=person.show).run()

    assert person.saw_at(LinkLost) == pytest.approx(pulled_s)
    assert len(person.saw_at(LinkBack)) == 1
    assert [warned.kind for warned in only(Warned, person.events)] == ["gap"]
    assert first.closed == 1
    assert first.sent[:2] == second.sent[:2] == [wire.ask_hello(), wire.start()]
    assert flat(notebook.kept)[-1] == (599, 0.0)


class FedLink(ScriptedLink):
    """Bytes come while the program is busy, as they do through a reader's thread."""

    def __init__(self) -> None:
        super().__init__()
        self._queue: asyncio.Queue[Batch] = asyncio.Queue()

    def feed(self, *messages: Message) -> None:
        batch = Batch(now(), messages)
        asyncio.get_running_loop().call_soon(self._queue.put_nowait, batch)

    async def batches(self) -> AsyncIterator[Batch]:
        while True:
            yield await self._queue.get()


@pytest.mark.parametrize(
    ("every", "packets"), [(1, 3), (40, 10), (40, 100)], ids=["always", "half a second", "long"]
)
@in_clockwork
async def test_a_slow_screen_is_not_taken_for_a_silent_ball(every: int, packets: int) -> None:
    """Every so many updates it takes as long as a number of packets, and then it catches up."""
    ball, person = FedLink(), Person()
    loop = asyncio.get_running_loop()
    assert isinstance(loop, ClockworkLoop)
    shown = itertools.count(1)
    numbers = itertools.count(step=5)

    def send_packet() -> None:
        loop.now_s += 0.05
        ball.feed(hello(), samples([0.0] * 5, next(numbers)))

    def draw(update: Update) -> None:
        person.show(update)
        number = next(shown)
        if number % every == 0 and number <= 100:
            for _ in range(packets):
                send_packet()

    session = session_with(ball, show=draw)
    running = asyncio.create_task(session.run())
    for _ in range(200):
        await asyncio.sleep(0.0)
        send_packet()
    session.stop()
    await running
    assert next(shown) > 200
    assert person.saw_at(LinkLost) == []


@in_clockwork
async def test_a_ball_that_fell_silent_is_greeted_again_and_one_that_streams_is_not() -> None:
    streaming = ScriptedLink((hello(),), *streamed(samples([0.0] * 1000)))
    await session_with(streaming).run()
    assert streaming.sent.count(wire.start()) == 1

    silent = ScriptedLink((hello(),), *streamed(samples([0.0] * 100)), Wait(10.0))
    await session_with(silent).run()
    assert 8 <= silent.sent.count(wire.start()) <= 11


@in_clockwork
async def test_what_the_person_asks_for_takes_its_place_among_the_samples() -> None:
    ball, notebook, person = ScriptedLink((hello(),)), Notebook(), Person()
    session = session_with(ball, keeper=notebook, show=person.show)
    first, second, third = (samples([12.0] * 200, at) for at in (0, 200, 400))
    ball.steps += [*streamed(first), partial(session.tell, Tare()), *streamed(second)]
    ball.steps += [partial(session.tell, NewCeiling(60.0)), *streamed(third)]
    await session.run()

    expected: list[Message] = [hello(), first, Tare(), second, NewCeiling(60.0), third]
    assert flat(notebook.kept) == flat(expected)
    told = {quality.kind: quality.t_s for quality in only(Quality, person.events)}
    assert told["tared"] == pytest.approx(1.99)
    assert told["ceiling_set"] == pytest.approx(3.99)


@in_clockwork
async def test_a_ceiling_that_is_refused_never_reaches_the_ball() -> None:
    cell = replace(hello(), full_scale_n=100.0)
    ball = ScriptedLink((cell, Calibrated(Linear(0.0, 0.01))))
    session = session_with(ball)
    for ceiling_n in (500.0, 60.0, -1.0):
        ball.steps += [Wait(0.1), partial(session.tell, NewCeiling(ceiling_n))]
    await session.run()
    ceilings = [said for said in ball.sent if said[1] == wire.Opcode.CEILING]
    assert ceilings == [wire.set_ceiling(8000), wire.set_ceiling(6000)]


@in_clockwork
async def test_stopping_ends_what_is_open_and_says_what_it_came_to() -> None:
    ball, notebook, person = ScriptedLink((hello(),)), Notebook(), Person()
    session = session_with(ball, keeper=notebook, show=person.show)
    ball.steps += [*streamed(reading(STEADY_HOLD)), session.stop, Wait(60.0)]
    ended = await session.run()

    assert person.events[-1] == ended
    assert [hold.reason for hold in only(HoldEnded, person.events)] == ["session_ended"]
    assert (ended.holds, ended.warnings) == (1, 0)
    assert notebook.events == person.events
    assert ball.closed == 1
    assert ball.sent[-1] == wire.stop()


@in_clockwork
async def test_a_ball_that_stops_the_program_from_the_start_is_an_error() -> None:
    notebook, person = Notebook(), Person()
    missing = LinkError("There is no port.", "Plug the ball in.")
    with pytest.raises(LinkError) as trouble:
        await session_with(missing, keeper=notebook, show=person.show).run()
    assert trouble.value is missing
    assert (notebook, person) == (Notebook(), Person())


@pytest.mark.parametrize("where", ["link", "screen"])
@in_clockwork
async def test_a_bug_ends_the_session_loudly_and_lets_go_of_the_ball(where: str) -> None:
    def show(update: Update) -> None:
        if where == "screen" and update.events:
            raise ZeroDivisionError

    broken: Step = ZeroDivisionError() if where == "link" else Wait(60.0)
    ball = ScriptedLink((hello(),), broken, Wait(60.0))
    with pytest.raises(ZeroDivisionError):
        await session_with(ball, show=show).run()
    assert ball.closed == 1


@in_clockwork
async def test_a_ball_that_does_not_listen_holds_up_no_warning() -> None:
    class Deaf(ScriptedLink):
        async def send(self, message: bytes) -> None:
            await asyncio.Event().wait()

    person = Person()
    await session_with(Deaf((hello(),), *streamed(reading(TOO_HARD))), show=person.show).run()
    for at_s, event in person.seen:
        if isinstance(event, Warned):
            assert at_s - 1000.0 == pytest.approx(event.t_s, abs=0.06)
    assert person.saw_at(Warned)


@in_clockwork
async def test_the_journal_gets_every_message_in_order_and_every_event_shown() -> None:
    notebook, person = Notebook(), Person()
    said: list[Message] = [hello(), Status(80), samples([1.0] * 5), Clock(5, 50_000)]
    said += [samples([1.0] * 5, 5), Status(79), samples([1.0] * 5, 5)]
    ball = ScriptedLink(*[(message,) for message in said])
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


@in_clockwork
async def test_how_fast_the_ball_s_clock_runs_is_told_at_the_end() -> None:
    steps: list[Step] = [(hello(),)]
    for second in range(60):
        # It takes its samples one percent too fast by its own clock: that is another matter.
        clock = Clock(101 * second, round(second * 1e6 * (1 + 80e-6)))
        steps += [(samples([0.0] * 5, 101 * second), clock), Wait(1.0)]
    ended = await session_with(ScriptedLink(*steps), show=lambda _: None).run()
    assert ended.clock_drift_ppm == pytest.approx(80.0, abs=0.5)


@in_clockwork
async def test_the_end_counts_what_was_lost_and_what_came_twice() -> None:
    packets = [samples([0.0] * 5, first) for first in (0, 5, 5, 20)]
    ended = await session_with(ScriptedLink((hello(), *packets))).run()
    assert (ended.lost, ended.repeated, ended.late) == (10, 5, 0)


def test_news_from_a_thread_after_the_end_is_nobody_s() -> None:
    sessions: list[Session] = []

    @in_clockwork
    async def open_and_leave() -> None:
        sessions.append(session_with(ScriptedLink()))

    open_and_leave()
    sessions[0].notice("journal_trouble", "too late")
