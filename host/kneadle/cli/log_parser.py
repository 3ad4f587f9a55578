"""Options of the commands that look after the journal."""

import argparse
from functools import partial
from pathlib import Path

from kneadle.cli import options
from kneadle.cli.days import day
from kneadle.cli.site_of import site_of
from kneadle.coach.site import Site
from kneadle.errors import KneadleError
from kneadle.muscles import SIDES

Parser = argparse.ArgumentParser


def log(parser: Parser) -> None:
    """`kneadle log` alone lists, and takes the same options as `kneadle log list`."""
    _list(parser, None)
    actions = parser.add_subparsers(dest="action", metavar="ACTION")

    def action(name: str, text: str, example: str) -> Parser:
        return actions.add_parser(
            name, help=text, description=text, epilog=f"Example: kneadle log {example}"
        )

    _list(action("list", "List sessions.", "list --since 7d --muscle piriformis"), _KEPT)
    _show(action("show", "Show one session.", "show latest"))
    _note(action("note", "Write the note of a session anew.", "note 12 'calf felt it too'"))
    _tag(action("tag", "Give a session tags, or take them away.", "tag 12 sore --remove easy"))
    _one(action("delete", "Delete a session; it can be restored.", "delete 12"))
    action("undo", "Restore the session that was deleted last.", "undo")
    _one(action("restore", "Restore a session that was deleted.", "restore 12"))
    _yes(action("purge", "Remove deleted sessions for good.", "purge"))
    parser.set_defaults(action="list")


# What was said before the action, as in `kneadle log --json list`, is kept.
_KEPT = argparse.SUPPRESS


def _list(parser: Parser, default: str | None) -> None:
    with_default = partial(parser.add_argument, default=default)
    with_default("--since", metavar="DAY", type=day, help="2026-11-22, 22 Nov, yesterday, 7d ...")
    with_default("--until", metavar="DAY", type=day, help="that day too")
    with_default(
        "--muscle",
        metavar="MUSCLE",
        type=site,
        help="where the coach had it worked: piriformis, left gluteus medius ...",
    )
    with_default("--side", choices=SIDES, help="and this side")
    with_default("--device", metavar="NAME", help="recorded with this device")
    with_default("--tag", metavar="TAG", help="with this tag")
    with_default("--search", metavar="WORDS", help="in notes and tags")
    _json(parser, default)


def _show(parser: Parser) -> None:
    parser.add_argument("session", nargs="?", metavar="SESSION", help="its number, or latest")
    _json(parser, _KEPT)


def _note(parser: Parser) -> None:
    _one(parser)
    parser.add_argument("text", nargs="+", metavar="TEXT", help="'' for none")


def _tag(parser: Parser) -> None:
    _one(parser)
    parser.add_argument("tags", nargs="*", metavar="TAG", type=tag, help="a word or a few")
    parser.add_argument("--remove", nargs="+", default=(), metavar="TAG", type=tag)


def _one(parser: Parser) -> None:
    parser.add_argument("session", metavar="SESSION", help="its number, or latest")


def _yes(parser: Parser) -> None:
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _json(parser: Parser, default: str | None) -> None:
    kept = default if default is _KEPT else False
    parser.add_argument("--json", action="store_true", default=kept, help="print as JSON")


def site(text: str) -> Site:
    """A muscle, with its side where the text names one."""
    try:
        return site_of(text)
    except KneadleError as error:
        raise argparse.ArgumentTypeError(f"{error.what} {error.do}") from None


def tag(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("a tag needs a letter")
    return text


def backup(parser: Parser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="where the copy goes")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def restore(parser: Parser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="what `kneadle backup` wrote")
    _yes(parser)


def analyze(parser: Parser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("recording", nargs="?", help="a trace (CSV), a session number, or latest")
    which.add_argument("--session", metavar="N", help="judge this session again, beside before")
    which.add_argument("--all", action="store_true", help="judge all sessions again")
    parser.add_argument("--jobs", type=jobs, metavar="J", help="processes at once, with --all")
    parser.add_argument("--lenient", action="store_true", help="skip and count bad rows")
    parser.add_argument("--json", action="store_true", help="print the analysis as JSON")
    options.ceiling(parser)
    parser.add_argument("--plot", type=options.svg, metavar="FILE.svg", help="also draw it")


def jobs(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 64):
        raise argparse.ArgumentTypeError("choose a number from 1 to 64")
    return int(text)
