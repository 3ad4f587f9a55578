"""kneadle restore: a copy that `kneadle backup` wrote, in the place of the journal."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from kneadle.cli.ask import confirm
from kneadle.cli.backup import damage, kept
from kneadle.cli.bar import bar
from kneadle.cli.output import say
from kneadle.cli.target import reached, same
from kneadle.errors import JournalError
from kneadle.journal.backup import look, restore, sessions_in
from kneadle.journal.health import Health
from kneadle.journal.where import journal_path
from kneadle.named import expanded
from kneadle.telling import count


def run(arguments: Namespace) -> int:
    copy, path = expanded(arguments.file), journal_path()
    _refuse_what_is_no_copy(copy, path)
    with bar("Looking") as watch:
        health = look(copy, watch)
    for line in damage(health, copy):
        say(line)
    if not arguments.yes and not _agreed(copy, health, sessions_in(path)):
        say("Nothing was changed.")
        return 0
    with bar("Copying") as watch:
        aside = restore(copy, path, datetime.now(), watch)
    say(f"The journal is what {copy} holds.{kept(aside)}")
    return 0


def _refuse_what_is_no_copy(copy: Path, path: Path) -> None:
    with reached(copy):
        if not copy.exists():
            raise JournalError(f"There is no file {copy}.", "Name one that `kneadle backup` wrote.")
        if copy.is_file() and not copy.stat().st_size:
            raise JournalError(f"{copy} is empty.", "Name a copy that `kneadle backup` wrote.")
    if same(copy, path):
        raise JournalError(f"{copy} is the journal itself.", "Name a copy of it.")


def _agreed(copy: Path, health: Health, there: int | None) -> bool:
    """Nobody is asked where there is no session to be set aside."""
    if there == 0:
        return True
    has = "cannot be read" if there is None else f"holds {count(there, 'session')}"
    return confirm(
        f"The journal {has}. Set it aside, and put the {count(health.sessions, 'session')} of"
        f" {copy} in its place?",
        "Give --yes to do so.",
    )
