"""Commands, options and an example for each. Imports nothing that takes time."""

import argparse
from collections.abc import Sequence
from typing import NoReturn

from kneadle import program_version
from kneadle.cli import devices_parser as devices
from kneadle.cli import flash_parser, options

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
    devices.scan(command("scan", "Find balls, scales and serial ports.", "scan --seconds 10"))
    devices.pair(command("pair", "Pair a ball, and remember it.", 'pair "Kneadle 001122334455"'))
    devices.known(
        command("devices", "List, rename or forget your devices.", "devices rename ball Blue")
    )
    _live(command("live", "Live feedback from your ball.", "live --duration 600"))
    _session(
        command(
            "session",
            "A guided session: find, hold, stretch, reassess.",
            "session --muscle piriformis --side left",
        )
    )
    devices.calibrate(
        command("calibrate", "Calibrate with weights, tare, set your ceiling.", "calibrate weights")
    )
    _analyze(
        command("analyze", "Judge a trace or a logged session.", "analyze trace.csv --ceiling 60")
    )
    _log(command("log", "List the logged sessions, or show one.", "log show 12"))
    _replay(command("replay", "Play a trace or a logged session.", "replay latest --speed 5"))
    flash_parser.flash(
        command("flash", "Put the firmware on a board, and try its parts.", "flash --dry-run")
    )
    devices.doctor(command("doctor", "Explain what this computer lacks.", "doctor"))
    return parser


def _demo(parser: Parser) -> None:
    options.output(parser)
    parser.add_argument(
        "--speed", type=options.speed, default=1.0, metavar="X", help="times as fast"
    )


def _live(parser: Parser) -> None:
    options.device(parser)
    options.output(parser)
    options.ceiling(parser)
    options.site(parser)
    parser.add_argument(
        "--duration", type=options.positive, metavar="S", help="end after S seconds"
    )


def _session(parser: Parser) -> None:
    options.device(parser)
    options.site(parser)
    parser.add_argument("--headless", action="store_true", help="lines, which is all there is yet")
    parser.add_argument("--json", action="store_true", help="events as JSON, one a line")


def _analyze(parser: Parser) -> None:
    options.recording(parser)
    parser.add_argument("--json", action="store_true", help="print the analysis as JSON")
    options.ceiling(parser)
    parser.add_argument("--plot", type=options.svg, metavar="FILE.svg", help="also draw it")


def _log(parser: Parser) -> None:
    parser.add_argument("action", nargs="?", choices=("list", "show"), default="list")
    parser.add_argument("session", nargs="?", metavar="SESSION", help="its number, or latest")
    parser.add_argument("--json", action="store_true", help="print as JSON")


def _replay(parser: Parser) -> None:
    options.recording(parser)
    options.output(parser)
    options.ceiling(parser)
    parser.add_argument(
        "--speed", type=options.speed, default=1.0, metavar="X", help="times as fast"
    )
