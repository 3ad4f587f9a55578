"""The boards that the firmware knows, and how each of them gets its MicroPython."""

from dataclasses import dataclass

from kneadle.errors import LimitError

LEAST_MICROPYTHON = (1, 24)
MOST_GPIO = 48  # of any board here
LEAST = ".".join(map(str, LEAST_MICROPYTHON))


@dataclass(frozen=True, slots=True)
class Board:
    """`chip` is in what MicroPython says of the machine it runs on, and in no other board's.

    `printed` is what stands before the number of a pin; `numbers`, unless it is the GPIO number
    itself, what GPIO each printed number is. `own_converter` is one that goes up to the supply.
    """

    name: str
    words: str
    chip: str
    usb_vendor: int
    install: str
    printed: str
    numbers: tuple[int, ...] = ()
    own_converter: bool = False

    def gpio(self, pin: str) -> int:
        """Its number, of "21" or of what the board has in print. Raises LimitError: no such pin."""
        number = pin.removeprefix(self.printed)
        known = self.numbers if number != pin and self.numbers else range(MOST_GPIO + 1)
        if number.isdecimal() and int(number) < len(known):
            return known[int(number)]
        raise LimitError(
            f"The {self.words} has no pin {pin}.",
            f"Name it as the board has it in print, such as {self.printed}4, or by GPIO number.",
        )


def _xiao(chip: str, numbers: tuple[int, ...]) -> Board:
    """`numbers`: GPIO of D0, D1 ... by Seeed's pin map."""
    tool = f"esptool --chip {chip.lower()}"
    return Board(
        f"xiao_{chip.lower()}",
        f"Seeed XIAO {chip}",
        chip,
        usb_vendor=0x303A,
        install=f"Download MicroPython {LEAST} or newer for ESP32_GENERIC_{chip[-2:]}, and put it"
        f" on the board: `pip install esptool`, `{tool} erase_flash`,"
        f" `{tool} write_flash 0 THE-FILE.bin`."
        " If the board does not answer, hold its B button while you plug it in.",
        printed="D",
        numbers=numbers,
    )


BOARDS = {
    board.name: board
    for board in (
        _xiao("ESP32C3", (2, 3, 4, 5, 6, 7, 21, 20, 8, 9, 10)),
        _xiao("ESP32S3", (1, 2, 3, 4, 5, 6, 43, 44, 7, 8, 9)),
        Board(
            "pico2w",
            "Raspberry Pi Pico 2 W",
            "RP2350",
            usb_vendor=0x2E8A,
            install=f"Download MicroPython {LEAST} or newer for RPI_PICO2_W, hold BOOTSEL while you"
            " plug the board in, and drag the UF2 file onto the drive that appears.",
            printed="GP",
            own_converter=True,
        ),
    )
}


def on_machine(machine: str) -> Board | None:
    """None: no board that the firmware knows."""
    return next((board for board in BOARDS.values() if board.chip in machine), None)


def made_by(usb_vendor: int | None) -> Board | None:
    """The likeliest, when the board itself says nothing."""
    return next((board for board in BOARDS.values() if board.usb_vendor == usb_vendor), None)
