"""`kneadle devices`, and how `kneadle live` chooses a device and a ceiling."""

import io
import json
import random
import re
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cable import Cable
from command import Computer, Json, Ran, strict_json
from kneadle.cli import main
from kneadle.cli.chosen import known_device
from kneadle.devices import Known
from kneadle.errors import LinkError
from kneadle.link.ble import pair
from kneadle.link.ble.radio import Radio
from kneadle.registry.book import Book
from kneadle.registry.ceilings import Ceiling
from kneadle.registry.file import ceilings, devices
from kneadle.samples import Linear
from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario
from kneadle_sims.serve import PtyBall

BALL = Known("C8:01", "Kneadle 0011", "ball", "ble", "kneadle-0011")
SCALE = Known("D4:02", "Progressor_7", "progressor", "ble")
BENCH = Known("COM3", "Bench", "serial", "serial", "", Linear(1200.0, 0.004))
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
QUIET = Scenario("quiet", "", Hand(seed=5).rest(2.0).lean_on(45.0, over_s=2.0).hold(for_s=60.0))


class Bonds:
    """What the system keeps of the pairings; `broken` when it has no Bluetooth."""

    def __init__(self) -> None:
        self.ids = {BALL.id}
        self.broken = False

    async def unpair(self, radio: Radio, id: str, name: str) -> None:
        if self.broken:
            raise LinkError("The Bluetooth adapter is off.", "Turn it on, and try again.")
        self.ids.remove(id)


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    computer = Computer(tmp_path)
    monkeypatch.setenv("KNEADLE_DEVICES", str(computer.devices))
    return computer


@pytest.fixture
def paired(computer: Computer) -> Computer:
    keep(BALL, SCALE, BENCH)
    return computer


@pytest.fixture
def bonds(monkeypatch: pytest.MonkeyPatch) -> Bonds:
    bonds = Bonds()
    monkeypatch.setattr(pair, "unpair", bonds.unpair)
    return bonds


@pytest.fixture
def port() -> Iterator[str]:
    with PtyBall(QUIET, speed=10.0) as port:
        yield port


def keep(*chosen: Known) -> None:
    for known in chosen:
        devices().update(lambda book, new=known: book.with_device(new))  # type: ignore[misc]


def at(port: str) -> Known:
    return Known(port, "Bench", "serial", "serial")


def names(computer: Computer) -> list[str]:
    return [row["name"] for row in listed(computer)]


def listed(computer: Computer) -> list[Json]:
    ran = computer.call("devices", "--json")
    assert ran.code == 0
    rows: list[Json] = json.loads(ran.out)
    return rows


def assert_refused(ran: Ran, *words: str) -> None:
    assert (ran.code, ran.out) == (1, "")
    what, do = ran.err.splitlines()
    assert re.fullmatch(r"kneadle: .*[.]", what)
    assert re.fullmatch(r"  [A-Z`].*[.]", do)
    for word in words:
        assert word in ran.err


def test_the_list_shows_each_device_in_words_and_marks_the_default(paired: Computer) -> None:
    assert paired.call("devices").out == paired.call("devices", "list").out
    assert paired.call("devices").out.splitlines() == [
        "         Name          Kind         Calibration  Id",
        "default  Kneadle 0011  ball         its own      C8:01",
        "         Progressor_7  Progressor   its own      D4:02",
        "         Bench         serial port  kept here    COM3",
    ]


def test_the_list_is_json_too(paired: Computer) -> None:
    assert listed(paired)[0] == {
        "id": "C8:01",
        "name": "Kneadle 0011",
        "kind": "ball",
        "transport": "ble",
        "default": True,
        "identity": "kneadle-0011",
        "calibrated": False,
    }
    assert [row["default"] for row in listed(paired)] == [True, False, False]
    assert [row["calibrated"] for row in listed(paired)] == [False, False, True]


def test_who_has_no_device_is_told_how_to_pair_one(computer: Computer) -> None:
    ran = computer.call("devices")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "No devices yet. `kneadle pair` finds one and remembers it.\n"
    assert listed(computer) == []


def test_a_device_gets_another_name(paired: Computer) -> None:
    ran = paired.call("devices", "rename", "knead", "Blue")

    assert (ran.code, ran.out) == (0, "Kneadle 0011 is now called Blue.\n")
    assert names(paired) == ["Blue", "Progressor_7", "Bench"]


def test_another_device_becomes_the_default(paired: Computer) -> None:
    ran = paired.call("devices", "default", "BENCH")

    assert (ran.code, ran.out) == (0, "Bench is the default: `kneadle live` uses it.\n")
    assert [row["default"] for row in listed(paired)] == [False, False, True]


