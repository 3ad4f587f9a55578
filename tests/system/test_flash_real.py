"""The real firmware onto a board of stand-ins: only chips, pins and clock are models."""

import asyncio
from collections.abc import Mapping
from itertools import cycle
from pathlib import Path

import pytest

from command import Computer, Ran
from kneadle.flash.boards import BOARDS
from kneadle.flash.files import IN_CHECKOUT
from kneadle.flash.pins import own_pins
from line_to_board import LineToBoard
from pty_board import PtyBoard

SEARCH = [Path(__file__).parents[1] / "firmware" / folder for folder in ("standin", "")]
Chips = Mapping[str, Mapping[str, int]]
RIG = {
    "speed": 1.0,
    "unique_id": "f00ce0ba1101",
    "reset_cause": 1,
    "press": [[0.0, 0.0], [100.0, 60.0]],  # the models have no noise, by which a cell is known
    "turning": [[0.0, 0.0]],
    "held": [],
    "log_readings": False,
}
REFERENCE: Chips = {"nau7802": {"data_ready": 5}, "lsm6ds3": {}, "max17048": {}}
MACHINES = {
    "xiao_esp32c3": "ESP32C3 module with ESP32C3",
    "xiao_esp32s3": "Generic ESP32S3 module with ESP32S3",
    "pico2w": "Raspberry Pi Pico 2 W with RP2350",
}
SENSORS: dict[str, dict[str, str]] = {
    "nau7802": {"data_ready": "data"},
    "hx711": {"clock": "clock", "data": "data"},
    "fsr": {"pin": "fsr"},
    "ads1115": {},
    "mprls": {},
}


async def flashed(disk: Path, chips: Chips, board: str, *options: str) -> Ran:
    line = LineToBoard(lambda: {**RIG, "board": board, "chips": chips}, lambda said: None)
    env = {"KNEADLE_RIG": await line.address()}

    def run() -> Ran:
        with PtyBoard(disk, search=SEARCH, env=env, machine=MACHINES[board]) as plugged_in:
            port = plugged_in.port
            return Computer(disk.parent).run("flash", "--port", port, "--yes", *options)

    try:
        return await asyncio.to_thread(run)
    finally:
        line.close()


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    disk = tmp_path / "disk"
    disk.mkdir()
    return disk


async def test_a_board_with_the_reference_parts_becomes_a_ball(disk: Path) -> None:
    ran = await flashed(disk, REFERENCE, "xiao_esp32c3", "--imu")

    assert (ran.code, ran.err) == (0, ""), ran.out
    assert "FAILED" not in ran.out
    assert "It is awake: Kneadle F00CE0BA1101, load cell, 80 Hz, 490 N." in ran.out


@pytest.mark.parametrize(("sensor", "board"), [*zip(SENSORS, cycle(BOARDS), strict=False)])
async def test_every_sensor_and_every_board_become_a_ball(
    disk: Path, sensor: str, board: str
) -> None:
    at = {
        what: own_pins(IN_CHECKOUT, BOARDS[board])[name] for what, name in SENSORS[sensor].items()
    }

    ran = await flashed(disk, {sensor: at}, board, "--sensor", sensor, "--battery", "none")

    assert (ran.code, ran.err) == (0, ""), ran.out
    assert "FAILED" not in ran.out


async def test_a_chip_that_is_not_there_is_named_and_the_ball_speaks_all_the_same(
    disk: Path,
) -> None:
    ran = await flashed(disk, {"max17048": {}}, "xiao_esp32c3")

    assert (ran.code, ran.err) == (1, "")
    assert "FAILED  sensor   The sensor does not answer. Check its power" in ran.out
    assert "It is awake: " in ran.out
    assert ran.out.splitlines()[-1].startswith("Not all is well: sensor.")
