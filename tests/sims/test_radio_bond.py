"""Bonds on the virtual radio: who may pair, what a bond is good for, and how it is lost."""

import asyncio

import pytest
from bleak.exc import BleakDBusError, BleakDeviceNotFoundError, BleakError

from kneadle.wire import kneadle as wire
from kneadle_sims.radio import BallOnAir, VirtualRadio
from kneadle_sims.scenarios import find as scenario
from on_air import Central, find

KEY_MISSING = "PIN_OR_KEY_MISSING"


async def pair(air: VirtualRadio, ball: BallOnAir) -> Central:
    """With a press of the button, which is over afterwards."""
    ball.open_for_pairing = True
    central = await Central(air, await find(air, ball)).connect()
    await central.bleak.pair()
    ball.open_for_pairing = False
    return central


async def is_encrypted(air: VirtualRadio, ball: BallOnAir) -> bool | None:
    (device,) = air.connected()
    assert device.address == ball.address
    return await air.encrypted(device)


async def test_pairing_is_refused_until_somebody_presses_the_button() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        central = await Central(air, await find(air, ball)).connect()
        with pytest.raises(BleakDBusError, match="AuthenticationFailed"):
            await central.bleak.pair()
        assert await is_encrypted(air, ball) is False

        ball.press_button()
        await central.bleak.pair()
        assert await is_encrypted(air, ball) is True
        assert ball.address in air.bonds.all_keys
        assert len(ball.bonds.all_keys) == 1


async def test_while_it_streams_a_press_is_its_hosts_and_opens_nothing() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        central = await pair(air, ball)
        await central.listen()
        await central.say(wire.start())
        ball.press_button()
        assert not ball.may_pair()
        told = await central.take(lambda value: value[0] >> 4 == 9, 2)

    assert [value[5] for value in told] == [0, 1]


async def test_a_bonded_host_commands_the_ball() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        central = await pair(air, ball)
        await central.say(wire.identify())

    assert ball.written == [wire.identify()]
    assert ball.play.ball.identified == 1


async def test_a_bond_encrypts_every_later_connection() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        await (await pair(air, ball)).bleak.disconnect()
        device = await find(air, ball)
        central = await Central(air, device).connect()
        await central.say(wire.identify())

        assert device.details["props"]["Paired"]
        assert await is_encrypted(air, ball) is True


async def test_connecting_can_pair_at_once() -> None:
    ball = BallOnAir(scenario("steady"))
    ball.open_for_pairing = True
    async with VirtualRadio(ball) as air:
        central = Central(air, await find(air, ball))
        await central.bleak._backend.connect(pair=True)

        assert await is_encrypted(air, ball) is True


async def test_a_bond_that_the_ball_has_lost_ends_the_connection_and_says_why() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        await (await pair(air, ball)).bleak.disconnect()
        ball.forget()
        central = Central(air, await find(air, ball))
        with pytest.raises(BleakError, match="device disconnected") as lost:
            await central.connect()

        assert KEY_MISSING in str(lost.value.__cause__)
        assert not central.bleak.is_connected
        assert ball.central is None


async def test_a_bond_that_both_forgot_can_be_made_anew() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        central = await pair(air, ball)
        await central.bleak.unpair()
        await central.lost()
        ball.forget()
        await pair(air, ball)

        assert await is_encrypted(air, ball) is True


async def test_a_host_that_lost_its_bond_must_ask_again() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        await (await pair(air, ball)).bleak.disconnect()
        air.forget()
        central = await Central(air, await find(air, ball)).connect()

        assert await is_encrypted(air, ball) is False
        with pytest.raises(BleakDBusError, match="AuthenticationFailed"):
            await central.bleak.pair()


async def test_there_is_no_bond_to_drop_with_a_stranger() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        with pytest.raises(BleakDeviceNotFoundError):
            await Central(air, ball.address).bleak.unpair()


async def test_another_ball_of_the_same_name_is_no_friend() -> None:
    ball = BallOnAir(scenario("steady"))
    impostor = BallOnAir(scenario("steady"), address="F0:0C:E0:BA:11:99", name=ball.name)
    async with VirtualRadio(ball) as air:
        await (await pair(air, ball)).bleak.disconnect()
        await ball.silence()
        await air.add(impostor)
        central = await Central(air, await find(air, impostor)).connect()
        with pytest.raises(BleakError):
            await central.say(wire.start())

    assert impostor.written == []


def test_bonds_and_the_count_of_samples_outlive_the_program() -> None:
    """Each of which has an event loop of its own."""
    ball = BallOnAir(scenario("steady"))
    air = VirtualRadio(ball)

    async def first() -> int:
        await pair(air, ball)
        return ball.play.ball.number

    async def second() -> int:
        central = await Central(air, await find(air, ball)).connect()
        await central.say(wire.identify())
        return ball.play.ball.number

    assert asyncio.run(first()) < asyncio.run(second())
