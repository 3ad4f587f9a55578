"""The only loop: what it shows, and when. Time passes at once, and is counted."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

import pytest

from clockwork import ClockworkLoop, in_clockwork, now
from feeding import hello, only, reading, samples
from kneadle.errors import LinkError
from kneadle.events import HoldEnded, LinkBack, LinkLost, Quality, Warned
from kneadle.link.base import Batch
from kneadle.link.watch import FIRST_SAMPLE_WITHIN_S, IDLE, NOISE, NOTHING
from kneadle.live import Session
from kneadle.samples import Calibrated, Clock, Linear, Message, NewCeiling, Status, Tare
from kneadle.view import Update
from kneadle.wire import kneadle as wire
from kneadle.wire.progressor import PROGRESSOR
from kneadle_sims.hand import Hand
from link_checks import flat
from scripted_link import PULLED, ScriptedLink, Step, Wait, streamed
from spectators import TOO_HARD, Notebook, Person, session_with

STEADY_HOLD = Hand(seed=2).rest(2.0).lean_on(45.0, over_s=2.0).hold(for_s=8.0)
AT_ONCE = 1e-6


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


@in_clockwork
async def test_somebody_in_a_hurry_who_cancels_the_goodbye_lets_go_of_the_ball_all_the_same() -> (
    None
):
    class DeafAtLast(ScriptedLink):
        async def send(self, message: bytes) -> None:
            await asyncio.Event().wait()

    ball = DeafAtLast((hello(),), Wait(60.0))
    session = session_with(ball)
    going = asyncio.create_task(session.run())
    await asyncio.sleep(1.0)
    session.stop()
    await asyncio.sleep(0.5)
    going.cancel()
    await asyncio.wait([going])
    assert ball.closed == 1


@in_clockwork
async def test_a_bug_in_what_is_said_to_the_ball_ends_the_session_loudly_too() -> None:
    class Broken(ScriptedLink):
        async def send(self, message: bytes) -> None:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await session_with(Broken((hello(),), Wait(60.0))).run()


@in_clockwork
async def test_a_silent_progressor_is_not_started_again_which_would_set_its_clock_back() -> None:
    ball = ScriptedLink((hello(),), *streamed(samples([0.0] * 100)), Wait(8.0))
    ball.dialect = PROGRESSOR
    await session_with(ball).run()
    assert ball.sent == [*PROGRESSOR.greet(), *PROGRESSOR.goodbye()]


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
