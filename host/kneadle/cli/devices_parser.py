"""Options of the commands that look after devices."""

import argparse

from kneadle.cli import options

Parser = argparse.ArgumentParser
SCAN_S = 5.0


def scan(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="print as JSON")
    _seconds(parser)


def pair(parser: Parser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="its name, id or serial port")
    _seconds(parser)


def known(parser: Parser) -> None:
    parser.add_argument(
        "action", nargs="?", choices=("list", "rename", "forget", "default"), default="list"
    )
    parser.add_argument("device", nargs="?", metavar="DEVICE", help="its name or id")
    parser.add_argument("new_name", nargs="?", metavar="NEW-NAME", help="for rename")
    parser.add_argument("--json", action="store_true", help="print the list as JSON")


def calibrate(parser: Parser) -> None:
    parser.add_argument(
        "what",
        nargs="?",
        choices=("weights", "tare", "ceiling"),
        default="weights",
        help="the sensor with known weights, its zero, or your own ceiling",
    )
    options.device(parser)
    options.site(parser)


def doctor(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="print as JSON")


def _seconds(parser: Parser) -> None:
    parser.add_argument(
        "--seconds", type=options.positive, default=SCAN_S, metavar="N", help="how long to listen"
    )
