"""A ball, and a Progressor, over the virtual radio: what is said comes once, and loss is said."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from bumble.core import AdvertisingData
from bumble.gatt import Characteristic

from feeding import samples
from host_radio import found, known, radio_of
from kneadle.devices import Known
from kneadle.errors import LinkError
from kneadle.link.base import Batch, Link
from kneadle.link.ble.advertised import open_scale
from kneadle.link.ble.connect import find, open_ble
from kneadle.link.ble.link import BleLink
from kneadle.link.ble.pair import pair
from kneadle.link.ble.profile import PROFILES
from kneadle.samples import Hello, Status
from kneadle.wire import kneadle as wire
from kneadle.wire.progressor import ProgressorDecoder
from kneadle_sims.hand import Hand
from kneadle_sims.radio import BallOnAir, ProgressorOnAir, ScaleOnAir, VirtualRadio
from kneadle_sims.radio.advertiser import Structures
from kneadle_sims.radio.whc06 import ADDRESS as SCALE_ADDRESS
from kneadle_sims.scenario import Scenario
from kneadle_sims.scenarios.basics import steady
from link_checks import Bench, Item, every_link_promise, flat

PRESS = Scenario("press", "3 s", Hand(seed=1).rest(1.0).lean_on(40.0, over_s=2.0))
PATIENCE_S = 10.0
SCALE = Known(SCALE_ADDRESS, "my scale", "whc06", "ble")
MANUFACTURER = AdvertisingData.Type.MANUFACTURER_SPECIFIC_DATA


@asynccontextmanager
async def paired(
    scenario: Scenario, *, speed: float = 1.0, mtu: int = 247
) -> AsyncIterator[tuple[BallOnAir, VirtualRadio]]:
    ball = BallOnAir(scenario, speed)
    ball.open_for_pairing = True
    async with asyncio.timeout(PATIENCE_S), VirtualRadio(ball, mtu=mtu) as room:
        await pair(radio_of(room), found(ball))
        yield ball, room


@asynccontextmanager
async def ball_on_air() -> AsyncIterator[Bench]:
    async with paired(PRESS, speed=20.0) as (ball, room):
        link = await open_ble(radio_of(room), known(ball))
        await link.send(wire.start())
        yield Bench(link, flat([samples(PRESS.raw())]), drop=ball.out_of_range)


@asynccontextmanager
async def ball_on_air_heard_three_times() -> AsyncIterator[Bench]:
    async with paired(PRESS, speed=20.0) as (ball, room):
        room.repeats = 3
        link = await open_ble(radio_of(room), known(ball))
        await link.send(wire.start())
        yield Bench(link, flat([samples(PRESS.raw())]), drop=ball.out_of_range)


@asynccontextmanager
async def ball_on_a_narrow_link() -> AsyncIterator[Bench]:
    async with paired(PRESS, speed=20.0, mtu=23) as (ball, room):
        link = await open_ble(radio_of(room), known(ball))
        await link.send(wire.start())
        yield Bench(link, flat([samples(PRESS.raw())]), drop=ball.out_of_range)


class Weighed(ProgressorOnAir):
    """Remembers what it said, and walks away when it has said enough."""

    def __init__(self, enough: int, *, pads: int = 0, first_us: int = 0) -> None:
        super().__init__(PRESS, pads=pads, first_us=first_us)
        self.said: list[Item] = []
        self._enough = enough
        self.done = asyncio.Event()

    async def notify(self, characteristic: Characteristic[bytes], value: bytes) -> bool:
        if len(self.said) >= self._enough:
            self.done.set()
            return False
        decoded = ProgressorDecoder(self.name).feed(value, 0.0)
        self.said += [item for item in flat(decoded) if isinstance(item, tuple)]
        return await super().notify(characteristic, value)


class InPounds(ScaleOnAir):
    def advertised(self) -> tuple[Structures, Structures]:
        said, answered = super().advertised()
        return [
            (kind, data[:-1] + b"\x02" if kind == MANUFACTURER else data) for kind, data in said
        ], answered


@asynccontextmanager
async def progressor_on_air() -> AsyncIterator[Bench]:
    async with progressor(Weighed(80)) as bench:
        yield bench


@asynccontextmanager
async def clone_that_pads_and_is_heard_twice() -> AsyncIterator[Bench]:
    async with progressor(Weighed(80, pads=5, first_us=2**32 - 400_000), repeats=2) as bench:
        yield bench


@asynccontextmanager
async def progressor(weighed: Weighed, *, repeats: int = 1) -> AsyncIterator[Bench]:
    async with VirtualRadio(weighed) as room:
        room.repeats = repeats
        known = Known(weighed.address, "my Progressor", "progressor", "ble")
        link = await open_ble(radio_of(room), known)
        for command in link.dialect.greet():
            await link.send(command)
        await weighed.done.wait()
        yield Bench(link, weighed.said, drop=weighed.out_of_range)


test_a_device_in_the_air_keeps_every_links_promise = every_link_promise(
    ball_on_air,
    ball_on_air_heard_three_times,
    ball_on_a_narrow_link,
    progressor_on_air,
    clone_that_pads_and_is_heard_twice,
)


async def test_what_it_said_while_it_introduced_itself_is_not_lost() -> None:
    async with paired(steady()) as (ball, room):
        link = await open_ble(radio_of(room), known(ball))
        heard = [message async for batch in first(3, link) for message in batch.messages]
        await link.close()
    assert ball.play.ball.hello in [
        replace(m, calibration=ball.play.ball.hello.calibration)
        for m in heard
        if isinstance(m, Hello)
    ]


async def test_a_ball_whose_battery_ran_out_is_told_apart_from_one_that_is_far_away() -> None:
    async with paired(steady()) as (ball, room):
        ball.play.ball.run_down(2)
        empty = Status(2, low_battery=True)
        link = await open_ble(radio_of(room), known(ball))
        with pytest.raises(LinkError, match="battery of my ball is flat"):
            async for batch in link.batches():
                if empty in batch.messages:
                    await ball.drop()
        await link.close()


async def first(count: int, link: Link) -> AsyncIterator[Batch]:
    async for batch in link.batches():
        yield batch
        count -= 1
        if not count:
            return


async def test_a_silent_ball_times_out_and_the_next_one_works() -> None:
    async with paired(steady()) as (ball, room):
        radio = radio_of(room)
        silent = BallOnAir(steady(), address="F0:0C:E0:BA:11:77")
        with pytest.raises(LinkError, match=r"not heard within 0\.3 s.*Press it once"):
            await open_ble(radio, known(silent), within_s=0.3)
        link = await open_ble(radio, known(ball))
        await link.close()


async def test_a_program_that_crashed_leaves_a_ball_that_can_be_had_again() -> None:
    async with paired(steady()) as (ball, room):
        radio = radio_of(room)
        await open_ble(radio, known(ball))  # and never closed: it does not advertise now
        link = await open_ble(radio, known(ball))
        assert ball.central is not None
        await link.close()
        assert ball.central is None


async def test_a_radio_that_dies_without_a_word_is_taken_for_lost() -> None:
    """As when bluetoothd crashes: the connection is gone, and nobody says so."""
    async with paired(steady()) as (ball, room):
        radio, profile = radio_of(room), PROFILES["ball"]
        device = await find(radio, ball.address, "my ball", profile)
        link = BleLink(radio, device, profile, "my ball", silent_for_s=0.2)
        await link.connect()
        with pytest.raises(LinkError, match="my ball was lost"):
            async for _ in link.batches():
                pass
        await link.close()


async def test_a_scale_that_is_not_there_cannot_be_opened() -> None:
    async with VirtualRadio() as room:
        with pytest.raises(LinkError, match="scale was not heard"):
            await open_scale(radio_of(room), SCALE, within_s=0.2)


async def test_a_scale_that_shows_pounds_is_told_to_show_kilograms() -> None:
    async with VirtualRadio(InPounds(PRESS)) as room:
        link = await open_scale(radio_of(room), SCALE)
        with pytest.raises(LinkError, match=r"kilograms.*unit button"):
            async for _ in link.batches():
                pass
        await link.close()


async def test_leaving_while_it_is_cancelled_still_lets_the_ball_go() -> None:
    async with paired(steady()) as (ball, room):
        link = await open_ble(radio_of(room), known(ball))
        leaving = asyncio.create_task(link.close())
        await asyncio.sleep(0)
        leaving.cancel()
        await asyncio.wait([leaving])
        assert ball.central is None
