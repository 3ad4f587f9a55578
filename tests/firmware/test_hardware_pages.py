"""What a builder reads is true: pins as the firmware has them, commands that exist."""

import argparse
import re
import shlex
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from kneadle.cli import parser
from kneadle.flash.config import fits

ROOT = Path(__file__).parents[2]
FIRMWARE = ROOT / "firmware" / "README.md"
PAGES = [ROOT / "hardware.md", *sorted((ROOT / "docs" / "hardware").glob("*.md")), FIRMWARE]
XIAO_PRINT = {  # what stands beside a pin, from Seeed's pin maps
    "xiao_esp32c3": {"D1": 3, "D2": 4, "D3": 5, "D4": 6, "D5": 7, "D6": 21, "D7": 20, "D10": 10},
    "xiao_esp32s3": {"D1": 2, "D2": 3, "D3": 4, "D4": 5, "D5": 6, "D6": 43, "D7": 44, "D10": 9},
}
PICO_PLACE = {4: 6, 5: 7, 6: 9, 7: 10, 15: 20, 16: 21, 17: 22, 26: 31}  # its pinout
PINS = ("sda", "scl", "data", "clock", "fsr", "button", "buzzer", "led")


def wires() -> Iterator[tuple[str, str, str]]:
    """Name, XIAO's print and Pico's pin, of every row of every wiring table."""
    for page in PAGES:
        for row in page.read_text().splitlines():
            cells = [cell.strip() for cell in row.strip("|").split("|")]
            if row.startswith("|") and cells[0].lower() in PINS and "GP" in "".join(cells[2:3]):
                yield cells[0].lower(), cells[1], cells[2]


def pins(board: str) -> dict[str, int]:
    found: dict[str, int] = import_module(f"boards.{board}").PINS
    return found


@pytest.mark.parametrize("board", XIAO_PRINT)
def test_every_wire_to_a_xiao_ends_where_the_firmware_looks_for_it(board: str) -> None:
    told = {(name, XIAO_PRINT[board][xiao]) for name, xiao, _ in wires() if xiao}

    # A sensor straight on a pin has that pin's name: it has no wire where the board is refused it.
    wanted = {(name, gpio) for name, gpio in pins(board).items() if fits(name, board)}
    assert told == wanted


def test_every_wire_to_a_pico_ends_where_the_firmware_looks_for_it() -> None:
    told = {(name, pico) for name, _, pico in wires()}

    places = {(name, f"GP{gpio} (pin {PICO_PLACE[gpio]})") for name, gpio in pins("pico2w").items()}
    assert told == places


BUILDS = {
    "reference": ("reference.md", "# The reference"),
    "cheap, HX711": ("cheap.md", "## Four scale cells"),
    "cheap, FSR": ("cheap.md", "## Four FSRs"),
    "soft": ("soft.md", "# The soft"),
}


def cost(text: str) -> tuple[float, float]:
    """The least and the most of the rows that end with a price; what is only "or" is left out."""
    rows = re.findall(r"^\| (?!or:|Pico only)(.*) \| ([\d.]+)(?:-([\d.]+))? € \|$", text, re.M)
    return sum(float(low) for _, low, _ in rows), sum(float(high or low) for _, low, high in rows)


@pytest.mark.parametrize("build", BUILDS)
def test_what_a_build_is_said_to_cost_is_the_sum_of_its_parts(build: str) -> None:
    page, heading = BUILDS[build]
    own = (ROOT / "docs" / "hardware" / page).read_text().partition(heading)[2]
    overview, parts = (ROOT / "hardware.md").read_text().split("## Parts that every build has")
    common, extra = cost(parts), cost(own.partition("\n## Four FSRs")[0])

    told = re.search(rf"^\| \[{build}\].* \| (\d+)-(\d+) € \|", overview, re.MULTILINE)

    assert told
    assert [int(told[1]), int(told[2])] == [round(common[each] + extra[each]) for each in (0, 1)]


def commands() -> list[str]:
    """Every `kneadle ...`, in a line of a block or between backticks."""
    found: set[str] = set()
    for page in PAGES:
        text = page.read_text()
        blocks = re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)
        lines = [line.strip() for block in blocks for line in block.splitlines()]
        spans = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
        asked = [*lines, *spans]
        found.update(
            line.partition("#")[0].strip() for line in asked if line.startswith("kneadle ")
        )
    return sorted(found)


@pytest.mark.parametrize("command", commands())
def test_every_command_that_a_builder_is_told_is_one_kneadle_takes(command: str) -> None:
    parsed = parser.build().parse_args(shlex.split(command)[1:])

    assert isinstance(parsed, argparse.Namespace)


def test_the_rhythms_a_builder_is_told_are_those_the_ball_plays() -> None:
    haptics = import_module("ball.haptics")
    rows = re.findall(r"\| ([\d ]+) \|$", FIRMWARE.read_text(), re.MULTILINE)

    told = [[int(ms) for ms in row.split()] for row in rows]
    assert told == [[10 * part for part in rhythm] for rhythm in haptics.RHYTHMS.values()]
