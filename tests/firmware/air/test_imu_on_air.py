"""A gyroscope on the board: its chip measures nothing until somebody starts it."""

import asyncio

import pytest

from air_talk import heard, opened
from kneadle.samples import Motion
from kneadle.wire import kneadle as wire
from whole_ball import cell_ball, on_air, rig_of

TURNING = ((0.0, 0.0), (5.0, 0.0), (6.0, 120.0), (20.0, 120.0), (120.0, 120.0))
ROLLING_US = 8_000_000
BALL = {
    "board": {**cell_ball(80)["board"], "imu": True},
    "chips": {**cell_ball(80)["chips"], "lsm6ds3": {}},
}


async def test_a_ball_that_rolls_says_how_fast() -> None:
    async with asyncio.timeout(60.0), on_air(rig_of(BALL, turning=TURNING)) as ball:
        link = await opened(ball, await ball.pair())
        await ball.wait_until(ROLLING_US)
        await link.send(wire.start())
        told = await heard(link, Motion, 10)
        await link.close()
    assert told[-1].gyro_dps == pytest.approx(120.0, abs=1.0)


async def test_a_gyroscope_whose_wire_came_off_for_a_while_is_read_again() -> None:
    async with asyncio.timeout(60.0), on_air(rig_of(BALL, turning=TURNING)) as ball:
        link = await opened(ball, await ball.pair())
        await ball.rig.fault("lsm6ds3", nack=True)
        await ball.wait_until(ROLLING_US)
        await ball.rig.fault("lsm6ds3", nack=False)
        await ball.wait_until(ROLLING_US + 3_000_000)
        await link.send(wire.start())
        told = await heard(link, Motion, 10)
        await link.close()
    assert told[-1].gyro_dps == pytest.approx(120.0, abs=1.0)
