"""Other people's devices on the virtual radio, and the whole program on it."""

import asyncio
from dataclasses import replace
from struct import unpack

import pytest
from bleak import BleakScanner

from kneadle.link.ble import radio
from kneadle.wire.progressor import CONTROL_UUID, DATA_UUID
from kneadle.wire.progressor_layout import Kind, opened, readings
from kneadle.wire.whc06 import COMPANY_ID, RATE_HZ
from kneadle_sims.air import Air
from kneadle_sims.hand import Hand
from kneadle_sims.radio import BallOnAir, ProgressorOnAir, ScaleOnAir, VirtualRadio, installed
from kneadle_sims.scenario import Scenario
from on_air import Central, find, soon

HUNG = Hand().still().press_to(98.0665, over_s=0.5).hold(for_s=300.0)
LEAN = Scenario("lean", "the weight of 10 kg", HUNG)
QUICK = 20.0
TARE, START, STOP, FIRMWARE, BATTERY = (bytes([op]) for op in (0x64, 0x65, 0x66, 0x6B, 0x6F))


def is_weight(notification: bytes) -> bool:
    return notification[0] == Kind.WEIGHT


def weights(notifications: list[bytes]) -> list[tuple[float, int]]:
    return [pair for heard in notifications for pair in readings(opened(heard)[1])]


async def listening(air: VirtualRadio, progressor: ProgressorOnAir) -> Central:
    central = await Central(air, await find(air, progressor)).connect()
    await central.listen(DATA_UUID)
    return central


async def test_a_progressor_weighs_the_scenario_eighty_times_a_second() -> None:
    progressor = ProgressorOnAir(LEAN, QUICK)
    async with VirtualRadio(progressor) as air:
        central = await listening(air, progressor)
        await central.say(START, CONTROL_UUID)
        heard = weights(await central.take(is_weight, 10))

    assert [us for _, us in heard] == [12500 * n for n in range(80)]
    assert heard[-1][0] == pytest.approx(10.0)
    assert progressor.written == [START]


async def test_every_start_counts_time_from_nothing_and_stop_ends_it() -> None:
    progressor = ProgressorOnAir(LEAN, QUICK)
    async with VirtualRadio(progressor) as air:
        central = await listening(air, progressor)
        for _ in range(2):
            await central.say(START, CONTROL_UUID)
            ((_, first_us), *_rest) = weights(await central.take(is_weight, 2))
            assert first_us == 0
            await central.say(STOP, CONTROL_UUID)
            while not central.heard.empty():
                central.heard.get_nowait()
        await central.say(FIRMWARE, CONTROL_UUID)

        assert (await soon(central.heard.get()))[0] == Kind.ANSWER


async def test_a_clone_pads_what_it_says_and_its_clock_wraps() -> None:
    late_us = 2**32 - 25_000
    progressor = ProgressorOnAir(LEAN, QUICK, pads=4, first_us=late_us)
    async with VirtualRadio(progressor) as air:
        central = await listening(air, progressor)
        await central.say(START, CONTROL_UUID)
        (heard,) = await central.take(is_weight, 1)

    assert heard.endswith(bytes(4))
    assert [us for _, us in weights([heard])][:3] == [late_us, late_us + 12_500, 0]


async def test_two_readings_fit_the_smallest_mtu() -> None:
    progressor = ProgressorOnAir(LEAN, QUICK)
    progressor.mtu = 23
    async with VirtualRadio(progressor) as air:
        central = await listening(air, progressor)
        await central.say(START, CONTROL_UUID)
        heard = await central.take(is_weight, 3)

    assert [us for _, us in weights(heard)] == [12500 * n for n in range(6)]


async def test_a_tare_takes_off_what_hangs_there() -> None:
    progressor = ProgressorOnAir(LEAN, QUICK)
    async with VirtualRadio(progressor) as air:
        central = await listening(air, progressor)
        await central.say(START, CONTROL_UUID)
        await central.take(is_weight, 10)
        await central.say(TARE, CONTROL_UUID)
        await central.say(START, CONTROL_UUID)
        *_, (kg, _us) = weights(
            await central.take(lambda n: is_weight(n) and n[6:10] == bytes(4), 1)
        )

    assert kg == pytest.approx(0.0)


async def test_its_answers_are_untagged() -> None:
    progressor = ProgressorOnAir(LEAN)
    async with VirtualRadio(progressor) as air:
        central = await listening(air, progressor)
        await central.say(BATTERY, CONTROL_UUID)
        kind, payload = opened(await soon(central.heard.get()))

    assert kind is Kind.ANSWER
    assert 3000 < unpack("<I", payload)[0] < 4300


async def test_a_scale_says_each_reading_once_eight_times_a_second() -> None:
    scale = ScaleOnAir(LEAN, QUICK)
    heard: asyncio.Queue[bytes] = asyncio.Queue()
    async with VirtualRadio(scale) as air:
        scanner = BleakScanner(
            lambda _, said: heard.put_nowait(said.manufacturer_data[COMPANY_ID]),
            bluez={"filters": {"DuplicateData": True}},
            backend=air.scanner_backend,
        )
        loop = asyncio.get_running_loop()
        async with scanner:
            await soon(heard.get())
            began_s = loop.time()
            data = [await soon(heard.get()) for _ in range(80)]
            took_s = loop.time() - began_s

    assert data[-1][10:12] == (1000).to_bytes(2, "big")
    assert took_s >= 0.9 * 80 / (RATE_HZ * QUICK)


async def test_scales_and_progressors_lose_the_link_where_the_scenario_does() -> None:
    progressor = ProgressorOnAir(replace(LEAN, air=Air(cuts=((1.0, 3.0),))), QUICK)
    async with VirtualRadio(progressor) as air:
        central = await listening(air, progressor)
        await central.say(START, CONTROL_UUID)
        await central.lost()
        await listening(air, progressor)

        assert progressor.t_s >= 3.0


async def test_the_program_takes_the_virtual_radio_for_its_own_until_the_block_ends() -> None:
    air = VirtualRadio(BallOnAir(LEAN))
    before = radio.this_computer()
    with installed(air):
        async with radio.this_computer().listen() as scanner, asyncio.timeout(10.0):
            device, _ = await anext(aiter(scanner.advertisement_data()))
    air.power_off()

    assert device.name == "Kneadle 00000051A1E0"
    assert radio.this_computer() == before
