"""A recording as a link: at its own pace, faster, paused, or on to the next event."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator

import numpy as np

from kneadle.force.clock import SampleClock
from kneadle.link.base import Batch
from kneadle.samples import Hello, Message, Samples, WireCounts
from kneadle.wire.dialect import SILENT, Dialect

PIECE_S = 0.05  # played back in pieces of this length: what a ball would send
SPEEDS = (0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 100.0)
LOOK_AGAIN_S = 0.05  # how soon a key is obeyed while waiting


class ReplayLink:
    """`speed` may change at any time; `hurry` plays without waiting until told otherwise."""

    def __init__(
        self,
        messages: Iterable[Message],
        name: str,
        *,
        speed: float = 1.0,
        now: Callable[[], float] = time.monotonic,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.name = name
        self.counts = WireCounts()
        self.dialect: Dialect = SILENT
        self.speed = speed
        self.paused = False
        self.hurry = False
        self.position_s = 0.0
        self._messages = messages
        self._now, self._pause = now, pause
        self._due_s = now()

    async def batches(self) -> AsyncIterator[Batch]:
        self._due_s = self._now()
        before_s: float | None = None
        for t_s, message in _pieces(self._messages):
            if t_s is not None:
                await self._wait(0.0 if before_s is None else t_s - before_s)
                before_s = self.position_s = t_s
            yield Batch(self._now(), (message,))

    async def send(self, message: bytes) -> None:
        """A recording cannot be told anything."""

    async def close(self) -> None:
        """Nothing to let go of."""

    async def _wait(self, length_s: float) -> None:
        """Against absolute due times, so that slow drawing does not slow the replay down."""
        if self.hurry:
            await self._pause(0)
            return
        left_s = length_s
        while not self.hurry and (left_s > 0 or self.paused):
            step_s = LOOK_AGAIN_S if self.paused else min(left_s / self.speed, LOOK_AGAIN_S)
            self._due_s = max(self._due_s + step_s, self._now() - LOOK_AGAIN_S)
            await self._pause(max(0.0, self._due_s - self._now()))
            left_s -= 0.0 if self.paused else step_s * self.speed


def _pieces(messages: Iterable[Message]) -> Iterator[tuple[float | None, Message]]:
    """Samples in short pieces with the device time of their end; other messages as they are."""
    clock: SampleClock | None = None
    for message in messages:
        if isinstance(message, Hello):
            clock = clock or SampleClock(message)
            clock.greet(message)
        if not isinstance(message, Samples) or clock is None:
            yield None, message
            continue
        yield from _cut(message, clock)


def _cut(samples: Samples, clock: SampleClock) -> Iterator[tuple[float | None, Message]]:
    per_piece = max(1, round(PIECE_S * clock.rate_hz))
    for start in range(0, len(samples.tick), per_piece):
        part = slice(start, start + per_piece)
        piece = Samples(samples.tick[part], samples.raw[part])
        t_s, _, _ = clock.take(piece.tick, np.zeros(len(piece.tick)))
        yield (float(t_s[-1]) if len(t_s) else None), piece
