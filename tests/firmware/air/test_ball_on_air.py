"""The unchanged firmware on MicroPython, found, paired and used by the host's own code."""

import asyncio
from typing import TypeVar

import pytest

from air_talk import heard, opened, streamed
from host_radio import found
from kneadle.errors import LinkError
from kneadle.link.base import Link
from kneadle.link.ble.pair import pair
from kneadle.link.ble.scan import scan
from kneadle.link.serial import SerialLink
from kneadle.samples import Answer, ButtonPressed, Calibrated, Hello, Linear, Status
from kneadle.wire import kneadle as wire
from kneadle.wire.kneadle import Opcode, Result
from on_air import Central, find
from whole_ball import FSR_BALL, FSR_CALIBRATION, cell_ball, on_air, rig_of

NAME = "Kneadle F00CE0BA1101"
LONG_S = 100.0
Kind = TypeVar("Kind")


async def answer_to(opcode: int, link: Link) -> int:
    async for batch in link.batches():
        for message in batch.messages:
            if isinstance(message, Answer) and message.opcode == opcode:
                return message.result
    raise AssertionError("the link ended")


async def test_a_scan_finds_it_with_its_name_and_its_kind() -> None:
    async with on_air(rig_of(FSR_BALL)) as ball:
        (there,) = await scan(ball.radio, 1.0)
    assert (there.name, there.kind, there.id) == (NAME, "ball", ball.board.address)
    assert there.battery_percent is None


async def test_a_stranger_is_refused_until_the_button_is_pressed() -> None:
    async with on_air(rig_of(FSR_BALL)) as ball:
        with pytest.raises(LinkError, match="button"):
            await pair(ball.radio, found(ball.board))
        assert not ball.room.bonds.all_keys, "and this computer does not think it is paired"

        paired = await ball.pair()
        assert paired.known.identity == NAME
        assert paired.hello.sensor == "fsr"


async def test_who_pairs_again_while_it_is_closed_is_refused_and_the_old_bond_stays() -> None:
    async with on_air(rig_of(FSR_BALL)) as ball:
        await ball.pair()
        await ball.wait_until(await ball.rig.device_us() + 61_000_000)
        before = (ball.rig.folder / "settings.json").read_text()
        ball.room.forget()
        with pytest.raises(LinkError, match="button"):
            await pair(ball.radio, found(ball.board))
        assert (ball.rig.folder / "settings.json").read_text() == before

        await ball.press_button()
        assert (await pair(ball.radio, found(ball.board))).known.identity == NAME


async def test_in_a_session_a_press_reaches_the_host_and_the_ball_stays_closed() -> None:
    async with asyncio.timeout(LONG_S), on_air(rig_of(FSR_BALL)) as ball:
        link = await opened(ball, await ball.pair())
        await ball.wait_until(await ball.rig.device_us() + 61_000_000)
        await link.send(wire.start())
        begun = await heard(link, ButtonPressed)
        await ball.press_button()
        pressed = await heard(link, ButtonPressed)
        await link.close()
        ball.room.forget()
        with pytest.raises(LinkError, match="button"):
            await pair(ball.radio, found(ball.board))
    assert [told.presses for told in begun + pressed] == [1, 2], "the first was for pairing"


async def test_nobody_writes_without_encryption() -> None:
    async with on_air(rig_of(FSR_BALL)) as ball:
        central = await Central(ball.room, await find(ball.room, ball.board)).connect()
        with pytest.raises(Exception, match=r"(?i)authentication|encryption"):
            await central.say(wire.start())


async def test_a_minute_at_100_hz_loses_no_sample() -> None:
    async with asyncio.timeout(LONG_S), on_air(rig_of(FSR_BALL)) as ball:
        link = await opened(ball, await ball.pair())
        await link.send(wire.start())
        ticks = await streamed(link, 6000)
        await link.send(wire.ask_hello())
        status = (await heard(link, Status))[-1]
        await link.close()
    assert ticks == list(range(ticks[0], ticks[0] + len(ticks)))
    assert status.dropped == 0


async def test_320_samples_a_second_fit_the_air_in_packets_that_are_far_enough_apart() -> None:
    async with asyncio.timeout(LONG_S), on_air(rig_of(cell_ball(320))) as ball:
        link = await opened(ball, await ball.pair())
        await link.send(wire.start())
        ticks = await streamed(link, 3200)
        await link.close()
    assert ticks == list(range(ticks[0], ticks[0] + len(ticks)))


