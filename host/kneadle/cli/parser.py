"""Commands, options and an example for each. Imports nothing that takes time."""

import argparse
from collections.abc import Sequence
from typing import NoReturn

from kneadle import program_version
from kneadle.cli import devices_parser as devices
from kneadle.cli import exchange_parser, flash_parser, log_parser, options, report_parser

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
        epilog="Without a command it opens home; try: kneadle demo. Not a medical device; your own"
        " feeling overrules the app.",
    )
    parser.add_argument("--version", action=_Version)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

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
    log_parser.analyze(
        command("analyze", "Judge a trace or a logged session.", "analyze trace.csv --ceiling 60")
    )
    log_parser.log(command("log", "List, show, note, tag or delete sessions.", "log --since 7d"))
    log_parser.backup(command("backup", "Copy the journal, also while recording.", "backup FILE"))
    log_parser.restore(command("restore", "Put a copy in the journal's place.", "restore FILE"))
    command("review", "Look back: sessions, plots, holds and warnings.", "review")
    report_parser.report(
        command("report", "Write an HTML report of a session, or of weeks.", "report --since 8w")
    )
    report_parser.trends(
        command("trends", "Say what changed over the weeks.", "trends --muscle piriformis")
    )
    exchange_parser.export(
        command("export", "Write a session for other programs.", "export latest session.csv")
    )
    exchange_parser.import_(
        command("import", "Take a recording into the journal.", "import pull.csv --unit kg")
    )
    _replay(command("replay", "Play a trace or a logged session.", "replay latest --speed 5"))
    flash_parser.flash(
        command("flash", "Put the firmware on a board, and try its parts.", "flash --dry-run")
    )
    devices.doctor(command("doctor", "Explain what this computer lacks.", "doctor"))
    return parser


def _demo(parser: Parser) -> None:
    options.output(parser)
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--guided", action="store_true", help="the guided session, on a ball that is simulated"
    )
    which.add_argument(
        "--weeks", type=options.weeks, metavar="N", help="make up N weeks of sessions, to look at"
    )
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
    parser.add_argument("--headless", action="store_true", help="lines instead of the pages")
    parser.add_argument("--json", action="store_true", help="events as JSON, one a line; no sounds")


def _replay(parser: Parser) -> None:
    options.recording(parser)
    options.output(parser)
    options.ceiling(parser)
    parser.add_argument(
        "--speed", type=options.speed, default=1.0, metavar="X", help="times as fast"
    )
