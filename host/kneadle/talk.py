"""What the host says to a ball: who are you, please start, and this is the ceiling.

The ball guards the ceiling on its own from then on, in its own counts. Saying takes its own
task and never makes a warning wait.
"""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

from kneadle.force.calibrate import to_counts
from kneadle.link.reconnect import SteadyLink
from kneadle.samples import Calibration

GOODBYE_WITHIN_S = 1.0


class Talk:
    def __init__(self, link: SteadyLink) -> None:
        self._link = link
        self._outbox: asyncio.Queue[bytes] = asyncio.Queue()
        self._guarded: tuple[Calibration, float] | None = None

    async def speak(self) -> None:
        """Until cancelled. What cannot be sent is dropped: the next greeting says it again."""
        while True:
            await self._link.send(await self._outbox.get())

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

    def _say(self, messages: Iterable[bytes]) -> None:
        for message in messages:
            self._outbox.put_nowait(message)
