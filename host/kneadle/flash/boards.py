"""The boards that the firmware knows, and how each of them gets its MicroPython."""

from dataclasses import dataclass

LEAST_MICROPYTHON = (1, 24)
LEAST = ".".join(map(str, LEAST_MICROPYTHON))


@dataclass(frozen=True, slots=True)
class Board:
    """`chip` is in what MicroPython says of the machine it runs on, and in no other board's."""

    name: str
    words: str
    chip: str
    usb_vendor: int
    install: str


def _esp(name: str, words: str, chip: str, download: str) -> Board:
    tool = f"esptool --chip {chip.lower()}"
    return Board(
        name,
        words,
        chip,
        usb_vendor=0x303A,
        install=f"Download MicroPython {LEAST} or newer for {download}, and put it on the board:"
        f" `pip install esptool`, `{tool} erase_flash`, `{tool} write_flash 0 THE-FILE.bin`."
        " If the board does not answer, hold its B button while you plug it in.",
    )


BOARDS = {
    board.name: board
    for board in (
        _esp("xiao_esp32c3", "Seeed XIAO ESP32C3", "ESP32C3", "ESP32_GENERIC_C3"),
        _esp("xiao_esp32s3", "Seeed XIAO ESP32S3", "ESP32S3", "ESP32_GENERIC_S3"),
        Board(
            "pico2w",
            "Raspberry Pi Pico 2 W",
            "RP2350",
            usb_vendor=0x2E8A,
            install=f"Download MicroPython {LEAST} or newer for RPI_PICO2_W, hold BOOTSEL while you"
            " plug the board in, and drag the UF2 file onto the drive that appears.",
        ),
    )
}


def on_machine(machine: str) -> Board | None:
    """None: no board that the firmware knows."""
    return next((board for board in BOARDS.values() if board.chip in machine), None)


def made_by(usb_vendor: int | None) -> Board | None:
    """The likeliest, when the board itself says nothing."""
    return next((board for board in BOARDS.values() if board.usb_vendor == usb_vendor), None)
