"""A whole session over the virtual radio, with its journal on disk."""

import asyncio
import gc
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from feeding import only
from host_radio import found, known, radio_of
from kneadle.cli.assemble import Running, assemble
from kneadle.cli.plan import Plan
from kneadle.events import Event, HoldEnded, LinkBack, LinkLost, Quality, Warned
from kneadle.journal.read import latest, load
from kneadle.link.ble.connect import open_ble
from kneadle.link.ble.pair import pair
from kneadle.samples import Samples
from kneadle.view import Update
from kneadle.wire import kneadle as wire
from kneadle_sims.hand import Hand
from kneadle_sims.radio import BallOnAir, VirtualRadio
from kneadle_sims.scenario import Scenario

RATE_HZ = 100.0
GAP_S = 0.25  # docs/limits.md: a silence longer than this is told
HOLD_GAP_S = 1.0  # and none longer than this is within a hold
LOSSES = 50
MADE_ANEW = ("kneadle.link.", "kneadle.live", "kneadle.talk", "kneadle.wire.", "bleak.")
MOST_MORE = 40  # objects, fewer than losses, between the tenth loss and the last


def holds(count: int) -> Hand:
    hand = Hand(seed=3).rest(2.0)
    for _ in range(count):
        hand = hand.lean_on(45.0, over_s=3.0).hold(for_s=40.0).release().rest(2.0)
    return hand


class Told:
    """Everything that was shown, and somebody waiting for a part of it."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.samples = 0
        self._changed = asyncio.Event()

    def show(self, update: Update) -> None:
        self.events += update.events
        self.samples += len(update.t_s)
        self._changed.set()

    async def until(self, ready: Callable[[], bool]) -> None:
        while not ready():
            self._changed.clear()
            await self._changed.wait()

    async def more(self, samples: int) -> None:
        enough = self.samples + samples
        await self.until(lambda: self.samples >= enough)

    def count(self, kind: type[Event]) -> int:
        return len(only(kind, self.events))


@asynccontextmanager
async def session(
    scenario: Scenario, journal: Path, *, speed: float
) -> AsyncIterator[tuple[BallOnAir, VirtualRadio, Told, Running]]:
    ball, told = BallOnAir(scenario, speed), Told()
    ball.open_for_pairing = True
    async with VirtualRadio(ball) as room:
        radio = radio_of(room)
        await pair(radio, found(ball))
        plan = Plan(
            title="my ball",
            open_link=lambda: open_ble(radio, known(ball)),
            ceiling_n=80.0,
            journal=journal,
        )
        running = await assemble(plan, told.show)
        going = asyncio.create_task(running.run())
        try:
            yield ball, room, told, running
        finally:
            running.stop()
            await going


async def test_a_ball_out_of_range_is_said_to_be_lost_before_the_connection_breaks(
    tmp_path: Path,
) -> None:
    scenario = Scenario("rest", "", Hand(seed=1).rest(60.0))
    async with asyncio.timeout(20.0):
        async with session(scenario, tmp_path / "j", speed=1.0) as (ball, _, told, _running):
            await told.more(50)
            ball.out_of_range(noticed_after_s=4.0)
            await told.until(lambda: told.count(LinkLost) == 1)
            assert ball.central is not None
            ball.back_in_range()
            await told.until(lambda: told.count(LinkBack) == 1)
    assert ball.central is None


async def test_a_session_goes_on_with_the_balls_own_numbers(tmp_path: Path) -> None:
    scenario = Scenario("hold", "", holds(3))
    async with asyncio.timeout(30.0):
        async with session(scenario, tmp_path / "j", speed=10.0) as (ball, room, told, _running):
            room.repeats = 2
            await told.more(1500)
            await ball.drop()
            await told.until(lambda: told.count(LinkBack) == 1)
            await told.more(1500)
    check_the_journal(tmp_path / "j")
    assert not [e for e in only(Quality, told.events) if e.kind == "restarted"]


@pytest.mark.slow
async def test_fifty_losses_in_one_session(tmp_path: Path) -> None:
    scenario = Scenario("holds", "", holds(60))
    chance = random.Random(4)
    async with session(scenario, tmp_path / "j", speed=8.0) as (ball, room, told, _running):
        for loss in range(LOSSES):
            if loss == 10:
                at_first = held()
            room.repeats = chance.choice((1, 2, 3))
            await told.more(chance.randrange(20, 800))
            lost = told.count(LinkLost)
            await lose(ball, chance)
            await told.until(lambda lost=lost: told.count(LinkLost) > lost)  # type: ignore[misc]
            await told.more(1)
        more = held() - at_first
    assert told.count(LinkLost) == told.count(LinkBack)
    assert more < MOST_MORE
    check_the_journal(tmp_path / "j")


@pytest.mark.slow
async def test_a_thousand_packets_a_second_for_a_minute() -> None:
    """At the ball's own pace; five samples a packet, as over any link."""
    rate_hz, packets = 5000.0, 60_000
    hand = Hand(seed=1).rest(3.0 + packets * 5 / rate_hz)
    ball = BallOnAir(Scenario("flood", "", hand, rate_hz=rate_hz))
    ball.open_for_pairing = True
    ticks: list[int] = []
    async with VirtualRadio(ball) as room:
        await pair(radio_of(room), found(ball))
        link = await open_ble(radio_of(room), known(ball))
        await link.send(wire.start())
        async for batch in link.batches():
            ticks += [t for m in batch.messages if isinstance(m, Samples) for t in m.tick.tolist()]
            if len(ticks) >= packets * 5:
                break
        assert ball.play.ball.dropped == 0
        await link.close()
    assert ticks == list(range(ticks[0], ticks[0] + len(ticks)))


