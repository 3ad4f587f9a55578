"""Options of `kneadle report` and `kneadle trends`."""

import argparse
from pathlib import Path

from kneadle.cli.days import day
from kneadle.cli.log_parser import site
from kneadle.muscles import SIDES

Parser = argparse.ArgumentParser


def report(parser: Parser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("session", nargs="?", metavar="SESSION", help="its number, or latest")
    which.add_argument("--since", metavar="DAY", type=day, help="all from 2026-11-01, 8w ... on")
    parser.add_argument(
        "-o", "--output", metavar="FILE.html", type=html, help="else named after what it is of"
    )
    parser.add_argument("--pdf", action="store_true", help="and the same as PDF, by Chromium")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def trends(parser: Parser) -> None:
    parser.add_argument("--since", metavar="DAY", type=day, help="2026-11-01, 8w ...; else all")
    parser.add_argument(
        "--muscle", metavar="MUSCLE", type=site, help="of it alone: piriformis, left piriformis ..."
    )
    parser.add_argument("--side", choices=SIDES, help="of this side alone")
    parser.add_argument("--json", action="store_true", help="print as JSON")


def html(text: str) -> Path:
    if Path(text).suffix.lower() != ".html":
        raise argparse.ArgumentTypeError(f"{text} must end in .html")
    return Path(text)
