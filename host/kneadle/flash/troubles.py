"""What goes wrong with a board on a cable, in plain sentences."""

import re

import serial

from kneadle.errors import KneadleError, LinkError
from kneadle.flash.boards import LEAST, Board
from kneadle.flash.ports import Port
from kneadle.link.serial_troubles import explain

AGAIN = "run the same command again: it goes on where it stopped."
SEVERAL_INSTALLS = (
    "Put MicroPython on it: firmware/README.md has the steps for each board."
    " If it has been there, unplug the board, plug it in and try again."
)
ERRNO = re.compile(r"OSError: (?:\[Errno )?(\d+)|\b(E[A-Z]{3,})\b")
NO_SPACE = ("28", "ENOSPC")


def no_mpremote() -> KneadleError:
    return KneadleError(
        "Kneadle talks to boards through mpremote, which is not installed.",
        "Install it: `pip install 'kneadle[flash]'`; in a checkout"
        " `.venv/bin/pip install -e '.[flash]'`.",
    )


def not_opened(port: str) -> LinkError:
    """mpremote says only that it failed, so the port is asked once more."""
    try:
        serial.Serial(port, exclusive=None if port.upper().startswith("COM") else True).close()
    except Exception as error:  # pyserial lets errors of termios through, which Windows lacks
        return explain(port, error)
    return LinkError(f"The port {port} was busy for a moment.", "Try again.")


def no_answer(port: Port, likely: Board | None) -> LinkError:
    return LinkError(
        f"No MicroPython answers at {port.name}.", likely.install if likely else SEVERAL_INSTALLS
    )


def other_runtime(name: str, board: Board | None) -> LinkError:
    return LinkError(
        f"The board runs {name}, not MicroPython.", board.install if board else SEVERAL_INSTALLS
    )


def too_old(version: str, board: Board) -> LinkError:
    return LinkError(f"The board's MicroPython {version} is older than {LEAST}.", board.install)


def no_bluetooth(board: Board) -> LinkError:
    return LinkError(
        "The board's MicroPython has no Bluetooth: it was made for another board.", board.install
    )


def unknown_machine(machine: str) -> LinkError:
    return LinkError(
        f"Kneadle has no firmware for this board: {machine}.",
        "It knows the Seeed XIAO ESP32C3 and ESP32S3 and the Raspberry Pi Pico 2 W.",
    )


def other_board(wanted: Board, machine: str) -> LinkError:
    return LinkError(
        f"This is no {wanted.words}: the board says that it is {machine}.",
        "Leave --board out, or plug the other board in.",
    )


def lost(port: str) -> LinkError:
    return LinkError(f"The board at {port} stopped answering.", f"Plug it in again and {AGAIN}")


def refused(path: str, said: str) -> KneadleError:
    """`said` is the end of what the board's Python printed when it could not write `path`."""
    found = ERRNO.search(said)
    reasons = found.groups() if found else ()
    if any(reason in NO_SPACE for reason in reasons):
        return no_room(path)
    return KneadleError(
        f"The board could not write {path} ({last_line(said)}).",
        f"Unplug it, plug it in and {AGAIN}",
    )


def no_room(path: str) -> KneadleError:
    return KneadleError(
        f"The board's disk is full, so {path} found no room.",
        "Remove files of your own from it (`mpremote rm FILE`) and " + AGAIN,
    )


def too_big(needed_bytes: int, room_bytes: int) -> KneadleError:
    return KneadleError(
        f"The firmware needs {needed_bytes // 1024} KB, and the board has room for"
        f" {room_bytes // 1024} KB.",
        "Remove files of your own from it (`mpremote ls`, `mpremote rm FILE`) and try again;"
        " nothing was changed.",
    )


def not_as_sent(path: str) -> KneadleError:
    return KneadleError(
        f"What the board keeps as {path} is not what was sent.",
        "Run the same command again; if it stays so, the board's flash memory is worn out.",
    )


def stumbled(doing: str, said: str) -> KneadleError:
    return KneadleError(
        f"The board stumbled while {doing} ({last_line(said)}).",
        "Unplug it, plug it in and try again; if it stays so, please report it.",
    )


def last_line(said: str) -> str:
    return (said.strip().splitlines() or ["it did not say why"])[-1].strip().rstrip(".")
