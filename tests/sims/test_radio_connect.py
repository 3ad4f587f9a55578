"""Connections on the virtual radio: how they begin, how they end, and what goes through them."""

import asyncio

import pytest
from bleak import BleakAdapter, BleakScanner
from bleak.exc import BleakDeviceNotFoundError, BleakGATTProtocolError

from kneadle.link.ble.profile import BALL_CONTROL
from kneadle.wire import kneadle as wire
from kneadle_sims.radio import BallOnAir, VirtualRadio
from kneadle_sims.scenarios import find as scenario
from on_air import Central, find, nothing_more_happens, soon

A_MOMENT_S = 0.2
NOBODY = "F0:0C:E0:00:00:FF"


async def test_a_silent_ball_times_out_and_the_next_attempt_works() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        device = await find(air, ball)
        await ball.silence()
        with pytest.raises(TimeoutError):
            await Central(air, device, timeout_s=A_MOMENT_S).connect()
        await ball.wake()

        assert (await Central(air, device).connect()).bleak.is_connected


async def test_an_address_that_nobody_has_is_not_found() -> None:
    async with VirtualRadio(BallOnAir(scenario("steady"))) as air:
        with pytest.raises(BleakDeviceNotFoundError):
            await Central(air, NOBODY, timeout_s=A_MOMENT_S).connect()


async def test_who_stops_waiting_for_a_connection_leaves_none_behind() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        device = await find(air, ball)
        await ball.silence()
        connecting = asyncio.create_task(Central(air, device).connect())
        await nothing_more_happens()
        connecting.cancel()
        await asyncio.wait([connecting])
        await ball.wake()
        await find(air, ball)

        assert ball.central is None
        assert connecting.cancelled()


async def test_a_ball_that_is_taken_cannot_be_found_by_anybody_else() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        central = await Central(air, await find(air, ball)).connect()
        assert await BleakScanner.discover(A_MOMENT_S, backend=air.scanner_backend) == []
        await central.bleak.disconnect()

        assert (await find(air, ball)).address == ball.address


async def test_disconnecting_is_told_once_and_twice_is_fine() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        central = await Central(air, await find(air, ball)).connect()
        await central.bleak.disconnect()
        await central.bleak.disconnect()
        await central.lost()

        assert central.losses.empty()
        assert ball.central is None


async def test_what_a_program_left_connected_is_known_and_can_be_taken_over() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        await Central(air, await find(air, ball)).connect()
        adapter = await BleakAdapter.get(backend=air.adapter_backend)
        (device,) = await adapter.get_connected_devices()
        central = await Central(air, device).connect()

        assert central.bleak.services.get_characteristic(BALL_CONTROL) is not None


@pytest.mark.parametrize("ball_mtu, host_mtu, agreed", [(23, 247, 23), (517, 247, 247)])
async def test_the_smaller_mtu_is_agreed_on(ball_mtu: int, host_mtu: int, agreed: int) -> None:
    ball = BallOnAir(scenario("steady"))
    ball.mtu = ball_mtu
    async with VirtualRadio(ball, mtu=host_mtu) as air:
        central = await Central(air, await find(air, ball)).connect()
        control = central.bleak.services.get_characteristic(BALL_CONTROL)

        assert central.bleak.mtu_size == agreed
        assert control is not None
        assert control.max_write_without_response_size == agreed - 3


async def test_what_is_longer_than_the_mtu_is_cut_without_a_word() -> None:
    ball = BallOnAir(scenario("steady"))
    ball.mtu = 23
    async with VirtualRadio(ball) as air:
        central = await Central(air, await find(air, ball)).connect()
        await central.listen()
        await ball._say([bytes(range(30))])

        assert await soon(central.heard.get()) == bytes(range(20))


async def test_a_stranger_may_listen_but_not_command() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        central = await Central(air, await find(air, ball)).connect()
        await central.listen()
        with pytest.raises(BleakGATTProtocolError) as refused:
            await central.say(wire.start())

        assert refused.value.code == 5  # insufficient authentication
        assert ball.written == []


async def test_generic_apps_find_battery_maker_and_force() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        central = await Central(air, await find(air, ball)).connect()

        assert await central.bleak.read_gatt_char("2a19") == bytes([80])
        assert await central.bleak.read_gatt_char("2a25") == b"00000051A1E0"
        assert await central.bleak.read_gatt_char("2c07") == bytes(4)
