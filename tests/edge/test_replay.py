"""A recording as a link. Time passes at once, and is counted."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clockwork import block, in_clockwork, now, settled
from feeding import hello, samples
from kneadle.link.base import Batch
from kneadle.link.replay import PIECE_S, SPEEDS, ReplayLink
from kneadle.samples import Clock, Message, Motion, NewCeiling, Samples, Tare
from link_checks import Bench, every_link_promise, flat

RATE_HZ = 100.0
TEN_S: list[Message] = [hello(RATE_HZ), samples(np.arange(1000.0))]
STEP_S = 1 / RATE_HZ


def link_of(messages: list[Message], speed: float = 1.0) -> ReplayLink:
    return ReplayLink(messages, "afternoon", speed=speed, now=now)


async def play(
    link: ReplayLink, meanwhile: Callable[[Batch], None] = lambda _: None
) -> list[Message]:
    heard: list[Message] = []
    async for batch in link.batches():
        meanwhile(batch)
        heard += batch.messages
    return heard


@asynccontextmanager
async def recording() -> AsyncIterator[Bench]:
    first, second = samples(np.arange(31.0)), samples(np.arange(33.0), 31)
    said: list[Message] = [hello(), first, Tare(), NewCeiling(40.0), second, Clock(64, 640_000)]

    async def no_pause(_: float) -> None:
        await asyncio.sleep(0)

    link = ReplayLink(said, "afternoon", pause=no_pause)
    yield Bench(link, flat(said), drop=lambda: None, drops=False)


test_a_replay_keeps_every_links_promise = every_link_promise(recording)


@pytest.mark.parametrize("speed", SPEEDS)
@in_clockwork
async def test_it_keeps_the_pace_of_the_recording_times_its_speed(speed: float) -> None:
    began_s = now()
    await play(link_of(TEN_S, speed=speed))
    # From the end of the first piece to the last sample.
    assert now() - began_s == pytest.approx((10.0 - PIECE_S) / speed, rel=1e-6)


@in_clockwork
async def test_each_reading_comes_when_it_is_due() -> None:
    began_s = now()

    def check(batch: Batch) -> None:
        for message in batch.messages:
            if isinstance(message, Samples):
                due_s = (int(message.tick[-1]) + 1) * STEP_S - PIECE_S
                assert batch.arrived_s - began_s == pytest.approx(due_s, abs=1e-6)

    await play(link_of(TEN_S), check)


@in_clockwork
async def test_pieces_are_as_short_as_what_a_ball_would_send() -> None:
    heard = [message for message in await play(link_of(TEN_S)) if isinstance(message, Samples)]
    assert {len(piece.tick) for piece in heard} == {round(PIECE_S * RATE_HZ)}


@in_clockwork
async def test_a_recording_slower_than_the_pieces_comes_reading_by_reading() -> None:
    heard = await play(link_of([hello(10.0), samples(np.arange(20.0))]))
    assert [len(piece.tick) for piece in heard if isinstance(piece, Samples)] == [1] * 20


@in_clockwork
async def test_slow_drawing_does_not_slow_it_down() -> None:
    began_s = now()
    await play(link_of(TEN_S), lambda _: block(0.8 * PIECE_S))
    assert now() - began_s == pytest.approx(10.0, abs=2 * PIECE_S)


@in_clockwork
async def test_it_does_not_rush_through_what_a_long_pause_of_the_screen_missed() -> None:
    began_s = now()
    stuck = iter([False] * 100 + [True] + [False] * 1000)
    await play(link_of(TEN_S), lambda _: block(5.0) if next(stuck) else None)
    assert now() - began_s == pytest.approx(15.0, abs=4 * PIECE_S)


@in_clockwork
async def test_a_gap_is_as_long_as_it_was() -> None:
    began_s = now()
    await play(link_of([hello(), samples([1.0] * 5), samples([1.0] * 5, 700)]))
    assert now() - began_s == pytest.approx(7.0, abs=1e-6)


@in_clockwork
async def test_the_speed_may_change_on_the_way() -> None:
    link = link_of(TEN_S)
    playing = asyncio.ensure_future(play(link))
    began_s = now()
    await asyncio.sleep(4.0)
    link.speed = 5.0
    await playing
    assert now() - began_s == pytest.approx(4.0 + 6.0 / 5.0, abs=2 * PIECE_S)


@in_clockwork
async def test_paused_nothing_comes_and_afterwards_it_goes_on_where_it_was() -> None:
    link = link_of(TEN_S)
    playing = asyncio.ensure_future(play(link))
    began_s = now()
    await asyncio.sleep(3.0)
    link.paused = True
    await asyncio.sleep(0.1)
    stands_at_s = link.position_s
    await asyncio.sleep(600.0)
    assert link.position_s == stands_at_s

    link.paused = False
    assert flat(await playing) == flat(TEN_S)
    assert now() - began_s == pytest.approx(600.1 + 10.0, abs=0.2)


@in_clockwork
async def test_a_pause_takes_nothing_from_a_gap() -> None:
    link = link_of([hello(), samples([1.0] * 5), samples([1.0] * 5, 700)])
    playing = asyncio.ensure_future(play(link))
    began_s = now()
    await asyncio.sleep(3.0)
    link.paused = True
    await asyncio.sleep(100.0)
    link.paused = False
    await playing
    assert now() - began_s == pytest.approx(100.0 + 7.0, abs=2 * PIECE_S)


@in_clockwork
async def test_it_can_be_paused_before_its_first_reading() -> None:
    link = link_of(TEN_S)
    link.paused = True
    playing = asyncio.ensure_future(play(link))
    assert not await settled(asyncio.shield(playing), within_s=60.0)
    assert link.position_s == 0.0

    link.paused = False
    assert flat(await playing) == flat(TEN_S)


@in_clockwork
async def test_in_a_hurry_it_does_not_wait_and_then_keeps_pace_again() -> None:
    link = link_of(TEN_S)
    link.hurry = True
    began_s = now()

    def calm_down(_: Batch) -> None:
        if link.position_s >= 8.0:
            link.hurry = False

    await play(link, calm_down)
    assert now() - began_s == pytest.approx(2.0, abs=2 * PIECE_S)


@in_clockwork
async def test_a_hurry_ends_a_pause() -> None:
    link = link_of(TEN_S)
    link.paused = True
    playing = asyncio.ensure_future(play(link))
    await asyncio.sleep(1.0)
    link.hurry = True
    assert await settled(playing, within_s=1.0)


@in_clockwork
async def test_it_knows_where_it_is() -> None:
    link = link_of(TEN_S)
    playing = asyncio.ensure_future(play(link))
    await asyncio.sleep(5.0)
    assert link.position_s == pytest.approx(5.0, abs=2 * PIECE_S)
    await playing
    assert link.position_s == pytest.approx(10.0, abs=STEP_S)


@in_clockwork
async def test_the_pace_survives_the_wrap_of_the_numbers_and_a_restart() -> None:
    wrapping, restarted = samples(np.zeros(200), 2**32 - 100), replace(hello(), boot_id=7)
    began_s = now()
    await play(link_of([hello(), wrapping, restarted, samples(np.zeros(100))]))
    # The two seconds between the boots are those that the clock assumes.
    assert now() - began_s == pytest.approx(2.0 + 2.0 + 1.0, abs=2 * PIECE_S)


messages: st.SearchStrategy[Message] = st.one_of(
    st.builds(samples, st.lists(st.floats(allow_nan=False), max_size=30), st.integers(0, 2**32)),
    st.sampled_from([hello(), hello(320.0), Tare(), NewCeiling(50.0), Motion(3, 1.0)]),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(messages, max_size=8))
def test_whatever_was_recorded_is_played_whole(said: list[Message]) -> None:
    @in_clockwork
    async def check() -> None:
        link = link_of(said)
        link.hurry = True
        assert flat(await play(link)) == flat(said)

    check()
