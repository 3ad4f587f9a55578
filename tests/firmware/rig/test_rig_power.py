"""Power, sleep, and firmware that ends."""

import pytest

from powered_board import DEEP_SLEEP, HARD, POWER_ON
from small_programs import asked, program, say

BUTTON, OTHER_PIN = 3, 4


async def test_a_board_in_deep_sleep_is_woken_by_its_button() -> None:
    async with program("wiring") as rig:
        say(rig, "sleep")
        await rig.until(lambda: rig.asleep)
        await rig.set_pin(OTHER_PIN, 0)
        asleep = rig.asleep
        await rig.set_pin(BUTTON, 0)

        assert asleep
        assert await asked(rig, "cause") == DEEP_SLEEP
        assert await asked(rig, "button") == 0


async def test_a_button_that_is_still_down_lets_no_board_sleep() -> None:
    async with program("wiring") as rig:
        await rig.set_pin(BUTTON, 0)
        say(rig, "sleep")

        assert await asked(rig, "cause") == DEEP_SLEEP


async def test_a_board_that_resets_runs_again() -> None:
    async with program("wiring") as rig:
        first = await asked(rig, "cause")
        say(rig, "reset")

        assert (first, await asked(rig, "cause")) == (POWER_ON, HARD)


async def test_device_time_begins_with_the_power() -> None:
    async with program("wiring", speed=20.0) as rig:
        await asked(rig, "buzz")
        before_us = await rig.device_us()
        await rig.restart()

        assert await rig.device_us() < before_us


async def test_files_survive_a_power_cut() -> None:
    async with program("wiring") as rig:
        (rig.folder / "kept").write_text("this")
        await rig.kill()
        await rig.restart()

        assert (rig.folder / "kept").read_text() == "this"
        assert (rig.folder / "board.json").exists()


async def test_firmware_that_ends_fails_the_test_in_its_own_words() -> None:
    with pytest.raises(AssertionError, match="KeyError: nonsense"):
        async with program("wiring") as rig:
            say(rig, "nonsense")
            await rig.until(lambda: False)


async def test_firmware_that_ended_unnoticed_fails_the_test_at_its_end() -> None:
    rig = program("wiring")
    with pytest.raises(AssertionError, match="ended with 0"):
        async with rig:
            say(rig, "end")
            with pytest.raises(AssertionError):
                await rig.until(lambda: False)
