"""What the host says to a ball: who are you, please start, this is the ceiling, feel this.

The ball guards the ceiling on its own from then on, in its own counts. Saying takes its own
task and never makes a warning wait.
"""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from math import inf

from kneadle.force.calibrate import to_counts
from kneadle.link.reconnect import SteadyLink
from kneadle.samples import Calibration
from kneadle.wire.commands import Buzz

GOODBYE_WITHIN_S = 1.0
FELT_WITHIN_S = 0.5  # later than that, a buzz says what is no longer true


class Talk:
    def __init__(self, link: SteadyLink) -> None:
        self._link = link
        self._outbox: asyncio.Queue[tuple[bytes, float]] = asyncio.Queue()
        self._guarded: tuple[Calibration, float] | None = None

    async def speak(self) -> None:
        """Until cancelled. What cannot be sent is dropped: the next greeting says it again."""
        while True:
            message, until_s = await self._outbox.get()
            if asyncio.get_running_loop().time() <= until_s:
                await self._link.send(message)

    def greet(self) -> None:
        """For a device that just came: what an earlier one was not told does not matter now."""
        self._say_instead(self._link.dialect.greet())

    def remind(self) -> None:
        """For one that is silent: a board that restarted, or missed the greeting."""
        self._say_instead(self._link.dialect.remind())

    def guard(self, in_force: tuple[Calibration, float] | None) -> None:
        """Tell the ball its ceiling whenever the calibration or the ceiling in force changed."""
        if in_force is None or in_force == self._guarded:
            return
        self._guarded = in_force
        self._say(self._link.dialect.guard(to_counts(*in_force)))

    def feel(self, buzz: Buzz) -> None:
        """Soon or not at all, and never by a device that did not take a ceiling: a sketch that
        reads its port would make something else of it.
        """
        if self._guarded is not None:
            until_s = asyncio.get_running_loop().time() + FELT_WITHIN_S
            self._say(self._link.dialect.feel(buzz), until_s)

    async def goodbye(self) -> None:
        """A ball that is told to stop can sleep."""
        with suppress(TimeoutError):
            async with asyncio.timeout(GOODBYE_WITHIN_S):
                for message in self._link.dialect.goodbye():
                    await self._link.send(message)

    def _say_instead(self, messages: Iterable[bytes]) -> None:
        """Of what still waits nothing is said: it would come in heaps after a stall."""
        while not self._outbox.empty():
            self._outbox.get_nowait()
        self._guarded = None
        self._say(messages)

    def _say(self, messages: Iterable[bytes], until_s: float = inf) -> None:
        for message in messages:
            self._outbox.put_nowait((message, until_s))
