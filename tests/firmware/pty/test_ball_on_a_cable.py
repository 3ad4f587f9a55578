"""The unchanged firmware on MicroPython at the other end of a pseudo-terminal."""

import asyncio
from itertools import pairwise

import pytest
import serial

from air_talk import heard, streamed
from kneadle.link.serial import SerialLink
from kneadle.samples import Answer, ButtonPressed, Calibrated, Hello, Linear, Status
from kneadle.wire import kneadle as wire
from kneadle.wire.frames import encode
from kneadle.wire.kneadle import Opcode, Result
from rig import Rig
from whole_ball import BUTTON, LED, SPEED, cell_ball, rig_of

LONG_S = 100.0
FIVE_MINUTES = 320 * 300
MINUTE = 320 * 60
MOST_MORE_BYTES = 1024  # a few objects that happen to be alive


async def opened(rig: Rig) -> SerialLink:
    return await SerialLink.open(rig.port)


async def introduced(link: SerialLink) -> tuple[Hello, Calibrated, Status]:
    """What it answers once all that was said before has been read."""
    told: list[object] = []
    for kind in (Hello, Calibrated, Status):
        await link.send(wire.ask_hello())
        told.append((await heard(link, kind))[-1])
    hello, calibrated, status = told
    assert isinstance(hello, Hello)
    assert isinstance(calibrated, Calibrated)
    assert isinstance(status, Status)
    return hello, calibrated, status


async def test_it_says_who_it_is_over_a_cable_too() -> None:
    async with asyncio.timeout(LONG_S), rig_of(cell_ball(80)) as rig:
        link = await opened(rig)
        hello, calibrated, status = await introduced(link)
        await link.close()
    assert (hello.device, hello.sensor, hello.rate_hz) == ("Kneadle F00CE0BA1101", "load_cell", 80)
    assert hello.full_scale_n == 500.0
    assert calibrated.calibration == hello.calibration
    assert (status.battery_percent, status.sensor_fault) == (None, False)


async def test_five_minutes_at_320_hz_lose_no_sample_and_the_heap_stays_flat() -> None:
    """Of the device's clock. `KNEADLE_RIG_SPEED=1` takes five real minutes."""
    async with asyncio.timeout(3 * LONG_S + 330 / SPEED), rig_of(cell_ball(320)) as rig:
        link = await opened(rig)
        await link.send(wire.start())
        ticks = await streamed(link, MINUTE)
        after_a_minute = await rig.heap_bytes()
        ticks += await streamed(link, FIVE_MINUTES - len(ticks))
        at_the_end = await rig.heap_bytes()
        await link.send(wire.ask_hello())
        status = (await heard(link, Status))[-1]
        await link.close()
    assert ticks == list(range(ticks[0], ticks[0] + len(ticks)))
    assert status.dropped == 0
    assert at_the_end - after_a_minute < MOST_MORE_BYTES


async def test_a_calibration_stored_over_the_cable_outlives_the_power() -> None:
    better = Linear(-77.0, 2.0**-10)
    async with asyncio.timeout(LONG_S), rig_of(cell_ball(80)) as rig:
        link = await opened(rig)
        await link.send(wire.store_calibration(better))
        assert (await heard(link, Answer))[-1] == Answer(Opcode.STORE, Result.OK)
        await rig.kill()
        await rig.restart()
        _, calibrated, _ = await introduced(link)
        await link.close()
    assert calibrated == Calibrated(better)


async def test_a_host_that_does_not_read_costs_samples_and_not_the_ball() -> None:
    async with asyncio.timeout(LONG_S), rig_of(cell_ball(320)) as rig:
        with serial.Serial(rig.port) as port:
            port.write(b"\0" + encode(wire.start()))
            began_us = await rig.device_us()
            while await rig.device_us() < began_us + 60_000_000:
                pass
            port.reset_input_buffer()
        link = await opened(rig)
        status = (await introduced(link))[2]
        await link.close()
    assert status.dropped > 0


async def test_a_sensor_that_stops_answering_is_told_and_comes_back() -> None:
    async with asyncio.timeout(LONG_S), rig_of(cell_ball(80)) as rig:
        link = await opened(rig)
        await link.send(wire.start())
        before = await streamed(link, 80)
        await rig.fault("nau7802", nack=True)
        faulty = await status_that(link, sensor_fault=True)
        await rig.fault("nau7802", nack=False)
        await status_that(link, sensor_fault=False)
        numbers = before + await streamed(link, 80)
        await link.close()
    steps = [after - before for before, after in pairwise(numbers)]
    assert faulty.sensor_fault
    assert max(steps) > 1, "what could not be read leaves its numbers out"
    assert steps.count(1) == len(steps) - 1


async def test_a_press_of_its_button_reaches_the_host_and_opens_nothing() -> None:
    told: list[ButtonPressed] = []
    async with asyncio.timeout(LONG_S), rig_of(cell_ball(80), speed=2.0) as rig:
        link = await opened(rig)
        await link.send(wire.start())
        assert [told.presses for told in await heard(link, ButtonPressed)] == [0]
        await streamed(link, 80)
        began_us = await rig.device_us()
        for _ in range(2):
            await rig.set_pin(BUTTON, 0)
            told += await heard(link, ButtonPressed)
            await rig.set_pin(BUTTON, None)
            await passed(rig, 200_000)
        await passed(rig, 2_000_000)
        lit = [change for change in rig.pin_changes if change.pin == LED and change.us >= began_us]
        await link.close()
    assert [pressed.presses for pressed in told] == [1, 2]
    assert told[0].tick < told[1].tick
    assert len(lit) == 4, "two ticks, and no blinking: nobody may pair"


async def passed(rig: Rig, us: int) -> None:
    """So long, by the device's clock."""
    until_us = await rig.device_us() + us
    while await rig.device_us() < until_us:
        pass


async def status_that(link: SerialLink, *, sensor_fault: bool) -> Status:
    while True:
        (status,) = await heard(link, Status)
        if status.sensor_fault == sensor_fault:
            return status


@pytest.mark.parametrize("before", [b"", b"\0", b"AT\r"])
@pytest.mark.parametrize("knock", [b"\x03", b"\r\x03"])
async def test_ctrl_c_and_mpremotes_knock_give_the_prompt_back(before: bytes, knock: bytes) -> None:
    """Also after the AT with which some systems greet every port."""
    rig = rig_of(cell_ball(80))
    with pytest.raises(AssertionError, match="ended with 0"):
        async with asyncio.timeout(LONG_S), rig:
            with serial.Serial(rig.port) as port:
                port.write(before)
                began_us = await rig.device_us()
                while await rig.device_us() < began_us + 500_000:
                    pass
                port.write(knock)
            await rig.until(lambda: False)
    assert "Traceback" not in rig.errors


async def test_a_pico_whose_radio_cannot_pair_is_a_ball_on_a_cable() -> None:
    ball = {**cell_ball(80), "board": {**cell_ball(80)["board"], "board": "pico2w"}}
    ball["chips"] = {"nau7802": {"data_ready": 6}}
    async with asyncio.timeout(LONG_S), rig_of(ball) as rig:
        link = await opened(rig)
        await link.send(wire.start())
        ticks = await streamed(link, 80)
        await link.close()
    assert ticks == list(range(ticks[0], ticks[0] + len(ticks)))
    assert rig.errors == ""
