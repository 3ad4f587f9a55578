"""A ball that does as it is told, at the loop's time."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from clockwork import now
from feeding import cut
from kneadle.errors import LinkError
from kneadle.link.base import Batch, Link
from kneadle.link.reconnect import SteadyLink
from kneadle.samples import Message, Samples, WireCounts
from kneadle.wire.dialect import BALL, Dialect

PULLED = LinkError("The connection to the port was lost.", "Push the plug back in.")
PACKET = 5


@dataclass(frozen=True)
class Wait:
    for_s: float


Says = tuple[Message, ...]
Step = Says | Wait | Exception | Callable[[], object]


def streamed(whole: Samples, rate_hz: float = 100.0) -> list[Step]:
    """As a ball sends them: each packet when its last reading was taken."""
    steps: list[Step] = []
    for packet in cut(whole, range(0, len(whole.tick), PACKET)):
        steps += [Wait(len(packet.tick) / rate_hz), (packet,)]
    return steps


class ScriptedLink:
    """Ends after the last of its `steps`, as a recording does. `sent` is what the host said."""

    def __init__(self, *steps: Step) -> None:
        self.name = "port"
        self.counts = WireCounts()
        self.dialect: Dialect = BALL
        self.sent: list[bytes] = []
        self.closed = 0
        self.steps = list(steps)

    async def batches(self) -> AsyncIterator[Batch]:
        due_s = now()
        for step in self.steps:
            match step:
                case Wait(for_s):
                    due_s += for_s
                    await asyncio.sleep(due_s - now())
                case tuple():
                    yield Batch(due_s, step)
                case Exception():
                    raise step
                case _:
                    step()

    async def send(self, message: bytes) -> None:
        self.sent.append(message)

    async def close(self) -> None:
        self.closed += 1


def steady(*visits: Link | LinkError) -> SteadyLink:
    """One visit after the other, as often as the link is opened."""
    left = iter(visits)

    async def open_link() -> Link:
        visit = next(left)
        if isinstance(visit, LinkError):
            raise visit
        return visit

    return SteadyLink(open_link)
