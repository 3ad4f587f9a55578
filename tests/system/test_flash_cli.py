"""`kneadle flash`, with a real MicroPython at the other end of the port."""

import asyncio
import io
import json
import re
import sys
from pathlib import Path

import pytest
from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from command import Computer, Ran
from kneadle.flash import files
from kneadle.flash.awake import hello
from pty_board import PtyBoard
from small_firmware import make_firmware, put

DEFAULTS = ("--yes", "--battery", "none")


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    disk = tmp_path / "disk"
    disk.mkdir()
    return disk


@pytest.fixture(autouse=True)
def firmware(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    firmware = make_firmware(tmp_path / "firmware")
    monkeypatch.setattr(files, "IN_PACKAGE", firmware)
    return firmware


def plug_in(monkeypatch: pytest.MonkeyPatch, *ports: str) -> None:
    found = [ListPortInfo(port) for port in ports]
    for info in found:
        info.vid = 0x303A
    monkeypatch.setattr(list_ports, "comports", lambda: found)


def content(disk: Path) -> dict[str, bytes]:
    return {
        path.relative_to(disk).as_posix(): path.read_bytes()
        for path in disk.rglob("*")
        if path.is_file()
    }


def assert_refused(ran: Ran, *words: str) -> None:
    assert ran.code == 1
    what, do = ran.err.splitlines()
    assert re.fullmatch(r"kneadle: .*[.]", what)
    assert re.fullmatch(r"  [A-Z`].*[.]", do)
    for word in words:
        assert word in ran.err


def test_a_bare_board_becomes_a_ball_that_says_who_it_is(
    computer: Computer, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with PtyBoard(disk) as board:
        plug_in(monkeypatch, board.port)
        ran = computer.call("flash", *DEFAULTS)

    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[:2] == [
        f"Looking at the board at {board.port} ...",
        "Seeed XIAO ESP32C3, MicroPython 1.28.0.",
    ]
    assert re.fullmatch(r"Copying \d+ files, \d+ KB [.]{3}", lines[2])
    assert [line.split()[:2] for line in lines[5:11]] == [
        ["ok", check] for check in ("sensor", "buzzer", "led", "button", "memory", "disk")
    ]
    assert lines[-2:] == [
        "It is awake: Kneadle 00112233AABB, load cell, 80 Hz, 500 N.",
        "Next: press its button and run `kneadle pair`, then `kneadle calibrate`.",
    ]
    assert json.loads((disk / "board.json").read_text())["sensor"] == "nau7802"


def test_a_second_run_has_nothing_to_copy_and_tries_the_parts_again(
    computer: Computer, disk: Path
) -> None:
    with PtyBoard(disk) as board:
        computer.call("flash", "--port", board.port, *DEFAULTS)
        before = content(disk)
        ran = computer.call("flash", "--port", board.port, *DEFAULTS)

    assert ran.code == 0
    assert "The firmware on the board is up to date.\nThe board tries its parts:" in ran.out
    assert content(disk) == before


def test_a_dry_run_says_what_it_would_do_and_changes_nothing(
    computer: Computer, disk: Path
) -> None:
    put(disk, "drivers/old.py", "# stale")
    put(disk, "drivers/pace.py", "# what chips share")
    before = content(disk)

    with PtyBoard(disk) as board:
        ran = computer.call(
            "flash", "--port", board.port, "--dry-run", "--sensor", "hx711", "--yes"
        )

    assert (ran.code, ran.err) == (0, "")
    assert content(disk) == before
    assert re.search(r"Would write \d+ files, \d+ KB:\n  ball/__init__.py  0 bytes\n", ran.out)
    assert "\n  main.py  " in ran.out
    assert "drivers/pace.py" not in ran.out
    assert "Would remove drivers/old.py, which an older firmware left." in ran.out
    assert "As it should be: 1 file." in ran.out
    assert '"sensor": "hx711"' in ran.out
    assert ran.out.splitlines()[-1] == "Nothing was changed."


def test_what_a_dry_run_names_is_what_a_run_writes(computer: Computer, disk: Path) -> None:
    with PtyBoard(disk) as board:
        dry = computer.call("flash", "--port", board.port, "--dry-run", *DEFAULTS)
        computer.call("flash", "--port", board.port, *DEFAULTS)

    sizes = dict(re.findall(r"^  (\S+)  (\d+) bytes$", dry.out, re.MULTILINE))
    assert {path: int(size) for path, size in sizes.items()} == {
        path: len(data) for path, data in content(disk).items()
    }


def test_a_ball_that_runs_goes_on_after_a_dry_run(computer: Computer, disk: Path) -> None:
    with PtyBoard(disk) as board:
        computer.call("flash", "--port", board.port, *DEFAULTS)
        computer.call("flash", "--port", board.port, "--dry-run", *DEFAULTS)
        assert asyncio.run(hello(board.port)).device == "Kneadle 00112233AABB"


def test_a_part_that_fails_is_named_and_the_exit_code_tells(
    computer: Computer, disk: Path, firmware: Path
) -> None:
    make_firmware(
        firmware, Button="class Button(Button):\n    def held_ms(self, now_ms):\n        return 1"
    )

    with PtyBoard(disk) as board:
        ran = computer.call("flash", "--port", board.port, *DEFAULTS)

    assert ran.code == 1
    assert "  FAILED  button   It reads as pressed all the time" in ran.out
    assert ran.out.splitlines()[-1].startswith("Not all is well: button.")


def test_a_ball_that_stays_silent_is_told_from_one_that_speaks(
    computer: Computer, disk: Path, firmware: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kneadle.flash.awake.hello.__defaults__", (1.0,))
    put(firmware, "main.py", "raise ValueError('a firmware that stumbles')")

    with PtyBoard(disk) as board:
        ran = computer.call("flash", "--port", board.port, *DEFAULTS)

    assert_refused(ran, "The firmware is on the board, but no ball says who it is.")


def test_a_person_is_asked_and_enter_takes_the_default(
    computer: Computer, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = io.StringIO("\n600\n\nn\n\n")
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", typed)

    with PtyBoard(disk) as board:
        ran = computer.call("flash", "--port", board.port, "--dry-run")

    assert ran.code == 0
    assert '"full_scale_n": 600' in ran.out
    assert '"battery": "none"' in ran.out


@pytest.mark.parametrize(("typed", "kept"), [("n\n", True), ("\n" * 9, False)])
def test_a_program_of_somebodys_is_not_replaced_without_asking(
    computer: Computer, disk: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kept: bool
) -> None:
    put(disk, "main.py", "# blinks")
    lines = io.StringIO(typed)
    monkeypatch.setattr(lines, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", lines)

    with PtyBoard(disk) as board:
        ran = computer.call("flash", "--port", board.port)

    assert (content(disk) == {"main.py": b"# blinks"}) == kept
    if kept:
        assert_refused(ran, "the board keeps its program", "mpremote cp :main.py .")


def test_of_several_boards_one_has_to_be_named(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    plug_in(monkeypatch, "/dev/ttyACM0", "/dev/ttyACM1")
    monkeypatch.setattr(sys, "stdin", None)

    assert_refused(computer.call("flash", "--yes"), "Several boards", "kneadle flash --port PORT")


def test_no_board_is_said(computer: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    plug_in(monkeypatch)

    assert_refused(computer.call("flash"), "No board is plugged in.")


def test_a_dry_run_without_a_board_says_what_a_bare_one_would_get(
    computer: Computer, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plug_in(monkeypatch)
    named = ("flash", "--dry-run", "--board", "xiao_esp32c3", *DEFAULTS)
    on_paper = computer.call(*named)
    with PtyBoard(disk) as board:
        bare = computer.call(*named, "--port", board.port)

    assert (on_paper.code, on_paper.err) == (0, "")
    first, *rest = on_paper.out.splitlines()
    assert first == "No board is plugged in. A bare Seeed XIAO ESP32C3:"
    assert rest == bare.out.splitlines()[2:]


def test_a_port_that_was_named_and_is_not_there_is_no_bare_board(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    plug_in(monkeypatch)
    ran = computer.call(
        "flash", "--dry-run", "--board", "pico2w", "--port", "/dev/ttyNOT", *DEFAULTS
    )

    assert_refused(ran, "There is no port /dev/ttyNOT.")


def test_options_that_cannot_be_are_refused_before_a_board_is_looked_for(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    plug_in(monkeypatch)

    wrong_rate = computer.call("flash", "--dry-run", "--sensor", "hx711", "--rate", "320")
    wrong_board = computer.call("flash", "--board", "xiao_esp32s3", "--sensor", "fsr")

    assert_refused(wrong_rate, "hx711 cannot give 320 readings a second.")
    assert_refused(wrong_board, "converter of the Seeed XIAO ESP32S3", "--sensor ads1115")


def test_parts_that_do_not_go_together_change_nothing(computer: Computer, disk: Path) -> None:
    with PtyBoard(disk) as board:
        wrong = ("--sensor", "hx711", "--rate", "320")
        ran = computer.call("flash", "--port", board.port, *DEFAULTS, *wrong)

    assert_refused(ran, "hx711 cannot give 320 readings a second.", "--rate 80")
    assert content(disk) == {}


def test_a_pulled_plug_is_said_and_the_same_command_goes_on(computer: Computer, disk: Path) -> None:
    with PtyBoard(disk, pulled_after_bytes=9_000) as board:
        ran = computer.call("flash", "--port", board.port, *DEFAULTS)
    assert_refused(ran, "stopped answering", "run the same command again")

    with PtyBoard(disk) as board:
        ran = computer.call("flash", "--port", board.port, *DEFAULTS)
    assert ran.code == 0
    assert not re.search(r"; 0 files needed no change", ran.out)


def test_ctrl_c_in_the_middle_leaves_no_half_program(computer: Computer, disk: Path) -> None:
    """The installed command copies the real firmware, which takes long enough to be stopped."""
    with (
        PtyBoard(disk) as board,
        computer.running("flash", "--port", board.port, *DEFAULTS) as running,
    ):
        running.until_line("Copying")
        ran = running.stop()

    assert ran.code == 130
    assert "Run the same command again" in ran.err
    assert not (disk / "main.py").exists()