async def lose(ball: BallOnAir, chance: random.Random) -> None:
    match chance.randrange(3):
        case 0:
            await ball.drop()
        case 1:
            ball.out_of_range()
            await asyncio.sleep(chance.uniform(0.2, 1.0))
            ball.back_in_range()
        case 2:
            ball.out_of_range(noticed_after_s=chance.uniform(0.3, 0.8))
            await asyncio.sleep(chance.uniform(0.9, 1.5))
            ball.back_in_range()


def held() -> int:
    """How many objects there are of what is made anew for each connection. What detectors keep
    depends on the hand, and is bounded by a suite of their own."""
    gc.collect()
    modules = (str(type(each).__module__) for each in gc.get_objects())
    return sum(name.startswith(MADE_ANEW) for name in modules) + len(asyncio.all_tasks())


def check_the_journal(path: Path) -> None:
    """Each sample number once and in order; each gap told; no hold reaches across one."""
    stored = load(path, latest(path).id)
    ticks = [t for m in stored.messages() if isinstance(m, Samples) for t in m.tick.tolist()]
    events = [kept.event for kept in stored.events]
    assert len(ticks) > 1000
    assert all(before < after for before, after in pairwise(ticks))

    gaps = [
        ((before - ticks[0]) / RATE_HZ, (after - ticks[0]) / RATE_HZ)
        for before, after in pairwise(ticks)
        if after - before > GAP_S * RATE_HZ
    ]
    told_s = [warned.start_s for warned in only(Warned, events) if warned.kind == "gap"]
    assert told_s == pytest.approx([start_s for start_s, _ in gaps], abs=2 / RATE_HZ)
    assert gaps
    for hold in only(HoldEnded, events):
        within = [(a, b) for a, b in gaps if a > hold.start_s and b < hold.end_s]
        assert all(b - a <= HOLD_GAP_S + 1 / RATE_HZ for a, b in within)
        lost_s = sum(b - a for a, b in within)
        assert hold.held_s <= hold.end_s - hold.start_s - lost_s + 1 / RATE_HZ
