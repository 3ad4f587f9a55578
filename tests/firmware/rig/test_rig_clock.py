"""The device's clock: exact for what runs on it, whatever the machine does."""

import time

import pytest

from small_programs import program

LED, DONE, ALL_SO = 10, 11, 1
COUNT, PERIOD_US = 1000, 3000


@pytest.mark.parametrize("speed", [1.0, 20.0])
async def test_timers_fire_at_exact_device_times_however_late_the_machine_is(speed: float) -> None:
    async with program("ticking", speed=speed) as rig:
        await rig.until(lambda: rig.level(DONE) == 1)

    blinks_us = [change.us for change in rig.pin_changes if change.pin == LED][1:]
    assert blinks_us == [n * PERIOD_US for n in range(1, COUNT + 1)]


async def test_the_device_is_never_ahead_of_the_real_time_that_passed() -> None:
    began_s = time.monotonic()
    async with program("looking", speed=20.0) as rig:
        await rig.until(lambda: rig.level(ALL_SO) == 1)
        for _ in range(200):
            device_s = await rig.device_us() / 1e6

            assert device_s <= (time.monotonic() - began_s) * 20.0


async def test_time_and_timers_are_what_a_program_expects_of_a_board() -> None:
    async with program("looking", speed=20.0) as rig:
        await rig.until(lambda: rig.level(ALL_SO) == 1)

        assert "ValueError" in rig.errors  # of the callback that failed
