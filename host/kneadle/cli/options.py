"""Options that several commands take, and what a person may write for them."""

import argparse
import math
from pathlib import Path

from kneadle.muscles import MUSCLES, SIDES

Parser = argparse.ArgumentParser

MOST_WEEKS = 52


def recording(parser: Parser) -> None:
    parser.add_argument("recording", help="a trace (CSV), a session number, or latest")
    parser.add_argument("--lenient", action="store_true", help="skip and count bad rows")


def output(parser: Parser) -> None:
    parser.add_argument("--headless", action="store_true", help="lines instead of the live page")
    parser.add_argument("--json", action="store_true", help="events as JSON, one a line; no sounds")


def ceiling(parser: Parser) -> None:
    parser.add_argument(
        "--ceiling", type=positive, metavar="N", help="your ceiling in newtons (80 if not given)"
    )


def device(parser: Parser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--device", metavar="NAME", help="one of `kneadle devices`, by name or id")
    which.add_argument("--serial", metavar="PORT", help="whatever is on this serial port")


def site(parser: Parser) -> None:
    parser.add_argument(
        "--muscle", type=muscle, choices=MUSCLES, help="take the ceiling measured for it"
    )
    parser.add_argument("--side", choices=SIDES, help="and this side")


def muscle(text: str) -> str:
    """Also as Kneadle prints it, with spaces."""
    return "-".join(text.casefold().split())


def positive(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number") from None
    if not (math.isfinite(number) and number > 0):
        raise argparse.ArgumentTypeError(f"{text} is not a finite number above 0")
    return number


def weeks(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 4 and 1 <= int(text) <= MOST_WEEKS):
        raise argparse.ArgumentTypeError(f"choose a whole number of weeks from 1 to {MOST_WEEKS}")
    return int(text)


def svg(text: str) -> Path:
    """Nobody's recording is drawn over."""
    if Path(text).suffix.lower() != ".svg":
        raise argparse.ArgumentTypeError(f"{text} must end in .svg")
    return Path(text)


def speed(text: str) -> float:
    number = positive(text)
    if not 0.1 <= number <= 100:
        raise argparse.ArgumentTypeError("choose a speed from 0.1 to 100")
    return number
