"""From a notification in the virtual air to the warning on the live loop, at true speed."""

import asyncio
import time
from bisect import bisect_left
from collections.abc import AsyncIterator

import numpy as np

from bench.timing import RATE_HZ, Aim
from host_radio import found, known, radio_of
from kneadle.detect.limits import Limits
from kneadle.events import Warned
from kneadle.link.base import Batch, Link
from kneadle.link.ble.connect import open_ble
from kneadle.link.ble.pair import pair
from kneadle.link.reconnect import SteadyLink
from kneadle.live import Session
from kneadle.pipeline import Pipeline
from kneadle.samples import Samples
from kneadle.view import Update
from kneadle_sims.hand import Hand
from kneadle_sims.radio import BallOnAir, VirtualRadio
from kneadle_sims.scenario import Scenario

PRESSES = 30
TRIPS = 2000


def report() -> list[Aim]:
    crossing_ms, deciding_ms = asyncio.run(_measure())
    trip_ms = asyncio.run(_empty_trip_ms())
    print(f"from the notification to the warning, {len(crossing_ms)} presses past the ceiling,")
    print("virtual radio (no air in it: no connection interval, no retries):")
    print(f"  of the crossing sample: {_spread(crossing_ms)} (the filter and the debounce in it)")
    print(f"  of the sample that decided: {_spread(deciding_ms)},", end=" ")
    print(f"{np.median(deciding_ms) / trip_ms:.0f} times an empty trip through a queue")
    return []


def _spread(taken_ms: list[float]) -> str:
    return f"median {np.median(taken_ms):.1f} ms, p99 {np.percentile(taken_ms, 99):.1f} ms"


class Stamped:
    """A link that remembers when each sample's notification came."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self.name, self.counts, self.dialect = link.name, link.counts, link.dialect
        self.send, self.close = link.send, link.close
        self._first_tick: int | None = None
        self._last_ticks: list[int] = []
        self._arrived_s: list[float] = []

    async def batches(self) -> AsyncIterator[Batch]:
        async for batch in self._link.batches():
            for message in batch.messages:
                if isinstance(message, Samples):
                    self._note(message, batch.arrived_s)
            yield batch

    def waited_ms(self, t_s: float) -> float:
        """Since the notification that carried the sample taken at `t_s`."""
        tick = (self._first_tick or 0) + round(t_s * RATE_HZ)
        came_s = self._arrived_s[bisect_left(self._last_ticks, tick)]
        return 1e3 * (time.monotonic() - came_s)

    def _note(self, samples: Samples, arrived_s: float) -> None:
        if self._first_tick is None:
            self._first_tick = int(samples.tick[0])
        self._last_ticks.append(int(samples.tick[-1]))
        self._arrived_s.append(arrived_s)


async def _measure() -> tuple[list[float], list[float]]:
    hand = Hand(seed=1).rest(1.5)
    for _ in range(PRESSES):
        hand = hand.lean_on(110.0, over_s=0.6).release(over_s=0.3).rest(1.0)
    ball = BallOnAir(Scenario("presses", "", hand))
    ball.open_for_pairing = True
    async with VirtualRadio(ball) as room:
        radio = radio_of(room)
        await pair(radio, found(ball))
        return await _session(Stamped(await open_ble(radio, known(ball))), ball)


async def _session(link: Stamped, ball: BallOnAir) -> tuple[list[float], list[float]]:
    crossing_ms: list[float] = []
    deciding_ms: list[float] = []

    def show(update: Update) -> None:
        for event in update.events:
            if isinstance(event, Warned) and event.kind == "ceiling":
                crossing_ms.append(link.waited_ms(event.start_s))
                deciding_ms.append(link.waited_ms(event.t_s))

    async def open_link() -> Link:
        return link

    session = Session(SteadyLink(open_link), Pipeline(Limits()), None, show, watch=None)
    going = asyncio.create_task(session.run())
    await ball.finished.wait()
    session.stop()
    await going
    return crossing_ms, deciding_ms


async def _empty_trip_ms() -> float:
    queue: asyncio.Queue[float] = asyncio.Queue()
    taken_ms: list[float] = []

    async def take() -> None:
        while True:
            put_s = await queue.get()
            taken_ms.append(1e3 * (time.monotonic() - put_s))

    taking = asyncio.create_task(take())
    for _ in range(TRIPS):
        queue.put_nowait(time.monotonic())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    taking.cancel()
    return float(np.median(taken_ms))
