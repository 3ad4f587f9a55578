"""The firmware's files: which of them a ball needs, and where they are."""

from collections.abc import Iterator
from pathlib import Path

from kneadle.errors import KneadleError
from kneadle.flash.boards import BOARDS
from kneadle.flash.config import Config

CONFIG = "board.json"
MAIN = "main.py"  # what the board starts by itself
FOLDERS = ("ball", "boards", "drivers", "link")
IN_PACKAGE = Path(__file__).parent / "firmware"
IN_CHECKOUT = Path(__file__).parents[3] / "firmware"


def firmware() -> Path:
    """Its folder. Raises KneadleError if it did not come with this Kneadle."""
    for folder in (IN_PACKAGE, IN_CHECKOUT):
        if (folder / MAIN).is_file():
            return folder
    raise KneadleError(
        "The firmware did not come with this Kneadle.",
        "Install it again (`pip install --force-reinstall 'kneadle[flash]'`), or run this from"
        " a checkout.",
    )


def wanted(folder: Path, config: Config) -> dict[str, bytes]:
    """Path on the board to content: the firmware without the pins of other boards."""
    others = {f"boards/{board}.py" for board in BOARDS if board != config.board}
    found = {path: (folder / path).read_bytes() for path in _all(folder) if path not in others}
    return {**found, CONFIG: config.as_json()}


def _all(folder: Path) -> Iterator[str]:
    yield MAIN
    for name in FOLDERS:
        for path in sorted((folder / name).rglob("*.py")):
            yield path.relative_to(folder).as_posix()
