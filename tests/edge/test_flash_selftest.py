"""What a board finds out about its own parts, on a real MicroPython."""

from pathlib import Path

import pytest

from kneadle.errors import KneadleError
from kneadle.flash.ports import Port
from kneadle.flash.repl import opened
from kneadle.flash.selftest import Result, try_parts
from pty_board import PtyBoard
from small_firmware import make_firmware, put

CONFIG = '{"rate_hz": 80, "imu": true, "battery": "max17048"}'
CHECKS = ["sensor", "imu", "battery", "buzzer", "led", "button", "memory", "disk"]
NOT_ANSWERING = "The sensor does not answer."
SENSOR = "class Sensor(Sensor):\n    def "
FAULTY = [
    (
        "sensor",
        SENSOR + "start(self, rate_hz):\n        raise Fault(1)",
        NOT_ANSWERING,
    ),
    ("sensor", SENSOR + "read(self):\n        raise Fault(3)", "measures nothing"),
    ("sensor", SENSOR + "read(self):\n        raise OSError(116)", NOT_ANSWERING),
    (
        "sensor",
        SENSOR + "read(self):\n        raise ZeroDivisionError('x')",
        "ZeroDivisionError: x",
    ),
    (
        "sensor",
        SENSOR + "read(self):\n        self.due_us += self.period_us\n        return -8388607",
        "end of its range",
    ),
    (
        "sensor",
        SENSOR + "read(self):\n        self.due_us += self.period_us\n        return 84213",
        "Every reading is 84213",
    ),
    (
        "sensor",
        SENSOR + "read(self):\n        self.due_us += 100000\n        self.raw += 1\n"
        "        return self.raw",
        " readings came in a second, not 80: tie the RATE pin",
    ),
    (
        "imu",
        "class Imu(Imu):\n    def start(self):\n        raise Fault(2)",
        "Another chip, or a broken one",
    ),
    (
        "battery",
        "class Gauge(Gauge):\n    def percent(self):\n        return 255",
        "The gauge does not answer",
    ),
    (
        "button",
        "class Button(Button):\n    def held_ms(self, now_ms):\n        return 290",
        "pressed all the time",
    ),
]


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    put(tmp_path, "board.json", CONFIG)
    return tmp_path


def results(disk: Path) -> list[Result]:
    told = list[Result]()
    with PtyBoard(disk) as board, opened(Port(board.port)) as repl:
        found = try_parts(repl, told.append)
    assert told == found
    return found


def test_a_sound_ball_passes_every_check(disk: Path) -> None:
    (disk / "main.py").unlink(missing_ok=True)
    make_firmware(disk)

    found = {result.check: result for result in results(disk)}

    assert list(found) == CHECKS
    assert all(result.ok for result in found.values()), found
    assert found["imu"].said == "It turns at 1.5 degrees a second."
    assert found["battery"].said == "87 percent."
    assert "readings a second, from 84" in found["sensor"].said


@pytest.mark.parametrize(("check", "part", "said"), FAULTY)
def test_a_part_that_fails_is_named_with_what_to_look_at_and_the_others_are_tried(
    disk: Path, check: str, part: str, said: str
) -> None:
    make_firmware(disk, **{part.partition("class ")[2].partition("(")[0]: part})

    found = {result.check: result for result in results(disk)}

    assert list(found) == CHECKS
    assert [result.check for result in found.values() if not result.ok] == [check]
    assert said in found[check].said


def test_an_fsr_that_nobody_presses_may_read_nothing(disk: Path) -> None:
    make_firmware(
        disk,
        Sensor=SENSOR + "read(self):\n        self.due_us += self.period_us\n        return 0\n"
        "    kind = 2",
    )

    assert all(result.ok for result in results(disk))


def test_parts_that_are_not_there_are_not_tried(disk: Path) -> None:
    make_firmware(disk)
    put(disk, "board.json", '{"rate_hz": 80, "imu": false, "battery": "none"}')

    assert [result.check for result in results(disk)] == [
        each for each in CHECKS if each not in ("imu", "battery")
    ]


def test_a_disk_that_takes_nothing_is_said(disk: Path) -> None:
    make_firmware(disk)

    with PtyBoard(disk, takes_bytes=3) as board, opened(Port(board.port)) as repl:
        found = try_parts(repl, lambda result: None)

    assert found[-1] == Result(
        "disk", False, "Settings could not be kept (error 28): is the disk full?"
    )


def test_a_board_that_cannot_be_set_up_is_one_line_too(disk: Path) -> None:
    make_firmware(disk)
    put(disk, "board.json", "no json")

    assert results(disk) == [Result("board", False, "board.json is spoilt.")]


def test_a_firmware_that_lacks_its_self_test_is_a_plain_trouble(disk: Path) -> None:
    make_firmware(disk)
    (disk / "boards" / "selftest.py").unlink()

    with pytest.raises(KneadleError) as caught:
        results(disk)

    assert "ImportError" in caught.value.what


def test_a_plug_pulled_in_the_middle_is_a_lost_board(disk: Path) -> None:
    make_firmware(disk)
    pulled = list[Result]()

    with PtyBoard(disk) as board:

        def pull(result: Result) -> None:
            pulled.append(result)
            board.pull()

        with pytest.raises(KneadleError) as caught, opened(Port(board.port)) as repl:
            try_parts(repl, pull)

    assert len(pulled) == 1
    assert "stopped answering" in caught.value.what
