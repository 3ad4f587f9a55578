"""Commands, options and an example for each. Imports nothing that takes time."""

import argparse
import math
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from kneadle import program_version

Parser = argparse.ArgumentParser


class _Version(argparse.Action):
    """Asked for rarely, and slow to look up."""

    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="show the version and leave")

    def __call__(self, parser: Parser, *ignored: object) -> NoReturn:
        parser.exit(message=f"kneadle {program_version()}\n")


def build() -> Parser:
    parser = Parser(
        prog="kneadle",
        description="Live hold feedback from a force-sensing massage ball.",
        epilog="Not a medical device; your own feeling overrules the app. Start: kneadle demo",
    )
    parser.add_argument("--version", action=_Version)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, text: str, example: str) -> Parser:
        return commands.add_parser(
            name, help=text, description=text, epilog=f"Example: kneadle {example}"
        )

    _demo(command("demo", "Watch a simulated two-minute session.", "demo --speed 4"))
    _live(command("live", "Live feedback from a ball.", "live --serial /dev/ttyACM0"))
    _analyze(
        command("analyze", "Judge a trace or a logged session.", "analyze trace.csv --ceiling 60")
    )
    _log(command("log", "List the logged sessions, or show one.", "log show 12"))
    _replay(command("replay", "Play a trace or a logged session.", "replay latest --speed 5"))
    return parser


def _demo(parser: Parser) -> None:
    _output(parser)
    parser.add_argument("--speed", type=_speed, default=1.0, metavar="X", help="times as fast")


def _live(parser: Parser) -> None:
    parser.add_argument("--serial", required=True, metavar="PORT", help="the ball's serial port")
    _output(parser)
    _ceiling(parser)
    parser.add_argument("--duration", type=_positive, metavar="S", help="end after S seconds")


def _analyze(parser: Parser) -> None:
    _recording(parser)
    parser.add_argument("--json", action="store_true", help="print the analysis as JSON")
    _ceiling(parser)
    parser.add_argument("--plot", type=_svg, metavar="FILE.svg", help="also draw it")


def _log(parser: Parser) -> None:
    parser.add_argument("action", nargs="?", choices=("list", "show"), default="list")
    parser.add_argument("session", nargs="?", metavar="SESSION", help="its number, or latest")
    parser.add_argument("--json", action="store_true", help="print as JSON")


def _replay(parser: Parser) -> None:
    _recording(parser)
    _output(parser)
    _ceiling(parser)
    parser.add_argument("--speed", type=_speed, default=1.0, metavar="X", help="times as fast")


def _recording(parser: Parser) -> None:
    parser.add_argument("recording", help="a trace (CSV), a session number, or latest")
    parser.add_argument("--lenient", action="store_true", help="skip and count bad rows")


def _output(parser: Parser) -> None:
    parser.add_argument("--headless", action="store_true", help="lines instead of the live page")
    parser.add_argument("--json", action="store_true", help="events as JSON, one a line")


def _ceiling(parser: Parser) -> None:
    parser.add_argument(
        "--ceiling", type=_positive, metavar="N", help="your ceiling in newtons (80 if not given)"
    )


def _positive(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number") from None
    if not (math.isfinite(number) and number > 0):
        raise argparse.ArgumentTypeError(f"{text} is not above 0")
    return number


def _svg(text: str) -> Path:
    """Nobody's recording is drawn over."""
    if Path(text).suffix.lower() != ".svg":
        raise argparse.ArgumentTypeError(f"{text} must end in .svg")
    return Path(text)


def _speed(text: str) -> float:
    number = _positive(text)
    if not 0.1 <= number <= 100:
        raise argparse.ArgumentTypeError("choose a speed from 0.1 to 100")
    return number
