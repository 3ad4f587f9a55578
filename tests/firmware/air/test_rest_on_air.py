"""A ball that nobody uses: it dozes, it goes off, and what wakes it."""

import asyncio

from air_talk import heard, opened
from host_radio import found
from kneadle.link.ble.pair import pair
from kneadle.link.ble.scan import scan
from kneadle.samples import Status
from kneadle.wire import kneadle as wire
from whole_ball import BUTTON, OnAir, cell_ball, on_air, rig_of

HURRY = 60.0  # times as fast as our clock
MINUTE_US = 60_000_000
PRESS = ((0.0, 0.0), (1.0, 50.0), (3.0, 50.0), (4.0, 0.0))


def with_gauge(percent: int) -> dict[str, object]:
    ball = cell_ball(80)
    board = {**ball["board"], "battery": "max17048"}
    return {"board": board, "chips": {**ball["chips"], "max17048": {"percent": percent}}}


def advertises(ball: OnAir) -> bool:
    return ball.board.payloads is not None


async def test_left_alone_it_dozes_without_its_radio_and_a_press_wakes_it() -> None:
    async with asyncio.timeout(60.0), on_air(rig_of(cell_ball(80), speed=HURRY)) as ball:
        await ball.wait_until(MINUTE_US)
        assert advertises(ball)
        await ball.wait_until(3 * MINUTE_US)
        assert not advertises(ball)
        await ball.rig.hand(PRESS)
        await ball.board.heard_by_name()


async def test_the_button_wakes_it_from_its_doze() -> None:
    async with asyncio.timeout(60.0), on_air(rig_of(cell_ball(80), speed=HURRY)) as ball:
        await ball.wait_until(3 * MINUTE_US)
        assert not advertises(ball)
        await ball.rig.set_pin(BUTTON, 0)
        await ball.board.heard_by_name()


async def test_after_ten_minutes_it_is_off_and_the_button_starts_it_anew() -> None:
    async with asyncio.timeout(90.0), on_air(rig_of(cell_ball(80), speed=HURRY)) as ball:
        await ball.rig.until(lambda: ball.rig.asleep, within_s=60.0)
        await ball.rig.set_pin(BUTTON, 0)
        await ball.board.heard_by_name()
        assert not ball.rig.asleep


async def test_the_button_held_for_three_seconds_switches_it_off_and_the_next_press_on() -> None:
    async with asyncio.timeout(60.0), on_air(rig_of(cell_ball(80))) as ball:
        await ball.rig.set_pin(BUTTON, 0)
        await ball.wait_until(await ball.rig.device_us() + 5_000_000)
        assert not ball.rig.asleep, "the finger is still on it"
        await ball.rig.set_pin(BUTTON, None)
        await ball.rig.until(lambda: ball.rig.asleep)

        await ball.rig.set_pin(BUTTON, 0)
        await ball.board.heard_by_name()
        await ball.rig.set_pin(BUTTON, None)
        paired = await pair(ball.radio, found(ball.board))
        assert paired.known.identity == ball.board.name, "the press that woke it opens it, too"


async def test_who_is_connected_keeps_it_awake() -> None:
    async with asyncio.timeout(90.0), on_air(rig_of(cell_ball(80), speed=HURRY)) as ball:
        link = await opened(ball, await ball.pair())
        await ball.wait_until(4 * MINUTE_US)
        await link.send(wire.ask_hello())
        assert await heard(link, Status)
        await link.close()


async def test_a_host_can_send_it_to_sleep() -> None:
    async with asyncio.timeout(60.0), on_air(rig_of(cell_ball(80))) as ball:
        link = await opened(ball, await ball.pair())
        await link.send(wire.sleep())
        await ball.rig.until(lambda: ball.rig.asleep)
        assert not advertises(ball)
        await link.close()


async def test_a_battery_that_is_low_is_said_and_one_that_is_empty_switches_it_off() -> None:
    async with asyncio.timeout(60.0), on_air(rig_of(with_gauge(12))) as ball:
        (there,) = await scan(ball.radio, 1.0)
        link = await opened(ball, await ball.pair())
        await link.send(wire.ask_hello())
        status = (await heard(link, Status))[-1]
        await link.close()
    assert there.battery_percent == status.battery_percent == 12
    assert status.low_battery

    async with asyncio.timeout(60.0), on_air(rig_of(with_gauge(4))) as ball:
        await ball.rig.until(lambda: ball.rig.asleep)
