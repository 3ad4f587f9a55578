"""kneadle backup: a copy of the journal, also while a session is recorded."""

from argparse import Namespace
from pathlib import Path

from kneadle.cli.bar import bar
from kneadle.cli.output import say
from kneadle.errors import JournalError
from kneadle.journal.backup import back_up
from kneadle.journal.health import Health
from kneadle.journal.where import journal_path
from kneadle.telling import count


def run(arguments: Namespace) -> int:
    path, to = journal_path(), arguments.file.expanduser()
    _refuse_to_overwrite(path, to, force=arguments.force)
    with bar("Copying") as watch:
        health = back_up(path, to, watch)
    say("\n".join([f"{count(health.sessions, 'session')} copied to {to}.", *damage(health, to)]))
    return 0


def damage(health: Health, of: Path) -> list[str]:
    """What was wrong with the journal before: the copy has it as well."""
    if not health.lost:
        return []
    return [f"{health.amount} in {of} are damaged or missing, in {health.where}."]


def _refuse_to_overwrite(path: Path, to: Path, *, force: bool) -> None:
    if to.is_dir():
        raise JournalError(f"{to} is a folder.", "Name a file in it.")
    if to.exists() and path.exists() and to.samefile(path):
        raise JournalError(f"{to} is the journal itself.", "Name another file for the copy.")
    if to.exists() and not force:
        raise JournalError(f"{to} is there already.", "Name another file, or add --force.")