def test_with_json_a_change_prints_the_list_that_it_left(paired: Computer) -> None:
    ran = paired.call("devices", "default", "bench", "--json")

    assert json.loads(ran.out) == listed(paired)


def test_a_ball_is_forgotten_and_so_is_the_bond_with_it(paired: Computer, bonds: Bonds) -> None:
    ran = paired.call("devices", "forget", "C8:01")

    assert (ran.code, ran.out) == (0, "Kneadle 0011 is forgotten.\n")
    assert names(paired) == ["Progressor_7", "Bench"]
    assert bonds.ids == set()


def test_a_ball_whose_bond_cannot_be_removed_is_forgotten_all_the_same(
    paired: Computer, bonds: Bonds
) -> None:
    bonds.broken = True

    ran = paired.call("devices", "forget", "C8:01")

    assert_refused(ran, "Kneadle 0011 is forgotten, but", "adapter is off", "Turn it on")
    assert names(paired) == ["Progressor_7", "Bench"]


@pytest.mark.parametrize("device", [SCALE, BENCH, Known("COM4", "Cabled", "ball", "serial")])
def test_a_device_that_never_bonds_is_forgotten_without_any_bluetooth(
    device: Known, paired: Computer, bonds: Bonds
) -> None:
    keep(device)
    bonds.broken = True

    ran = paired.call("devices", "forget", device.id)

    assert (ran.code, ran.err) == (0, "")
    assert device.name not in names(paired)


@pytest.mark.parametrize("action", ["rename red Blue", "forget red", "default red"])
def test_a_device_that_nobody_paired_is_told_with_those_there_are(
    action: str, paired: Computer
) -> None:
    before = paired.devices.read_bytes()

    assert_refused(
        paired.call("devices", *action.split()), "'red'", "Kneadle 0011, Progressor_7, Bench"
    )
    assert paired.devices.read_bytes() == before


def test_a_name_that_is_taken_is_refused(paired: Computer) -> None:
    assert_refused(paired.call("devices", "rename", "knead", "bench"), "called bench already")


@pytest.mark.parametrize(
    ("arguments", "usage"),
    [
        ("rename", "rename DEVICE NEW-NAME"),
        ("rename knead", "rename DEVICE NEW-NAME"),
        ("forget", "forget DEVICE"),
        ("default", "default DEVICE"),
        ("list knead", "list"),
        ("forget knead bench", "forget DEVICE"),
        ("default knead bench", "default DEVICE"),
    ],
)
def test_a_word_too_few_or_too_many_exits_with_2_and_shows_the_right_usage(
    arguments: str, usage: str, paired: Computer
) -> None:
    before = paired.devices.read_bytes()

    ran = paired.run("devices", *arguments.split())

    assert (ran.code, ran.out) == (2, "")
    shown, why = ran.err.splitlines()
    assert shown == f"usage: kneadle devices {usage}"
    assert why.startswith("kneadle devices: error: ")
    assert paired.devices.read_bytes() == before


def test_a_damaged_file_is_told_and_left_as_it_is(computer: Computer) -> None:
    computer.devices.write_text('{"schema": "kneadle.dev')

    for command in ("devices", "devices forget x", "live", "live --device x"):
        assert_refused(computer.call(*command.split()), str(computer.devices), "damaged")
    assert computer.devices.read_text() == '{"schema": "kneadle.dev'


def test_asking_for_help_imports_nothing_slow(computer: Computer) -> None:
    timed = (sys.executable, "-X", "importtime", "-m", "kneadle")
    ran = computer.run("devices", "--help", command=timed)

    assert "kneadle devices" in ran.out
    for slow in ("numpy", "bleak", "sqlite3", "asyncio", "platformdirs"):
        assert slow not in ran.err


def test_the_list_needs_neither_bluetooth_nor_a_pipeline(paired: Computer) -> None:
    timed = (sys.executable, "-X", "importtime", "-m", "kneadle")
    ran = paired.run("devices", command=timed)

    for slow in ("bleak", "scipy", "textual", "serial"):
        assert f" {slow}\n" not in ran.err


def test_live_uses_the_default_device(port: str, computer: Computer) -> None:
    keep(at(port), BALL)

    ran = computer.call("live", "--json", "--duration", 0.5)

    assert ran.code == 0
    assert "connected" in [event["event"] for event in ran.events]


def test_live_uses_the_device_that_is_named(port: str, computer: Computer) -> None:
    keep(BALL, at(port))

    ran = computer.call("live", "--device", "ben", "--json", "--duration", 0.5)

    assert ran.code == 0
    assert "connected" in [event["event"] for event in ran.events]


def test_a_port_that_is_named_is_used_whatever_was_paired(port: str, computer: Computer) -> None:
    """Also when the file of the devices is beyond repair."""
    computer.devices.write_text("{")

    ran = computer.call("live", "--serial", port, "--json", "--duration", 0.5)

    assert ran.code == 0
    assert "connected" in [event["event"] for event in ran.events]


