"""The way of the firmware onto a board: a real MicroPython, reached by the real mpremote."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import serial

from kneadle.errors import KneadleError
from kneadle.flash.config import Config
from kneadle.flash.copy import carry_out
from kneadle.flash.files import wanted
from kneadle.flash.look import on_board, require_room
from kneadle.flash.plan import Plan, make_plan
from kneadle.flash.ports import Port
from kneadle.flash.repl import opened
from pty_board import PtyBoard
from small_firmware import FILES, make_firmware, put

CONFIG = Config("xiao_esp32c3", "nau7802", 490, 80, imu=False, battery="none")
OURS = ("main.py", "board.json", "ball", "boards", "drivers", "link")
THEIRS = {
    "settings.json": "0badcafe{}",
    "settings.new": "half",
    "boot.py": "# the person's own",
    "lib/own.py": "# too",
    "ball/notes.txt": "what I changed",
}
CUTS = range(200, 20_000, 1_700)  # bytes from the host; all of it takes about 15 000


@pytest.fixture
def firmware(tmp_path: Path) -> Path:
    return make_firmware(tmp_path / "firmware")


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    disk = tmp_path / "disk"
    disk.mkdir()
    return disk


def flash(board: PtyBoard, firmware: Path, config: Config = CONFIG) -> Plan:
    with opened(Port(board.port)) as repl:
        files, found = wanted(firmware, config), on_board(repl)
        require_room(found, files)
        plan = make_plan(files, found.files)
        carry_out(repl, plan, lambda done_bytes: None)
        return plan


def flashed(disk: Path, firmware: Path, config: Config = CONFIG) -> Plan:
    with PtyBoard(disk) as board:
        return flash(board, firmware, config)


def ours(disk: Path) -> dict[str, bytes]:
    return dict(_walk(disk, OURS))


def _walk(disk: Path, roots: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for path in sorted(disk.rglob("*")):
        name = path.relative_to(disk).as_posix()
        if path.is_file() and name.split("/")[0] in roots and name not in THEIRS:
            yield name, path.read_bytes()


def stamps(disk: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(disk).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in disk.rglob("*")
        if path.is_file()
    }


def newer(firmware: Path) -> Path:
    """Every file differs from the one before; one is gone."""
    for path in firmware.rglob("*.py"):
        path.write_text(path.read_text() + "\n# newer\n")
    (firmware / "drivers" / "pace.py").unlink()
    return firmware


def test_a_bare_board_gets_every_file_but_the_pins_of_other_boards(
    firmware: Path, disk: Path
) -> None:
    flashed(disk, firmware)

    kept = ours(disk)
    assert kept == wanted(firmware, CONFIG)
    assert {"main.py", "board.json", "drivers/nau7802.py", "drivers/pace.py"} <= kept.keys()
    assert {"boards/xiao_esp32c3.py", "link/ble/__init__.py"} <= kept.keys()
    assert "boards/xiao_esp32s3.py" not in kept


def test_the_board_reads_its_parts_in_board_json(firmware: Path, disk: Path) -> None:
    put(firmware, "boards/pico2w.py", "PINS = {}")
    flashed(disk, firmware, Config("pico2w", "hx711", 300, 80, True, "max17048", {"led": 5}))

    assert json.loads((disk / "board.json").read_text()) == {
        "board": "pico2w",
        "sensor": "hx711",
        "full_scale_n": 300,
        "rate_hz": 80,
        "imu": True,
        "battery": "max17048",
        "pins": {"led": 5},
    }
    assert "boards/pico2w.py" in ours(disk)


def test_a_second_time_nothing_is_written(firmware: Path, disk: Path) -> None:
    flashed(disk, firmware)
    before = stamps(disk)

    assert not flashed(disk, firmware)
    assert stamps(disk) == before


def test_of_a_changed_firmware_only_what_changed_is_written_and_main_anew(
    firmware: Path, disk: Path
) -> None:
    flashed(disk, firmware)
    before = stamps(disk)
    put(firmware, "drivers/pace.py", "# changed")

    flashed(disk, firmware)

    changed = {path for path, stamp in stamps(disk).items() if before[path] != stamp}
    assert changed == {"drivers/pace.py", "main.py"}


def test_what_an_older_firmware_left_goes_and_what_is_not_ours_stays(
    firmware: Path, disk: Path
) -> None:
    for path, text in THEIRS.items():
        put(disk, path, text)
    put(disk, "drivers/bmp280.py", "# not made any more")
    put(disk, "ball/wire.mpy", "would be taken instead of wire.py")

    flashed(disk, firmware)

    assert ours(disk) == wanted(firmware, CONFIG)
    assert {path: (disk / path).read_text() for path in THEIRS} == THEIRS


@pytest.mark.parametrize("cut", CUTS)
def test_a_plug_pulled_at_any_moment_leaves_no_half_program_and_a_second_run_ends_it(
    firmware: Path, disk: Path, cut: int
) -> None:
    flashed(disk, firmware)
    old = ours(disk)
    new = wanted(newer(firmware), CONFIG)

    with PtyBoard(disk, pulled_after_bytes=cut) as board:
        try:
            flash(board, firmware)
        except KneadleError as trouble:
            assert trouble.what == f"The board at {board.port} stopped answering."
            assert "run the same command again" in trouble.do

    left = ours(disk)
    assert "main.py" not in left or left in (old, new)
    flashed(disk, firmware)
    assert ours(disk) == new


def test_a_plug_pulled_while_main_is_sent_leaves_none(firmware: Path, disk: Path) -> None:
    with PtyBoard(disk, pulled_at=b"import select, sys") as board, pytest.raises(KneadleError):
        flash(board, firmware)

    everything = wanted(firmware, CONFIG).keys()
    assert ours(disk).keys() == everything - {"main.py"}
    assert flashed(disk, firmware).unchanged == len(everything) - 1
    assert ours(disk) == wanted(firmware, CONFIG)
    assert not (disk / "main.py.part").exists()


def test_the_cuts_of_these_tests_fall_before_during_and_after_the_copying(
    firmware: Path, disk: Path
) -> None:
    flashed(disk, firmware)
    newer(firmware)

    with PtyBoard(disk) as board:
        flash(board, firmware)
        assert CUTS[0] < 1000 < board.heard_bytes / 2 < board.heard_bytes < CUTS[-1] + 3_000


def test_a_plug_pulled_early_costs_only_what_is_still_to_come(firmware: Path, disk: Path) -> None:
    with PtyBoard(disk, pulled_after_bytes=9_000) as board, pytest.raises(KneadleError):
        flash(board, firmware)
    got_through = sum(
        1 for path, data in wanted(firmware, CONFIG).items() if ours(disk).get(path) == data
    )

    plan = flashed(disk, firmware)

    assert got_through > 3
    assert plan.unchanged == got_through


def test_a_disk_that_fills_up_is_said_and_no_program_starts(firmware: Path, disk: Path) -> None:
    with PtyBoard(disk, takes_bytes=5_000) as board, pytest.raises(KneadleError) as caught:
        flash(board, firmware)

    assert caught.value.what.startswith("The board's disk is full, so ")
    assert "mpremote rm" in caught.value.do
    assert not (disk / "main.py").exists()
    flashed(disk, firmware)
    assert ours(disk) == wanted(firmware, CONFIG)


def test_a_disk_without_the_room_is_left_as_it_was(firmware: Path, disk: Path) -> None:
    with PtyBoard(disk, room_bytes=16_384) as board, pytest.raises(KneadleError) as caught:
        flash(board, firmware)

    assert "the board has room for 16 KB" in caught.value.what
    assert stamps(disk) == {}


def test_what_takes_the_place_of_itself_needs_no_room_twice(firmware: Path, disk: Path) -> None:
    flashed(disk, firmware)
    newer(firmware)

    with PtyBoard(disk, room_bytes=8192) as board:  # for two that were empty
        flash(board, firmware)

    assert ours(disk) == wanted(firmware, CONFIG)


def test_a_memory_that_does_not_keep_what_it_is_given_is_found_out(
    firmware: Path, disk: Path
) -> None:
    (disk / "ball").mkdir()
    (disk / "ball" / "wire.py").symlink_to("/dev/null")

    with PtyBoard(disk) as board, pytest.raises(KneadleError) as caught:
        flash(board, firmware)

    assert caught.value.what == "What the board keeps as ball/wire.py is not what was sent."


def test_a_ball_that_was_left_in_the_middle_of_a_frame_gives_the_prompt_all_the_same(
    firmware: Path, disk: Path
) -> None:
    flashed(disk, firmware)

    with PtyBoard(disk) as board:
        with serial.Serial(board.port) as port:
            port.write(b"half a frame")
        assert not flash(board, firmware)


def test_a_program_that_runs_on_the_board_is_stopped_and_started_anew(
    firmware: Path, disk: Path
) -> None:
    put(disk, "main.py", FILES["main.py"] + "open('ended', 'w').close()")

    with PtyBoard(disk) as board:
        flash(board, firmware)

        assert (disk / "ended").exists()
        assert ours(disk) == wanted(firmware, CONFIG)
