"""Pins, chips and USB of the rig."""

import pytest

from small_programs import asked, program

BUTTON, BUZZER = 3, 10
HX711 = {"clock": 20, "data": 5}


async def test_the_rig_presses_the_button_and_lets_it_go() -> None:
    async with program("wiring") as rig:
        free = await asked(rig, "button")
        await rig.set_pin(BUTTON, 0)
        pressed = await asked(rig, "button")
        await rig.set_pin(BUTTON, None)

        assert (free, pressed, await asked(rig, "button")) == (1, 0, 1)


async def test_a_pin_change_is_recorded_with_its_device_time() -> None:
    async with program("wiring") as rig:
        await asked(rig, "buzz")
        await rig.until(lambda: len([c for c in rig.pin_changes if c.pin == BUZZER]) == 3)

        off, on, off_again = (change for change in rig.pin_changes if change.pin == BUZZER)
        assert (off.value, on.value, off_again.value) == (0, 1, 0)
        assert off_again.us - on.us == 20_000


async def test_a_chip_on_the_bus_answers_until_its_wire_breaks() -> None:
    async with program("wiring", chips={"nau7802": {}}) as rig:
        whole = await asked(rig, "revision")
        await rig.fault("nau7802", nack=True)

        assert (whole & 0xF, await asked(rig, "revision")) == (0xF, "error 19")


async def test_a_bus_without_chips_does_not_answer() -> None:
    async with program("wiring") as rig:
        assert await asked(rig, "revision") == "error 19"


async def test_an_hx711_is_read_bit_by_bit_and_feels_the_hand() -> None:
    scale = {"n_per_count": 0.001, "zero_counts": 5000}
    async with program("wiring", chips={"hx711": HX711 | scale}, speed=10.0) as rig:
        await asked(rig, "hx711")
        zero = await asked(rig, "hx711")
        await rig.hand([(0.0, 12.5)])
        await asked(rig, "hx711")  # may be from before
        pressed = await asked(rig, "hx711")

        assert zero == 5000
        assert pressed == pytest.approx(5000 + 12_500, abs=1)
        assert all(change.pin not in HX711.values() for change in rig.pin_changes[1:])


async def test_readings_are_recorded_when_asked_for() -> None:
    press = [(0.0, 0.0), (100.0, 100.0)]
    async with program("wiring", chips={"fsr": {"pin": 4}}, press=press, log_readings=True) as rig:
        await asked(rig, "fsr")
        await rig.until(lambda: bool(rig.readings))

        (reading,) = rig.readings
        assert reading.of == "press"
        assert reading.value == pytest.approx(reading.us / 1e6)


async def test_every_board_has_its_own_number() -> None:
    async with program("wiring", unique_id="0102030405ff") as rig:
        assert await asked(rig, "id") == "0102030405ff"