def unknown_at(port: str) -> Known:
    return known_device(Namespace(serial=port, device=None))


def test_a_port_that_is_named_has_the_calibration_kept_for_it(computer: Computer) -> None:
    keep(BENCH)

    assert unknown_at("COM3").calibration == BENCH.calibration


def test_a_port_that_is_named_never_has_the_calibration_of_one_certain_ball(
    computer: Computer,
) -> None:
    """Another one may be plugged in, and would be read with the wrong numbers."""
    keep(replace(BENCH, kind="ball", identity="Kneadle 0011"))

    assert unknown_at("COM3") == Known("COM3", "COM3", "serial", "serial")


def test_a_ball_that_is_paired_again_keeps_its_calibration_and_it_is_said(
    port: str, computer: Computer
) -> None:
    first = computer.call("pair", port)
    calibrated = replace(devices().read().find(port), calibration=BENCH.calibration)
    keep(calibrated)
    again = computer.call("pair", port)

    assert "calibration is kept" not in first.out
    assert "Its calibration is kept." in again.out.splitlines()
    assert devices().read().find(port) == calibrated


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_somebody_at_a_terminal_is_told_what_is_waited_for(
    port: str, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(at(port))
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("KNEADLE_JOURNAL", str(computer.journal))

    assert main(["live", "--headless", "--duration", "0.3"]) == 0

    assert terminal.getvalue().splitlines()[0] == "Connecting to Bench ..."


def test_a_program_that_reads_the_events_is_told_nothing_else(
    port: str, computer: Computer
) -> None:
    keep(at(port))

    assert computer.call("live", "--json", "--duration", 0.3).err == ""


def test_a_session_goes_by_the_name_that_a_person_gave(computer: Computer) -> None:
    with Cable() as cable:
        keep(at(cable.port))
        cable.answer(random.Random(9600).randbytes(1000))
        ran = computer.call("live", "--json", "--duration", 0.3)

    assert "No reading came from Bench." in ran.err
    assert "awake and near, or its cable in" in ran.err


def test_live_without_any_device_says_how_to_get_one(computer: Computer) -> None:
    assert_refused(computer.call("live"), "No device is paired yet.", "kneadle pair", "--serial")


def test_live_without_a_default_names_the_choice(paired: Computer) -> None:
    devices().update(lambda book: Book(book.devices))

    assert_refused(paired.call("live"), "default", "Kneadle 0011, Progressor_7, Bench")


def test_live_with_an_unknown_device_names_those_there_are(paired: Computer) -> None:
    assert_refused(paired.call("live", "--device", "red"), "'red'", "Kneadle 0011")


def measured(muscle: str, side: str, ceiling_n: float) -> None:
    ceiling = Ceiling(muscle, side, ceiling_n, NOON, (ceiling_n, ceiling_n + 2.0))
    ceilings().update(lambda known: known.with_ceiling(ceiling))


def ceiling_n(computer: Computer) -> float:
    """Of the latest session."""
    stored = strict_json(computer.call("log", "show", "--json").out)
    return float(stored["limits"]["ceiling_n"])


@pytest.mark.parametrize(
    ("options", "expected_n"),
    [
        ("--muscle piriformis --side left", 52.0),
        ("--muscle piriformis --side right", 61.0),
        ("--muscle piriformis --side left --ceiling 45", 45.0),
        ("--muscle piriformis --ceiling 45", 45.0),
        ("", 80.0),
    ],
)
def test_a_session_has_the_ceiling_that_was_given_or_measured_there(
    options: str, expected_n: float, port: str, computer: Computer
) -> None:
    measured("piriformis", "left", 52.0)
    measured("piriformis", "right", 61.0)

    ran = computer.call("live", "--serial", port, "--json", "--duration", 0.5, *options.split())

    assert ran.code == 0
    assert ceiling_n(computer) == expected_n


def test_a_ceiling_that_nobody_measured_is_told_before_anything_begins(
    port: str, computer: Computer
) -> None:
    measured("piriformis", "left", 52.0)
    place = "--muscle piriformis --side right"

    ran = computer.call("live", "--serial", port, *place.split())

    assert_refused(ran, "for piriformis right", f"kneadle calibrate ceiling {place}")
    assert not computer.journal.exists()


@pytest.mark.parametrize("options", ["--muscle piriformis", "--side left"])
def test_a_muscle_without_a_side_is_wrong_usage(options: str, computer: Computer) -> None:
    ran = computer.run("live", "--serial", "port", *options.split())

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("usage: kneadle live --muscle MUSCLE --side SIDE\n")
