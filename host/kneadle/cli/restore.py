"""kneadle restore: a copy that `kneadle backup` wrote, in the place of the journal."""

from argparse import Namespace
from datetime import datetime

from kneadle.cli.bar import bar
from kneadle.cli.output import say
from kneadle.errors import JournalError
from kneadle.journal.backup import restore
from kneadle.journal.where import journal_path


def run(arguments: Namespace) -> int:
    copy, path = arguments.file.expanduser(), journal_path()
    if not copy.exists():
        raise JournalError(f"There is no file {copy}.", "Name one that `kneadle backup` wrote.")
    if path.exists() and copy.samefile(path):
        raise JournalError(f"{copy} is the journal itself.", "Name a copy of it.")
    with bar("Copying") as watch:
        aside = restore(copy, path, datetime.now(), watch)
    kept = f" The journal that was there is now {aside}." if aside else ""
    say(f"The journal is what {copy} holds.{kept}")
    return 0
