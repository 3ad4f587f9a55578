"""What every link must keep. `test_promises = every_link_promise(rig, ...)` is all a link needs.

A rig puts one kind of link on the bench with its other end in the test's hands.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

import pytest

from kneadle.errors import LinkError
from kneadle.link.base import Batch, Link
from kneadle.samples import Message, Samples
from kneadle.wire import kneadle as wire

PATIENCE_S = 10.0  # far more than any of these needs on a busy machine

Item = Message | tuple[int, float]  # readings one by one, however they were cut


@dataclass(frozen=True)
class Bench:
    """`expected` is what the other end says; kinds of messages not among it are left aside.

    `drop` is called once all of it has come: the cable is pulled, the ball walks out of range.
    """

    link: Link
    expected: list[Item]
    drop: Callable[[], None]
    drops: bool = True  # False: a recording, which simply ends


Rig = Callable[[], AbstractAsyncContextManager[Bench]]
Check = Callable[[Bench], Awaitable[None]]


def flat(messages: Iterable[Message]) -> list[Item]:
    items: list[Item] = []
    for message in messages:
        if isinstance(message, Samples):
            items += zip(message.tick.tolist(), message.raw.tolist(), strict=True)
        else:
            items.append(message)
    return items


class Reader:
    """Reads a bench to its end, and pulls the cable when all was said."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._kinds = {type(item) for item in bench.expected}
        self.batches: list[Batch] = []
        self.heard: list[Item] = []
        self.trouble: LinkError | None = None

    async def read(self) -> "Reader":
        left: AsyncIterator[Batch] = self._bench.link.batches()
        try:
            async for batch in left:
                self._take(batch)
        except LinkError as trouble:
            self.trouble = trouble
        with pytest.raises(StopAsyncIteration):
            await anext(left)
        return self

    def _take(self, batch: Batch) -> None:
        complete = len(self.heard) >= len(self._bench.expected)
        self.batches.append(batch)
        self.heard += [item for item in flat(batch.messages) if type(item) in self._kinds]
        if not complete and len(self.heard) >= len(self._bench.expected):
            self._bench.drop()


async def all_that_is_said_comes_once_and_in_order(bench: Bench) -> None:
    reader = await Reader(bench).read()
    assert _renumbered(reader.heard) == _renumbered(bench.expected)


async def arrival_times_never_go_back(bench: Bench) -> None:
    arrived_s = [batch.arrived_s for batch in (await Reader(bench).read()).batches]
    assert arrived_s == sorted(arrived_s)
    assert arrived_s


async def it_says_when_it_drops_and_what_to_do(bench: Bench) -> None:
    trouble = (await Reader(bench).read()).trouble
    assert (trouble is not None) == bench.drops
    if trouble is not None:
        assert bench.link.name in trouble.what
        assert trouble.what.endswith(".")
        assert trouble.do.endswith(".")


async def closing_twice_is_fine(bench: Bench) -> None:
    await bench.link.close()
    await bench.link.close()


async def closing_after_it_dropped_is_fine(bench: Bench) -> None:
    await Reader(bench).read()
    await closing_twice_is_fine(bench)


async def a_reader_may_leave_in_the_middle(bench: Bench) -> None:
    """As a session does when the person has had enough."""
    reading = asyncio.create_task(Reader(bench).read())
    await asyncio.wait([reading], timeout=0)
    reading.cancel()
    await asyncio.wait([reading])
    await bench.link.close()


async def sending_is_quiet_while_it_is_open(bench: Bench) -> None:
    await bench.link.send(wire.ask_hello())


async def sending_after_it_dropped_is_no_worse_than_a_link_error(bench: Bench) -> None:
    await Reader(bench).read()
    await _send_to_nobody(bench)
    await bench.link.close()
    await _send_to_nobody(bench)


async def _send_to_nobody(bench: Bench) -> None:
    try:
        await bench.link.send(wire.start())
    except LinkError as trouble:
        assert trouble.what
        assert trouble.do


LINK_CHECKS: tuple[Check, ...] = (
    all_that_is_said_comes_once_and_in_order,
    arrival_times_never_go_back,
    it_says_when_it_drops_and_what_to_do,
    closing_twice_is_fine,
    closing_after_it_dropped_is_fine,
    a_reader_may_leave_in_the_middle,
    sending_is_quiet_while_it_is_open,
    sending_after_it_dropped_is_no_worse_than_a_link_error,
)


def every_link_promise(*rigs: Rig) -> Any:
    """A test for each rig and each promise."""

    @pytest.mark.parametrize("check", LINK_CHECKS, ids=_name)
    @pytest.mark.parametrize("rig", rigs, ids=_name)
    async def keeps(rig: Rig, check: Check) -> None:
        async with asyncio.timeout(PATIENCE_S), rig() as bench:
            try:
                await check(bench)
            finally:
                await bench.link.close()

    return keeps


def _renumbered(items: list[Item]) -> list[Item]:
    """Counted from the first: a ball counts from when it woke, whoever listened."""
    first = next((item[0] for item in items if isinstance(item, tuple)), 0)
    return [(item[0] - first, item[1]) if isinstance(item, tuple) else item for item in items]


def _name(thing: Callable[..., object]) -> str:
    return thing.__name__
