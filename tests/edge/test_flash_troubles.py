"""Boards that cannot become a ball yet: which, why, and what their owner can do."""

import subprocess
import sys
from pathlib import Path

import pytest
import serial
from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from cable import Cable
from kneadle.errors import KneadleError
from kneadle.flash import repl as repl_module
from kneadle.flash import troubles
from kneadle.flash.boards import BOARDS, Board
from kneadle.flash.look import require_board, runtime
from kneadle.flash.ports import Port, candidates, named
from kneadle.flash.repl import opened
from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario
from kneadle_sims.serve import PtyBall
from pty_board import ESP32C3, PtyBoard

ESP32S3 = "Generic ESP32S3 module with ESP32S3"
PICO2W = "Raspberry Pi Pico 2 W with RP2350"
QUIET = Scenario("quiet", "", Hand(seed=5).rest(60.0))
C3, S3, PICO = BOARDS["xiao_esp32c3"], BOARDS["xiao_esp32s3"], BOARDS["pico2w"]


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repl_module, "SILENCE_S", 0.2)
    monkeypatch.setattr(repl_module, "PROMPT_WITHIN_S", 0.3)


def met(board: PtyBoard, named: Board | None = None) -> Board:
    with opened(Port(board.port)) as repl:
        return require_board(runtime(repl), named)


def refused(board: PtyBoard, named: Board | None = None) -> KneadleError:
    with board, pytest.raises(KneadleError) as caught:
        met(board, named)
    return caught.value


def listed(monkeypatch: pytest.MonkeyPatch, **vendors: int | None) -> None:
    def info(device: str, vendor: int | None) -> ListPortInfo:
        found = ListPortInfo(device)
        found.vid, found.description = vendor, "USB JTAG/serial debug unit"
        return found

    ports = [info(device, vendor) for device, vendor in vendors.items()]
    monkeypatch.setattr(list_ports, "comports", lambda: ports)


@pytest.mark.parametrize(("machine", "board"), [(ESP32C3, C3), (ESP32S3, S3), (PICO2W, PICO)])
def test_a_board_says_which_one_it_is(tmp_path: Path, machine: str, board: Board) -> None:
    with PtyBoard(tmp_path, machine=machine) as plugged_in:
        assert met(plugged_in) is met(plugged_in, board) is board


def test_another_board_than_the_one_that_was_named_is_refused(tmp_path: Path) -> None:
    trouble = refused(PtyBoard(tmp_path, machine=ESP32S3), named=C3)

    assert trouble.what == (
        "This is no Seeed XIAO ESP32C3: the board says that it is"
        " Generic ESP32S3 module with ESP32S3."
    )


def test_a_board_without_a_firmware_is_refused_by_its_name(tmp_path: Path) -> None:
    trouble = refused(PtyBoard(tmp_path, machine="PYBv1.1 with STM32F405RG"))

    assert trouble.what == "Kneadle has no firmware for this board: PYBv1.1 with STM32F405RG."


@pytest.mark.parametrize("version", [(1, 19, 1), (1, 23, 0)])
def test_an_old_micropython_is_refused_with_the_way_to_a_new_one(
    tmp_path: Path, version: tuple[int, ...]
) -> None:
    trouble = refused(PtyBoard(tmp_path, version=version))

    assert trouble.what.endswith(f"{version[1]}.{version[2]} is older than 1.24.")
    assert "`esptool --chip esp32c3 write_flash 0 THE-FILE.bin`" in trouble.do


def test_the_oldest_micropython_that_will_do_is_taken(tmp_path: Path) -> None:
    with PtyBoard(tmp_path, version=(1, 24, 0)) as board:
        assert met(board) is C3


def test_another_python_is_named(tmp_path: Path) -> None:
    trouble = refused(PtyBoard(tmp_path, name="circuitpython", version=(9, 2, 1), machine=PICO2W))

    assert trouble.what == "The board runs circuitpython, not MicroPython."
    assert "hold BOOTSEL" in trouble.do


def test_a_micropython_without_bluetooth_was_made_for_another_board(tmp_path: Path) -> None:
    trouble = refused(PtyBoard(tmp_path, machine="Raspberry Pi Pico2 with RP2350", bluetooth=False))

    assert "has no Bluetooth" in trouble.what
    assert "RPI_PICO2_W" in trouble.do


