"""How connections break on the virtual radio, at any moment."""

import asyncio
import random
from contextlib import suppress

import pytest
from bleak.exc import BleakError
from bumble.device import Device

from kneadle.wire import kneadle as wire
from kneadle_sims.radio import BallOnAir, VirtualRadio
from kneadle_sims.radio.backend.while_connected import GoneError, while_connected
from kneadle_sims.scenarios import find as scenario
from on_air import Central, find, nothing_more_happens, soon

A_MOMENT_S = 0.2


async def test_both_sides_learn_once_that_the_ball_is_out_of_range() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        central = await Central(air, await find(air, ball)).connect()
        ball.out_of_range()
        await central.lost()
        await nothing_more_happens()

        assert ball.central is None
        assert central.losses.empty()
        assert not central.bleak.is_connected
        with pytest.raises(BleakError):
            await central.say(wire.start())


async def test_before_a_loss_is_noticed_the_link_is_only_silent() -> None:
    """And what was said meanwhile comes late, when the ball is back in time."""
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        central = await Central(air, await find(air, ball)).connect()
        ball.out_of_range(noticed_after_s=60.0)
        reading = asyncio.create_task(central.bleak.read_gatt_char("2a19"))
        await nothing_more_happens()
        assert central.bleak.is_connected
        assert not reading.done()

        ball.back_in_range()
        assert await soon(reading) == bytes([80])


async def test_a_ball_that_was_back_in_time_is_not_lost_later() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        central = await Central(air, await find(air, ball)).connect()
        ball.out_of_range(noticed_after_s=A_MOMENT_S / 2)
        ball.back_in_range()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(A_MOMENT_S):
                await central.losses.get()

        assert central.bleak.is_connected


async def test_a_ball_that_hangs_up_in_the_middle_of_a_question_is_not_waited_for() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        central = await Central(air, await find(air, ball)).connect()
        ball.out_of_range(noticed_after_s=A_MOMENT_S)
        with pytest.raises(BleakError, match="Not connected"):
            await soon(central.bleak.read_gatt_char("2a19"))


async def test_nobody_connects_to_a_ball_whose_last_advertisement_is_still_on_its_way() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        device = await find(air, ball)
        await ball.silence()
        connecting = asyncio.create_task(Central(air, device).connect())
        await nothing_more_happens()
        assert ball.chip is not None
        ball.chip.le_legacy_advertiser.enabled = True
        ball.chip.le_legacy_advertiser.send_advertising_data()
        ball.chip.le_legacy_advertiser.enabled = False
        await nothing_more_happens()

        assert air.connected() == []
        connecting.cancel()
        await asyncio.wait([connecting])


async def test_a_ball_that_leaves_in_the_moment_it_is_taken_is_not_connected() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        central = Central(air, await find(air, ball))
        ball.device.once(Device.EVENT_CONNECTION, lambda _: ball.out_of_range())
        with pytest.raises(BleakError, match="device disconnected"):
            await soon(central.connect())

        assert not central.bleak.is_connected


async def test_work_that_is_done_as_the_link_ends_counts_as_interrupted() -> None:
    """For whoever goes on with it would do so without a link."""
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        await Central(air, await find(air, ball)).connect()
        connection = air.connection_to(ball.address)
        assert connection is not None

        async def last_words() -> None:
            connection.emit(connection.EVENT_DISCONNECTION, 8)

        with pytest.raises(GoneError):
            await while_connected(connection, last_words())


async def test_a_link_that_breaks_at_any_moment_leaves_nobody_waiting() -> None:
    """In the middle of connecting, encrypting, asking: the next attempt always works."""
    rng = random.Random(5)
    ball = BallOnAir(scenario("steady"))
    ball.open_for_pairing = True
    async with VirtualRadio(ball) as air:
        central = await Central(air, await find(air, ball)).connect()
        await central.bleak.pair()
        for _ in range(40):
            leaving = asyncio.create_task(_leave(ball, after_s=0.04 * rng.random()))
            with suppress(BleakError):
                if not central.bleak.is_connected:
                    await soon(central.connect())
                await soon(central.listen())
            await leaving
        await central.bleak.disconnect()

        assert (await soon(central.connect())).bleak.is_connected


async def _leave(ball: BallOnAir, after_s: float) -> None:
    await asyncio.sleep(after_s)
    ball.out_of_range()
    await ball.wake()
