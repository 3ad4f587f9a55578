"""A link that comes back. Pauses are counted, not waited for."""

from collections.abc import AsyncIterator, Iterable

import pytest

from kneadle.errors import LinkError
from kneadle.link.base import Batch, Link
from kneadle.link.reconnect import LONGEST_PAUSE_S, Down, SteadyLink, Up
from kneadle.samples import WireCounts
from kneadle.wire.dialect import BALL, Dialect

PULLED = LinkError("The connection was lost.", "Push the plug back in.")
MISSING = LinkError("There is no port.", "Plug the ball in.")


def batches(*numbers: int) -> list[Batch]:
    return [Batch(float(number), ()) for number in numbers]


class Visit:
    """One connection: what it brings, and how it ends."""

    def __init__(self, *brings: Batch, drops: bool = True) -> None:
        self.name = "port"
        self.counts = WireCounts()
        self.dialect: Dialect = BALL
        self.sent: list[bytes] = []
        self.closed = 0
        self._brings, self._drops = brings, drops

    async def batches(self) -> AsyncIterator[Batch]:
        for batch in self._brings:
            yield batch
        if self._drops:
            raise PULLED

    async def send(self, message: bytes) -> None:
        if self.closed:
            raise PULLED
        self.sent.append(message)

    async def close(self) -> None:
        self.closed += 1


class Port:
    """What happens at each try to open it, and how long was waited before."""

    def __init__(self, *tries: Visit | Exception) -> None:
        self._tries = iter(tries)
        self.pauses_s: list[float] = []

    async def open(self) -> Link:
        found = next(self._tries)
        if isinstance(found, Exception):
            raise found
        return found

    async def pause(self, for_s: float) -> None:
        self.pauses_s.append(for_s)

    @property
    def link(self) -> SteadyLink:
        return SteadyLink(self.open, pause=self.pause)


def recording(numbers: Iterable[int]) -> Visit:
    return Visit(*batches(*numbers), drops=False)


async def test_the_first_failure_is_an_error() -> None:
    link = Port(MISSING, recording([1])).link
    with pytest.raises(LinkError) as trouble:
        await anext(link.items())
    assert trouble.value is MISSING


async def test_it_may_be_opened_before_it_is_read() -> None:
    link = Port(recording([1]), MISSING).link
    await link.open()
    await link.open()
    assert [item async for item in link.items()] == [Up(), *batches(1)]


async def test_the_end_of_a_recording_is_the_end() -> None:
    link = Port(recording([1, 2])).link
    assert [item async for item in link.items()] == [Up(), *batches(1, 2)]


async def test_a_loss_is_said_and_why_it_cannot_be_mended_and_then_it_goes_on() -> None:
    port = Port(Visit(*batches(1, 2)), MISSING, MISSING, recording([3, 4]))
    assert [item async for item in port.link.items()] == [
        *[Up(), *batches(1, 2)],
        *[Down(PULLED), Down(MISSING), Down(MISSING)],
        *[Up(), *batches(3, 4)],
    ]


async def test_the_pauses_double_up_to_five_seconds() -> None:
    port = Port(Visit(), *[MISSING] * 6, recording([]))
    assert [type(item) async for item in port.link.items()] == [Up, *[Down] * 7, Up]
    assert port.pauses_s == [0.5, 1.0, 2.0, 4.0, LONGEST_PAUSE_S, LONGEST_PAUSE_S, LONGEST_PAUSE_S]


async def test_every_loss_is_tried_again_quickly_at_first() -> None:
    port = Port(Visit(), MISSING, MISSING, Visit(), recording([]))
    async for _ in port.link.items():
        pass
    assert port.pauses_s == [0.5, 1.0, 2.0, 0.5]


async def test_a_lost_port_is_let_go_before_it_is_opened_again() -> None:
    first, second = Visit(), recording([1])
    link = Port(first, second).link
    seen = [(type(item), first.closed, second.closed) async for item in link.items()]
    assert seen == [(Up, 0, 0), (Down, 1, 0), (Up, 1, 0), (Batch, 1, 0)]


async def test_what_is_said_while_it_is_lost_is_quietly_nothing() -> None:
    first, second = Visit(), recording([1])
    link = Port(first, second).link
    await link.send(b"too early")
    async for item in link.items():
        await link.send(type(item).__name__.encode())
    assert (first.sent, second.sent) == ([b"Up"], [b"Up", b"Batch"])


async def test_sending_into_a_link_that_just_broke_is_quiet_too() -> None:
    visit = Visit()
    link = Port(visit).link
    await anext(link.items())
    visit.closed = 1
    await link.send(b"start")
    assert visit.sent == []


async def test_closing_lets_go_once_however_often_it_is_asked() -> None:
    visit = Visit()
    link = Port(visit).link
    await link.close()
    await anext(link.items())
    await link.close()
    await link.close()
    assert visit.closed == 1
    assert link.link is None


async def test_a_bug_is_not_taken_for_a_loss() -> None:
    link = Port(Visit(), ZeroDivisionError()).link
    with pytest.raises(ZeroDivisionError):
        async for _ in link.items():
            pass
