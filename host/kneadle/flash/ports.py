"""Serial ports that may have a board behind them."""

from collections.abc import Iterable
from dataclasses import dataclass

from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from kneadle.errors import LinkError
from kneadle.flash.boards import BOARDS

BOARD_VENDORS = {board.usb_vendor for board in BOARDS.values()}
BRIDGE_VENDORS = {0x10C4, 0x1A86, 0x0403}  # Silicon Labs, WCH, FTDI: in front of many a board
NO_BOARD = LinkError(
    "No board is plugged in.",
    "Plug it in with a cable that carries data, not only power; wake a sleeping ball with its"
    " button. If it has another port, name it: `kneadle flash --port PORT`. What a bare board"
    " would get is said without one: `kneadle flash --dry-run --board xiao_esp32c3`.",
)


@dataclass(frozen=True, slots=True)
class Port:
    """`vendor` is the USB vendor, None if the port is not on USB or not listed."""

    name: str
    words: str = ""
    vendor: int | None = None


def named(name: str) -> Port:
    """What a person names is taken, whatever is behind it."""
    return next((port for port in _listed() if port.name == name), Port(name))


def candidates() -> list[Port]:
    """A board's own USB, or what may be one behind a USB bridge. Raises LinkError if there is none.

    A bridge is looked at only where no board has USB of its own: it may be anything.
    """
    listed = list(_listed())
    found = _made_by(BOARD_VENDORS, listed) or _made_by(BRIDGE_VENDORS, listed)
    if not found:
        raise NO_BOARD
    return found


def _made_by(vendors: set[int], listed: Iterable[Port]) -> list[Port]:
    return [port for port in listed if port.vendor in vendors]


def _listed() -> Iterable[Port]:
    return (_port(info) for info in sorted(list_ports.comports(), key=lambda info: info.device))


def _port(info: ListPortInfo) -> Port:
    words = info.description if info.description and info.description != "n/a" else ""
    return Port(info.device, words, info.vid)