@pytest.mark.parametrize(
    ("vendor", "way"), [(0x303A, "esptool"), (0x2E8A, "UF2"), (None, "firmware/README.md")]
)
@pytest.mark.parametrize("said", [b"", b"512\r\n513\r\n", b"invalid header: 0xffffffff\r\n" * 50])
def test_where_no_micropython_answers_the_way_to_it_is_said(
    hasty: None, capsys: pytest.CaptureFixture[str], vendor: int | None, way: str, said: bytes
) -> None:
    with Cable() as cable, pytest.raises(KneadleError) as caught:
        cable.answer(said)
        with opened(Port(cable.port, vendor=vendor)):
            pass

    assert caught.value.what == f"No MicroPython answers at {cable.port}."
    assert way in caught.value.do
    assert capsys.readouterr() == ("", "")


def test_a_sketch_that_never_stops_talking_is_given_up_too(hasty: None) -> None:
    with PtyBall(QUIET) as port, pytest.raises(KneadleError) as caught, opened(Port(port)):
        pass

    assert caught.value.what == f"No MicroPython answers at {port}."


def test_a_port_that_another_program_has_is_said_to_be_taken(tmp_path: Path) -> None:
    with PtyBoard(tmp_path) as board, serial.Serial(board.port, exclusive=True):
        with pytest.raises(KneadleError) as caught:
            met(board)

        assert caught.value.what == f"Another program is using {board.port}."


def test_a_port_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    listed(monkeypatch)

    with pytest.raises(KneadleError) as caught, opened(Port("/dev/ttyNOT")):
        pass

    assert caught.value.what == "There is no port /dev/ttyNOT."


def test_a_plug_pulled_before_the_board_answers_is_a_lost_board(tmp_path: Path) -> None:
    trouble = refused(PtyBoard(tmp_path, pulled_after_bytes=3))

    assert trouble.what.startswith(("The board at", "No MicroPython answers"))


def test_an_error_on_the_board_is_told_in_its_last_line_alone(tmp_path: Path) -> None:
    said = "Traceback (most recent call last):\n  File x\nValueError: no such thing.\n"

    trouble = troubles.stumbled("trying its parts", said)

    assert trouble.what == "The board stumbled while trying its parts (ValueError: no such thing)."


@pytest.mark.parametrize("said", ["OSError: [Errno 28] ENOSPC", "OSError: 28", "OSError: ENOSPC"])
def test_a_full_disk_is_known_however_a_board_spells_it(said: str) -> None:
    assert troubles.refused("main.py", said).what == (
        "The board's disk is full, so main.py found no room."
    )


def test_any_other_trouble_of_the_disk_names_the_file() -> None:
    trouble = troubles.refused("ball/wire.py", "Traceback\nOSError: [Errno 5] EIO")

    assert trouble.what == "The board could not write ball/wire.py (OSError: [Errno 5] EIO)."


def test_without_mpremote_one_sentence_says_how_to_get_it() -> None:
    program = (
        "import sys; sys.modules['mpremote'] = None; from kneadle.cli import main;"
        " sys.exit(main(['flash', '--dry-run']))"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )

    assert ran.returncode == 1
    assert ran.stderr == (
        "kneadle: Kneadle talks to boards through mpremote, which is not installed.\n"
        "  Install it: `pip install 'kneadle[flash]'`; in a checkout"
        " `.venv/bin/pip install -e '.[flash]'`.\n"
    )


def test_a_boards_own_usb_goes_before_a_bridge_and_the_rest_is_no_board(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    listed(monkeypatch, phone=0x18D1, bridge=0x1A86, xiao=0x303A, builtin=None, pico=0x2E8A)

    assert [port.name for port in candidates()] == ["pico", "xiao"]


def test_a_bridge_is_taken_where_no_board_has_usb_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    listed(monkeypatch, phone=0x18D1, bridge=0x10C4)

    assert [port.name for port in candidates()] == ["bridge"]


def test_no_board_at_all_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    listed(monkeypatch, phone=0x18D1)

    with pytest.raises(KneadleError) as caught:
        candidates()

    assert caught.value.what == "No board is plugged in."


def test_a_named_port_is_taken_whatever_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    listed(monkeypatch, xiao=0x303A)

    assert named("xiao").vendor == 0x303A
    assert named("/dev/pts/5") == Port("/dev/pts/5")
