"""Options of kneadle flash: each answers one of its questions."""

import argparse

from kneadle.flash.boards import BOARDS
from kneadle.flash.config import BATTERIES, SENSORS

Parser = argparse.ArgumentParser


def flash(parser: Parser) -> None:
    parser.add_argument("--port", metavar="PORT", help="where the board is, if several are there")
    parser.add_argument("--board", choices=tuple(BOARDS), help="refuse any other than this one")
    parser.add_argument("--sensor", choices=tuple(SENSORS))
    parser.add_argument("--full-scale", type=int, metavar="N", help="of the sensor, in newtons")
    parser.add_argument("--rate", type=int, metavar="HZ", help="readings a second")
    parser.add_argument(
        "--imu", action=argparse.BooleanOptionalAction, help="whether it has an LSM6DS3"
    )
    parser.add_argument("--battery", choices=BATTERIES, help="its battery gauge")
    parser.add_argument(
        "--pin",
        type=pin,
        action="append",
        metavar="NAME=PIN",
        help="a wire that is not where hardware.md has it, such as led=D9; may be repeated",
    )
    parser.add_argument("--yes", action="store_true", help="ask nothing: defaults for the rest")
    parser.add_argument("--dry-run", action="store_true", help="say what would be written, only")


def pin(text: str) -> tuple[str, str]:
    """Which GPIO it is depends on the board."""
    name, equals, at = text.partition("=")
    if not (name and equals and at.lstrip("DGP").isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is not like button=D9 or button=9")
    return name, at
