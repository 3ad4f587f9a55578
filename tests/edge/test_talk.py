"""What the host says to a ball, and that nobody waits for it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from clockwork import in_clockwork, now
from kneadle.samples import Identity, Linear
from kneadle.talk import FELT_WITHIN_S, GOODBYE_WITHIN_S, Talk
from kneadle.wire import kneadle as wire
from kneadle.wire.progressor import PROGRESSOR
from scripted_link import ScriptedLink, steady

GREETING = [wire.ask_hello(), wire.start()]
CELL = Linear(zero_counts=1000.0, n_per_count=0.01)


class DeafLink(ScriptedLink):
    """A ball whose buffer is full: sending never ends."""

    async def send(self, message: bytes) -> None:
        await asyncio.Event().wait()


class StalledLink(ScriptedLink):
    """The first message takes long."""

    def __init__(self, for_s: float) -> None:
        super().__init__()
        self._for_s = for_s

    async def send(self, message: bytes) -> None:
        for_s, self._for_s = self._for_s, 0.0
        await asyncio.sleep(for_s)
        await super().send(message)


@asynccontextmanager
async def talking_to(ball: ScriptedLink) -> AsyncIterator[Talk]:
    """Leaves once all was said."""
    link = steady(ball)
    await link.open()
    talk = Talk(link)
    speaking = asyncio.create_task(talk.speak())
    yield talk
    await asyncio.sleep(2.0)
    speaking.cancel()


@in_clockwork
async def test_a_greeting_asks_who_it_is_and_to_start() -> None:
    ball = ScriptedLink()
    async with talking_to(ball) as talk:
        talk.greet()
    assert ball.sent == GREETING


@in_clockwork
async def test_the_ball_is_told_the_ceiling_in_its_own_counts() -> None:
    ball = ScriptedLink()
    async with talking_to(ball) as talk:
        talk.guard((CELL, 80.0))
    assert ball.sent == [wire.set_ceiling(1000 + 8000)]


@in_clockwork
async def test_it_is_told_once_and_again_only_when_something_changed() -> None:
    ball = ScriptedLink()
    async with talking_to(ball) as talk:
        for ceiling_n in (80.0, 80.0, 60.0):
            talk.guard((CELL, ceiling_n))
        talk.guard((Identity(), 60.0))
    assert ball.sent == [wire.set_ceiling(counts) for counts in (9000, 7000, 60)]


@in_clockwork
async def test_a_ball_that_is_greeted_again_is_told_its_ceiling_again() -> None:
    ball = ScriptedLink()
    async with talking_to(ball) as talk:
        talk.guard((CELL, 80.0))
        await asyncio.sleep(1.0)
        talk.greet()
        talk.guard((CELL, 80.0))
    assert ball.sent == [wire.set_ceiling(9000), *GREETING, wire.set_ceiling(9000)]


@in_clockwork
async def test_after_a_stall_only_the_last_greeting_is_said() -> None:
    ball = ScriptedLink()
    async with talking_to(ball) as talk:
        talk.guard((CELL, 80.0))
        for _ in range(5):
            talk.remind()
    assert ball.sent == GREETING


@in_clockwork
async def test_counts_that_nobody_can_read_have_no_ceiling() -> None:
    ball = ScriptedLink()
    async with talking_to(ball) as talk:
        talk.guard(None)
    assert ball.sent == []


@in_clockwork
async def test_at_the_end_it_is_told_to_stop() -> None:
    ball = ScriptedLink()
    async with talking_to(ball) as talk:
        await talk.goodbye()
    assert ball.sent == [wire.stop()]


@in_clockwork
async def test_a_deaf_ball_is_not_waited_for_at_the_end() -> None:
    async with talking_to(DeafLink()) as talk:
        began_s = now()
        await talk.goodbye()
        assert now() - began_s == pytest.approx(GOODBYE_WITHIN_S)


@in_clockwork
async def test_a_ball_that_minds_a_ceiling_can_be_felt() -> None:
    ball = ScriptedLink()
    async with talking_to(ball) as talk:
        talk.guard((CELL, 80.0))
        talk.feel(wire.Buzz.HALFWAY)
    assert ball.sent == [wire.set_ceiling(9000), wire.buzz(wire.Buzz.HALFWAY)]


@in_clockwork
async def test_a_sketch_that_reads_its_port_is_not_told_to_buzz() -> None:
    sketch = ScriptedLink()
    async with talking_to(sketch) as talk:
        talk.guard(None)
        talk.feel(wire.Buzz.HALFWAY)
    assert sketch.sent == []


@in_clockwork
async def test_a_device_that_has_no_such_word_hears_nothing() -> None:
    progressor = ScriptedLink()
    progressor.dialect = PROGRESSOR
    async with talking_to(progressor) as talk:
        talk.guard((CELL, 80.0))
        talk.feel(wire.Buzz.EASE_OFF)
    assert progressor.sent == []


@in_clockwork
async def test_after_a_stall_no_old_buzz_is_felt() -> None:
    ball = StalledLink(for_s=2 * FELT_WITHIN_S)
    async with talking_to(ball) as talk:
        talk.guard((CELL, 80.0))
        talk.feel(wire.Buzz.DONE)
        await asyncio.sleep(1.5 * FELT_WITHIN_S)
        talk.feel(wire.Buzz.EASE_OFF)
    assert ball.sent == [wire.set_ceiling(9000), wire.buzz(wire.Buzz.EASE_OFF)]


@in_clockwork
async def test_a_lost_ball_is_not_told_later_what_it_should_have_made_felt() -> None:
    ball = ScriptedLink()
    link = steady(ball)
    await link.open()
    talk = Talk(link)
    talk.guard((CELL, 80.0))
    await link.close()
    speaking = asyncio.create_task(talk.speak())
    talk.feel(wire.Buzz.EASE_OFF)
    await asyncio.sleep(1.0)
    speaking.cancel()
    assert ball.sent == []


@in_clockwork
async def test_speaking_never_waits_for_a_deaf_ball() -> None:
    async with talking_to(DeafLink()) as talk:
        began_s = now()
        for _ in range(100):
            talk.greet()
            talk.guard((CELL, 80.0))
            talk.feel(wire.Buzz.SPIKE)
        assert now() == began_s
