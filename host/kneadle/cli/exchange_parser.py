"""Options of `kneadle export` and `kneadle import`."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from kneadle.exchange.units import N_PER, S_PER

Parser = argparse.ArgumentParser

UNITS = tuple(N_PER)
TIMES = tuple(S_PER)


def export(parser: Parser) -> None:
    parser.add_argument("session", metavar="SESSION", help="its number, or latest")
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="ends in .csv, .parquet, .json or .zip; only the .zip can be imported whole",
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def import_(parser: Parser) -> None:
    parser.set_defaults(command="import_")  # as its module is called: `import` is Python's
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a session's .zip, a CSV, Grip Connect's, an .xdf"
    )
    parser.add_argument("--unit", choices=UNITS, help="the unit of force, if the file is mute")
    parser.add_argument("--time", choices=TIMES, help="the unit of time, if the file is mute")
    parser.add_argument("--column", metavar="NAME", help="the column, or channel, with the force")
    parser.add_argument(
        "--started",
        type=moment,
        metavar="WHEN",
        help="such as 2026-11-22T18:30, if the file is mute",
    )
    parser.add_argument("--yes", action="store_true", help="import without asking")
    parser.add_argument("--again", action="store_true", help="also what was imported before")
    parser.add_argument("--json", action="store_true", help="print the preview as JSON")


def moment(text: str) -> datetime:
    """Of this computer's zone where it names none."""
    try:
        there = datetime.fromisoformat(text).astimezone()
        year = there.astimezone(UTC).year
    except (ValueError, OverflowError, OSError):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a moment: give one such as 2026-11-22T18:30"
        ) from None
    _refuse_beyond_a_life(text, year)
    return there


def _refuse_beyond_a_life(text: str, year: int) -> None:
    """A zip of that session would be refused."""
    from kneadle.exchange.zip_given import FIRST_YEAR, LAST_YEAR  # takes time

    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no moment of a session: give one from {FIRST_YEAR} to {LAST_YEAR}"
        )