async def test_after_a_loss_it_is_found_again_and_its_numbers_went_on() -> None:
    async with asyncio.timeout(LONG_S), on_air(rig_of(FSR_BALL)) as ball:
        paired = await ball.pair()
        link = await opened(ball, paired)
        await link.send(wire.start())
        before = await streamed(link, 200)
        await ball.board.drop()
        with pytest.raises(LinkError, match="lost"):
            await streamed(link, 10_000)
        await link.close()

        again = await opened(ball, paired)
        await again.send(wire.start())
        after = await streamed(again, 200)
        await again.close()
    assert after[0] > before[-1]
    assert after == list(range(after[0], after[0] + len(after)))


async def test_out_of_range_and_back_it_advertises_again() -> None:
    async with asyncio.timeout(LONG_S), on_air(rig_of(FSR_BALL)) as ball:
        paired = await ball.pair()
        link = await opened(ball, paired)
        ball.board.out_of_range()
        with pytest.raises(LinkError, match="lost"):
            await streamed(link, 1)
        await link.close()
        ball.board.back_in_range()
        again = await opened(ball, paired)
        await again.close()


async def test_bond_and_calibration_survive_a_power_cut_and_a_boot_id_tells_of_it() -> None:
    better = Linear(1234.0, 2.0**-12)
    async with asyncio.timeout(LONG_S), on_air(rig_of(cell_ball(80))) as ball:
        paired = await ball.pair()
        link = await opened(ball, paired)
        await link.send(wire.store_calibration(better))
        assert await answer_to(Opcode.STORE, link) == Result.OK
        await link.close()
        await ball.rig.restart()
        await ball.board.heard_by_name()

        link = await opened(ball, paired)
        await link.send(wire.ask_hello())
        hello = (await heard(link, Hello, 2))[-1]
        assert await heard(link, Calibrated) == [Calibrated(better)]
        await link.close()
    assert hello.boot_id != paired.hello.boot_id


async def test_a_central_that_is_too_slow_costs_samples_that_are_counted_and_nothing_else() -> None:
    async with asyncio.timeout(LONG_S), on_air(rig_of(FSR_BALL)) as ball:
        link = await opened(ball, await ball.pair())
        await link.send(wire.start())
        await streamed(link, 100)
        ball.board.slow(room=3)
        await ball.wait_until(await ball.rig.device_us() + 2_000_000)
        await ball.board.quick()
        ticks = await streamed(link, 300)
        await link.send(wire.ask_hello())
        status = (await heard(link, Status))[-1]
        await link.close()
    missing = len(range(ticks[0], ticks[-1] + 1)) - len(ticks)
    assert status.dropped == missing > 100


async def test_a_cable_that_fell_silent_does_not_keep_the_ball_from_the_air() -> None:
    """Boards cannot tell that a cable was pulled: a host that says nothing for 10 s may be gone."""
    async with asyncio.timeout(LONG_S), on_air(rig_of(FSR_BALL, speed=2.0)) as ball:
        paired = await ball.pair()
        cable = await SerialLink.open(ball.rig.port)
        await cable.send(wire.start())
        await streamed(cable, 100)
        link = await opened(ball, paired)
        await cable.send(wire.ask_hello())
        await ball.wait_until(await ball.rig.device_us() + 200_000)
        await link.send(wire.start())
        assert await answer_to(Opcode.START, link) == Result.NOT_NOW

        await ball.wait_until(await ball.rig.device_us() + 11_000_000)
        await link.send(wire.start())
        assert len(await streamed(link, 100)) >= 100
        await link.close()
        await cable.close()


async def test_its_services_for_other_apps_say_battery_maker_and_force() -> None:
    async with asyncio.timeout(LONG_S), on_air(rig_of(FSR_BALL, ((0.0, 40.0),))) as ball:
        link = await opened(ball, await ball.pair())
        await link.send(wire.store_calibration(FSR_CALIBRATION))
        await link.close()
        central = await Central(ball.room, await find(ball.room, ball.board)).connect()
        await ball.wait_until(await ball.rig.device_us() + 500_000)
        maker, serial, force = [
            await central.bleak.read_gatt_char(f"0000{short}-0000-1000-8000-00805f9b34fb")
            for short in ("2a29", "2a25", "2c07")
        ]
        await central.bleak.disconnect()
    force_mn = int.from_bytes(force, "little", signed=True)
    assert [bytes(maker), bytes(serial)] == [b"Kneadle", b"F00CE0BA1101"]
    assert force_mn == pytest.approx(40_000, rel=0.01)
