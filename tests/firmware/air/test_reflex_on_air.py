"""Invariant 7: once it knows the ceiling, the ball buzzes within 20 ms, host or no host."""

import asyncio

from air_talk import opened, streamed
from kneadle.force.calibrate import to_counts
from kneadle.wire import kneadle as wire
from whole_ball import (
    BUZZER,
    FSR_BALL,
    FSR_CALIBRATION,
    REFLEX_US,
    OnAir,
    buzzes_after,
    crossing_us,
    on_air,
    rig_of,
)

CEILING_N = 60.0
# Slowly, so that it is no jump: up to 70 N and off again.
TOO_HARD = ((0.0, 0.0), (1.0, 10.0), (3.0, 40.0), (6.0, 70.0), (7.0, 70.0), (8.0, 0.0), (60.0, 0.0))
QUIET_US = 9_000_000
SAMPLE_US = 10_000  # the converter rounds: its first count of the ceiling may be a sample early


async def pressed_too_hard(ball: OnAir) -> tuple[int, int]:
    """When the sensor first felt the ceiling, and when the buzzer began."""
    began_us = await ball.rig.device_us()
    await ball.rig.hand(TOO_HARD)
    await ball.wait_until(began_us + QUIET_US)
    return crossing_us(ball.rig, CEILING_N, began_us), buzzes_after(ball.rig, began_us)[0]


async def test_the_ball_buzzes_in_time_with_its_host_and_without_it() -> None:
    async with asyncio.timeout(100.0), on_air(rig_of(FSR_BALL, log_readings=True)) as ball:
        link = await opened(ball, await ball.pair())
        await link.send(wire.store_calibration(FSR_CALIBRATION))
        await link.send(wire.set_ceiling(to_counts(FSR_CALIBRATION, CEILING_N)))
        await link.send(wire.start())
        await streamed(link, 200)
        assert ball.rig.level(BUZZER) == 0

        crossed_us, buzzed_us = await pressed_too_hard(ball)
        assert -SAMPLE_US <= buzzed_us - crossed_us <= REFLEX_US, "the host is connected"

        await link.close()
        await ball.wait_until(await ball.rig.device_us() + 3_000_000)
        crossed_us, buzzed_us = await pressed_too_hard(ball)
        assert -SAMPLE_US <= buzzed_us - crossed_us <= REFLEX_US, "nobody is connected"


async def test_a_host_that_lifts_the_ceiling_is_felt_and_the_balls_own_limit_stays() -> None:
    async with asyncio.timeout(100.0), on_air(rig_of(FSR_BALL, log_readings=True)) as ball:
        link = await opened(ball, await ball.pair())
        await link.send(wire.store_calibration(FSR_CALIBRATION))
        await link.send(wire.set_ceiling(to_counts(FSR_CALIBRATION, CEILING_N)))
        await ball.wait_until(await ball.rig.device_us() + 3_000_000)
        lifted_us = await ball.rig.device_us()
        await link.send(wire.set_ceiling(None))
        await ball.wait_until(lifted_us + 2_000_000)
        assert buzzes_after(ball.rig, lifted_us), "nobody takes a guard away in silence"
        await link.close()

        own_n = 0.8 * 200
        began_us = await ball.rig.device_us()
        await ball.rig.hand(((0.0, 0.0), (20.0, 180.0), (21.0, 0.0), (60.0, 0.0)))
        await ball.wait_until(began_us + 22_000_000)
        crossed_us = crossing_us(ball.rig, own_n, began_us)
        buzzed_us = buzzes_after(ball.rig, began_us)[0]
        # The converter's 12 bits are a newton wide there.
        assert -100_000 <= buzzed_us - crossed_us <= REFLEX_US + 100_000
